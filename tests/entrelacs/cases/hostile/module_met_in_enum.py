# refused: 5, "enum.sys"

import enum

enum.sys.modules['os']._exit(7)
