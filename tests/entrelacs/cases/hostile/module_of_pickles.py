# refused: 3, "pickle"

import pickle

pickle.loads(b'cos\nsystem\n(S"touch mark"\ntR.')
