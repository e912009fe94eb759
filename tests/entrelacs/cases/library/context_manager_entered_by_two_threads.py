# outcomes: ["['in', \"'_GeneratorContextManager' object has no attribute 'args'\", 'out']", "['in', 'out', \"'_GeneratorContextManager' object has no attribute 'args'\"]", "[\"'_GeneratorContextManager' object has no attribute 'args'\", 'in', 'out']"]
# source: Lib/contextlib.py, __enter__: whoever comes first deletes args
import contextlib
import threading

log = []


@contextlib.contextmanager
def room():
    log.append("in")
    yield
    log.append("out")


def enter():
    try:
        with mine:
            pass
    except AttributeError as error:
        log.append(str(error))


mine = room()
threads = [threading.Thread(target=enter) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(log)
