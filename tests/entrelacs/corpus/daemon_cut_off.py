"""A daemon thread is cut off when the program ends."""
import threading

log = []
started = threading.Event()


def work():
    started.set()
    threading.Event().wait()
    log.append("never")


threading.Thread(target=work, daemon=True).start()
started.wait()
print("end", len(log))
