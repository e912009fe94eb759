# refused: 4, "coulisses"

name = '__glo' + 'bals__'
print(getattr(print, name))
