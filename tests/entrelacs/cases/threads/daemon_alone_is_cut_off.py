# outcomes: ["", "begin", "begin\nend"]
# source: threading, "Daemon threads are abruptly stopped at shutdown": the end of the program does not wait for this one
import threading


def log():
    print("begin")
    print("end")


threading.Thread(target=log, daemon=True).start()
