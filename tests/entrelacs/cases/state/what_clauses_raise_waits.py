# outcomes: ["[(0,)]", "[(1,)]"]
# source: what a clause of an except* raises waits until all of them have had their turn
import threading

x = 0
items = [1]


def reader():
    seen = x
    try:
        try:
            raise ExceptionGroup("both", [KeyError(), ValueError()])
        except* ValueError:
            raise OSError(seen)
        except* KeyError:
            len(items)
    except OSError as error:
        print([error.args])


def writer():
    global x
    items.append(2)
    x = 1
    x = 0


threads = [threading.Thread(target=work) for work in (reader, writer)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
