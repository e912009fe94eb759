# refused: 5, "sys.modules"

import sys

sys.modules['os'].system('touch mark')
