# refused: 7, "adresse"

class A:
    pass


print('%s' % A())
