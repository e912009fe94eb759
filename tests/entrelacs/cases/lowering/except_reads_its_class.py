# outcomes: ["caught", "not"]
# source: the language reference: the classes of the except clauses are evaluated in turn, once an exception has come
import threading

Expected = ValueError


def reader():
    try:
        raise ValueError
    except Expected:
        print("caught")
    except ValueError:
        print("not")


def writer():
    global Expected
    Expected = KeyError


threads = [threading.Thread(target=f) for f in (reader, writer)]
for t in threads:
    t.start()
for t in threads:
    t.join()
