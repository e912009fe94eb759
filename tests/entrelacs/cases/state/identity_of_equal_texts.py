# refused: 10, "employez == "
# source: Python reference, 3.1: whether two equal texts are one object is not told
import threading

last = "stop"


def send(words):
    for word in words:
        if word is last:
            break


thread = threading.Thread(target=send, args=(["go", "".join(["st", "op"])],))
thread.start()
thread.join()
