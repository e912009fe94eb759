# refused: 9, "feraient exécuter une fonction du programme à chaque ligne"
import threading


def trace(frame, event, argument):
    print(event)


threading.setprofile(trace)
thread = threading.Thread(target=print)
thread.start()
