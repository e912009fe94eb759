# refused: 5, "buffer"

import sys

sys.stdout.buffer.write(b'x')
