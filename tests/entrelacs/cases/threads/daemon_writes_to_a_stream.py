# outcomes: ["", "a", "ab"]
# source: threading, "Daemon threads are abruptly stopped at shutdown"
import sys
import threading


def work():
    sys.stdout.write("a")
    sys.stdout.write("b\n")


threading.Thread(target=work, daemon=True).start()
