# refused: 3, "ctypes"

import ctypes

ctypes.string_at(0)
