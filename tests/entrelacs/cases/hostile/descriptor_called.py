# refused: 3, "coulisses"

print(type(print).__code__.__get__(print))
