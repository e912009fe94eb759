# outcomes: ["", "a", "ab", "b"]
# source: Lib/concurrent/futures/_base.py, wait: once the time is over its futures still tell it until it has left them, one by one
import threading
from concurrent.futures import Future, wait

futures = {name: Future() for name in "ab"}


def fill():
    for future in futures.values():
        future.set_result(None)


thread = threading.Thread(target=fill)
thread.start()
done, _ = wait(list(futures.values()), timeout=0.0005)
thread.join()
print("".join(name for name, future in futures.items() if future in done))
