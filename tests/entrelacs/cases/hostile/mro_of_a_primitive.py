# refused: 5, "mène à des classes du modèle"

import threading

print(threading.RLock.__mro__ if isinstance(threading.RLock, type) else type(threading.Event()).__mro__)
