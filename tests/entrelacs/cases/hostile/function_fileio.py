# refused: 5, "io.FileIO"

import io

io.FileIO('mark', 'w').write(b'x')
