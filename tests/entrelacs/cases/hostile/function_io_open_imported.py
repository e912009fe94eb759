# refused: 3, "io.open"

from io import open

open('mark', 'w').write('x')
