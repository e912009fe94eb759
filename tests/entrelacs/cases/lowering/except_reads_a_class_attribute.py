# outcomes: ["first", "second", "third"]
# source: the language reference: the classes of the except clauses are evaluated in turn, once an exception has come
import threading


class Client:
    soft = KeyError
    hard = ValueError


def reader():
    try:
        raise ValueError
    except (IndexError, Client.soft) as problem:
        print("first")
    except Client.hard:
        print("second")
    except ValueError:
        print("third")


def writer():
    Client.soft = ValueError
    Client.hard = KeyError


threads = [threading.Thread(target=f) for f in (reader, writer)]
for t in threads:
    t.start()
for t in threads:
    t.join()
