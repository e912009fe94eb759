# outcomes: ["['Ana', 'Bob'] 2 True True Bob"]
names = {"Ana", "Bob"}
print(sorted(names), len(names), "Ana" in names, names == {"Bob", "Ana"}, max(names))
