name = "left"

import right


def down(n):
    return [name, n] if n == 0 else right.down(n - 1)
