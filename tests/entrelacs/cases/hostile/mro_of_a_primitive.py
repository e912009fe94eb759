# refused: 5, "mène à des classes du modèle"

import threading

print(type(threading.Event()).__mro__)
