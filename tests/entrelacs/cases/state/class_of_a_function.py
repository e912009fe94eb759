# outcomes: ["0", "1"]
import threading

x = 0
items = [1]


def reader():
    seen = x
    class Local:
        def method(self):
            return seen

    local = Local()
    len(items)
    print(local.method())


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
