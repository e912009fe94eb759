# refused: 3, "input()"

print(input())
