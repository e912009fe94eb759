# refused: 7, "deux valeurs égales de type float"
# source: Python reference, 3.1
half = float("0.5")


class Sizes:
    same = half is not float("0.5")
