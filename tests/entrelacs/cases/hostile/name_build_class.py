# refused: 3, "__build_class__"

def __build_class__(*parts):
    return None


class A:
    pass
