# outcomes: ["{'size': 1}", "{'size': 2}"]
# source: the documentation of functools.partial: its `keywords` are those « that will be supplied when the partial object is called »
import functools
import threading

make = functools.partial(dict, size=1)


def change():
    make.keywords["size"] = 2


def call():
    global seen
    seen = make()


threads = [threading.Thread(target=work) for work in (change, call)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(seen)
