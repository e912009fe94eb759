# refused: 7, "atexit démarre un fil"
# source: the documentation of atexit: since 3.12 "leads to RuntimeError"; 3.11.7 and 3.13.0 start it
import atexit
import threading

def bye():
    threading.Thread(target=print).start()


atexit.register(bye)
