# refused: 4, "frozendict"
# versions: >=3.15
# source: https://docs.python.org/3.15/library/stdtypes.html#frozendict
print(isinstance({}, frozendict))
