# refused: 6, "deux valeurs égales de type tuple"
# source: Python reference, 3.1: whether two equal immutable values are one object is not told
import operator
items = []
pairs = [(items, 1000), (items, 500 + 500)]
print(*map(operator.is_not, *[[pair] for pair in pairs]))
