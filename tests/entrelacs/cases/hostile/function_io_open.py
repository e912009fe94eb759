# refused: 5, "io.open"

import io

io.open('mark', 'w').write('x')
