# refused: 11, "__len__ de la classe Box ne peut pas changer pendant que des fils tournent"
import threading


class Box:
    def __len__(self):
        return 1


def change():
    Box.__len__ = lambda self: 2


def show():
    print(len(Box()))


threads = [threading.Thread(target=work) for work in (change, show)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
