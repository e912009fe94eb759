# refused: 5, "modifie la classe JSONEncoder"

import json

del json.JSONEncoder.default
