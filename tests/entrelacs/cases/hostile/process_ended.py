# refused: 5, "os._exit"

import os

os._exit(7)
