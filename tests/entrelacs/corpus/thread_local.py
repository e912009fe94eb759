"""Each thread has its own attributes in a threading.local."""
import threading

own = threading.local()
seen = []


def work(value):
    own.value = value
    seen.append(own.value == value)


own.value = "main"
threads = [threading.Thread(target=work, args=(i,)) for i in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(own.value, all(seen))
