# refused: 6, "str.format lit un attribut"

import logging

layout = logging.Formatter('{msg.__class__}', style='{')
print(layout.format(logging.makeLogRecord({'msg': 3})))
