# refused: 5, "modifie la"

import threading

threading.Lock.acquire = lambda self: True
