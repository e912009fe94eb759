# refused: 3, "__dict__"

print(list(type(print).__dict__.values()))
