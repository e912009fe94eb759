# refused: 5, "shlex.shlex"

import shlex

print(shlex.shlex('source mark').sourcehook('/etc/hostname'))
