# refused: 18, "un corps de classe ou une annotation s'exécute d'un seul coup"
import threading

count = 0


def work():
    global count
    count = 1


thread = threading.Thread(target=work)
thread.start()


class Snapshot:
    before = 0
    taken = count + 1


thread.join()
print(Snapshot.taken)
