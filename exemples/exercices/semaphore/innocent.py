"""Un distrait rend un jeton qu'il n'a pas pris ; un honnête rend ensuite le sien."""

from threading import BoundedSemaphore

places = BoundedSemaphore(1)


def rendre():
    try:
        places.release()
    except ValueError:
        return "ValueError"
    return "rien"


places.acquire()  # l'honnête prend la place
print("le distrait :", rendre())
print("l'honnête :", rendre())
