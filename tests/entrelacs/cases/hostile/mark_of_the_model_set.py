# refused: 7, "ne peut pas être changé"

class Box:
    pass


Box._modelled = True
