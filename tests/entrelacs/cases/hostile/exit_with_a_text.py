# outcomes: [""]

import sys

sys.exit('bye')
