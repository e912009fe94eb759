# outcomes: ["a", "ab", "ac", "abc"]
# source: Lib/concurrent/futures/_base.py, wait: its futures tell it until it has left them, one by one, in the order of a set
import threading
from concurrent.futures import FIRST_COMPLETED, Future, wait

futures = {name: Future() for name in "abc"}


def fill():
    for future in futures.values():
        future.set_result(None)


thread = threading.Thread(target=fill)
thread.start()
done, _ = wait(list(futures.values()), return_when=FIRST_COMPLETED)
thread.join()
print("".join(name for name, future in futures.items() if future in done))
