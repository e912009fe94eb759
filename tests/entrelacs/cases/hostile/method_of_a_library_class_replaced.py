# refused: 5, "modifie la classe JSONEncoder"

import json

json.JSONEncoder.default = print
