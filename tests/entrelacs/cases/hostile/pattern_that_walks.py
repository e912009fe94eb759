# refused: 4, "coulisses"

match print:
    case object(__globals__=found):
        print(found)
