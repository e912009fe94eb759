# outcomes: ["True True", "False True"]
# source: an address may be below or above another
first, second = [], []
print(id(first) < id(second), id(first) == id(first))
