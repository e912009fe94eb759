# refused: 10, "typing.get_type_hints"

import typing


def f(x: 'open("mark", "w")'):
    pass


print(typing.get_type_hints(f))
