# refused: 3, "coulisses"

print(type.__getattribute__(object, '__subclasses__')())
