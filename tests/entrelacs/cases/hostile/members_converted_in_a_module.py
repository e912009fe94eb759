# refused: 5, "_convert_"

import enum

enum.IntEnum._convert_('Names', 'json', str.isidentifier)
