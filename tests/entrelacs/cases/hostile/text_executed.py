# refused: 3, "exec()"

exec('import os')
