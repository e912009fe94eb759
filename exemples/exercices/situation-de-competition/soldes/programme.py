"""Un prix que l'un double, et que l'autre augmente."""

from threading import Thread

prix = 5


def doubler():
    global prix
    prix = prix * 2


def augmenter():
    global prix
    prix = prix + 10


fils = [Thread(target=doubler), Thread(target=augmenter)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("prix :", prix)
