# outcomes: ["[1] ['threads can only be started once']"]
# source: a lock around start: the second one is told that it comes too late, as the documentation says
import threading

lock = threading.Lock()
done, told = [], []
thread = threading.Thread(target=done.append, args=(1,))


def start_it():
    with lock:
        try:
            thread.start()
        except RuntimeError as error:
            told.append(str(error))


helpers = [threading.Thread(target=start_it) for _ in range(2)]
for helper in helpers:
    helper.start()
for helper in helpers:
    helper.join()
thread.join()
print(done, told)
