# refused: 5, "modifie la classe JSONEncoder"

import json

type.__setattr__(json.JSONEncoder, 'default', print)
