# refused: 5, "coulisses"

import textwrap

print(sorted(textwrap.dedent.__globals__))
