# refused: 10, "l'ordre d'un ensemble de valeurs de type Color"
import enum


class Color(enum.Enum):
    RED = 1
    BLUE = 2


print([color.name for color in {Color.RED, Color.BLUE}])
