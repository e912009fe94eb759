# %% a local belongs to its thread
import threading

own = threading.local()
own.value = "main"
seen = []


def work():
    seen.append(hasattr(own, "value"))
    own.value = "worker"
    seen.append(own.value)


thread = threading.Thread(target=work)
thread.start()
thread.join()
print(seen, own.value)

# %% a missing attribute of a local
import threading

try:
    threading.local().value
except AttributeError as error:
    print(error)

# %% a subclass of local is initialised in each thread
import threading


class Own(threading.local):
    def __init__(self, start):
        self.count = start


own = Own(5)
own.count += 1
seen = []
thread = threading.Thread(target=lambda: seen.append(own.count))
thread.start()
thread.join()
print(own.count, seen)

# %% deleting an attribute of a local
import threading

own = threading.local()
own.value = 1
del own.value
print(hasattr(own, "value"), own.__dict__)

# %% a subclass of local keeps the attributes of each thread apart
import threading


class Own(threading.local):
    kind = "own"

    def __init__(self):
        self.count = 1


own = Own()
own.count += 1
own.extra = 5


def work():
    own.count += 10
    print(own.count, own.kind, hasattr(own, "extra"))
    own.kind = "changed"


thread = threading.Thread(target=work)
thread.start()
thread.join()
print(own.count, own.kind, own.extra)
