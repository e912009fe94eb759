import tools

print(max([1, 5, 2]), tools.max([1, 5, 2]), tools.biggest, sorted("ba"))
sum = 3
print(sum, tools.total([1, 2]))
