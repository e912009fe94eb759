# refused: 5, "json.codecs"

import json

json.codecs.open('mark', 'w').write('x')
