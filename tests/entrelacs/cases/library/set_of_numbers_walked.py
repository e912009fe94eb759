# outcomes: ["[1, 2, (3, 4)] 1"]
# source: the hash of a number is the same in every process
numbers = {2, 1, (3, 4)}
print(sorted(numbers, key=str)[1:] + sorted(numbers, key=str)[:1], min({1, 2}))
