# refused: 5, "write_text"

import pathlib

pathlib.Path('mark').write_text('x')
