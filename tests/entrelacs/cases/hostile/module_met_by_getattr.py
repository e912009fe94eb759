# refused: 5, "re.enum"

import re

print(getattr(re, 'enum').sys)
