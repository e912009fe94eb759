# refused: 10, "modifie la fonction print"

import functools


def f():
    pass


functools.update_wrapper(print, f)
print(print.__name__)
