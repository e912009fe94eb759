# outcomes: ["late"]
# source: the functions are called once the threads have ended: one of these may register some after the end of the main thread
import atexit
import threading

threading.Thread(target=atexit.register, args=(print, "late")).start()
