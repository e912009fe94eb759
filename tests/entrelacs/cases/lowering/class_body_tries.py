# refused: 3, "dans le corps d'une classe"
class Config:
    try:
        debug = True
    except NameError:
        debug = False


print(Config.debug)
