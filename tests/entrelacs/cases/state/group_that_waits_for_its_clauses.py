# outcomes: ["(0,)", "(1,)"]
# source: what no clause takes is raised again once all of them have ended
import threading

x = 0
items = [1]


def reader():
    seen = x
    try:
        try:
            raise ExceptionGroup("both", [KeyError(seen), ValueError()])
        except* ValueError:
            len(items)
    except ExceptionGroup as group:
        print(group.exceptions[0].args)


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
