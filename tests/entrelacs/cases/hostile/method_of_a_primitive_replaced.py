# refused: 5, "modifie la classe Lock"

import threading

threading.Lock.acquire = lambda self: True
