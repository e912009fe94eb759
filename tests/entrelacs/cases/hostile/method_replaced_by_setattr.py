# refused: 5, "modifie la classe Thread"

import threading

setattr(threading.Thread, 'run', print)
