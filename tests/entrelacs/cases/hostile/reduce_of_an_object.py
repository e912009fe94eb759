# refused: 3, "coulisses"

print(object().__reduce_ex__(2))
