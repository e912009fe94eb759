# refused: 3, "subprocess"

import subprocess

subprocess.run(['touch', 'mark'])
