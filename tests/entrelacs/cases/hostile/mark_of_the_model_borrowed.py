# refused: 3, "garde pour lui"

class Box:
    _modelled = True


print(Box._modelled)
