# outcomes: ["['read 0'] (0,)", "['read 1'] (1,)"]
import threading

x = 0
items = [1]


def reader():
    seen = x
    try:
        try:
            raise KeyError(seen)
        except KeyError:
            raise ValueError
    except ValueError as error:
        caught = error
    caught.add_note(f"read {seen}")
    len(items)
    print(caught.__notes__, caught.__context__.args)


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
