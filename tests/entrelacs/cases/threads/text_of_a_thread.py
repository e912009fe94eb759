# outcomes: ["[<Thread(other, started)>] <Thread(other, started)>", "[<Thread(other, started)>] <Thread(other, stopped)>", "[<Thread(other, stopped)>] <Thread(other, stopped)>"]
# source: repr() of a thread tells whether it lives: it looks at it, wherever the thread is written
import threading

other = threading.Thread(target=int, name="other")
other.start()
print(f"{[other]} {other}".replace(f" {other.ident}", ""))
