"""Un tampon d'une place : déposer quand il en reste, retirer quand il y a quelque chose."""

from threading import Semaphore, Thread

places = Semaphore(1)
articles = Semaphore(0)
tampon = []
retires = []


def deposer(article):
    pass


def retirer():
    for _ in range(2):
        articles.acquire()
        retires.append((tampon.pop(), len(tampon)))
        places.release()


fils = [
    Thread(target=deposer, args=("livre",)),
    Thread(target=deposer, args=("stylo",)),
    Thread(target=retirer),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("retirés :", sorted(article for article, _ in retires))
print("restait :", max(reste for _, reste in retires))
