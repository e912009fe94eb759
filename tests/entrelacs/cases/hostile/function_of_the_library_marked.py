# refused: 5, "modifie la fonction dedent"

import textwrap

textwrap.dedent.mark = 1
