# limit: "plus d'un million d'éléments"
import threading

kept = [1, 2]


def double():
    for _ in range(40):
        kept.extend(kept)


thread = threading.Thread(target=double)
thread.start()
thread.join()
print(len(kept))
