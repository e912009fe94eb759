# outcomes: ["a", "ab", "abc"]
# source: Lib/concurrent/futures/_base.py, wait: it has all its futures for itself when it first looks, and stays no longer if it need not
import threading
from concurrent.futures import FIRST_COMPLETED, Future, wait

futures = {name: Future() for name in "abc"}
futures["a"].set_result(None)


def fill():
    futures["b"].set_result(None)
    futures["c"].set_result(None)


thread = threading.Thread(target=fill)
thread.start()
done, _ = wait(list(futures.values()), return_when=FIRST_COMPLETED)
thread.join()
print("".join(name for name, future in futures.items() if future in done))
