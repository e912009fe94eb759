from bank import describe

print(describe(3))
