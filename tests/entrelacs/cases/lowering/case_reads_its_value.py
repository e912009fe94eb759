# outcomes: ["other", "zero"]
# source: the language reference: a value pattern is evaluated when it is tried
import threading


class Limits:
    low = 0


def writer():
    Limits.low = 1


def reader():
    match 0:
        case Limits.low:
            print("zero")
        case _:
            print("other")


threads = [threading.Thread(target=f) for f in (reader, writer)]
for t in threads:
    t.start()
for t in threads:
    t.join()
