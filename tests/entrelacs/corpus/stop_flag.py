"""A thread that works until an event stops it."""
import threading

stop = threading.Event()
rounds = []


def work():
    while not stop.is_set():
        if not rounds:
            rounds.append(1)


thread = threading.Thread(target=work)
thread.start()
stop.set()
thread.join()
print(len(rounds))
