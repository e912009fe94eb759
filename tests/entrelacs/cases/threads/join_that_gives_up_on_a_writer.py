# outcomes: ["0", "1"]
# source: a thread whose only write nobody else reads in between may write after the wait for it has expired
import threading

x = 0


def work():
    global x
    x = 1


thread = threading.Thread(target=work)
thread.start()
thread.join(0)
print(x)
