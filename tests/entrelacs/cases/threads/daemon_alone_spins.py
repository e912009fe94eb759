# outcomes: ["", "spin"]
# source: threading, "The entire Python program exits when only daemon threads are left"
import threading


def work():
    print("spin")
    while True:
        pass


threading.Thread(target=work, daemon=True).start()
