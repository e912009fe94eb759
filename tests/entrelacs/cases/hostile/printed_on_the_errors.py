# outcomes: ["x"]

import sys

print('hidden', file=sys.stderr)
sys.stderr.write('hidden')
print('x')
