# refused: 9, "au moment où celui-ci démarre"
# source: Lib/threading.py, daemon looks whether the thread has started, then sets; 3.11 and 3.13 read it at other moments of the start
import threading

thread = threading.Thread(target=int)


def set_it():
    thread.daemon = True


other = threading.Thread(target=set_it)
other.start()
thread.start()
other.join()
thread.join()
