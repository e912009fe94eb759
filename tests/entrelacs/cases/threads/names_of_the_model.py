# refused: 5, "serial est un nom que le modèle de Event garde pour lui"
import threading

ready = threading.Event()
ready.serial = 1
