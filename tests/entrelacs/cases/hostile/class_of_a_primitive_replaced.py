# refused: 5, "modifie le module threading"

import threading

threading.Lock = None
