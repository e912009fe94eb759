# refused: 5, "close"

import sys

sys.stdout.close()
print('x')
