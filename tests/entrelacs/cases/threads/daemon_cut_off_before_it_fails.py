# outcomes: ["", "begin"]
# failures: ["OSError: disk"]
# source: threading, "Daemon threads are abruptly stopped at shutdown": the failure may come too late to be seen
import threading


def work():
    print("begin")
    raise OSError("disk")


threading.Thread(target=work, daemon=True).start()
