# outcomes: ["1", "None"]
# failures: ["ValueError: generator already executing"]
# source: the documentation of generator.close(): a generator closed before it starts gives nothing any more
import threading

numbers = (number for number in [1, 2])


def close():
    numbers.close()


def take():
    global seen
    seen = next(numbers, None)


threads = [threading.Thread(target=work) for work in (close, take)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(seen)
