# refused: 3, "eval()"

print(eval('1 + 1'))
