"""Deux vignettes, deux employés ; chaque vignette confie un calcul."""

import time
from concurrent.futures import ThreadPoolExecutor

PHOTOS = (3, 5)

equipe = ThreadPoolExecutor(2, thread_name_prefix="employé")


def reduire(photo):
    return photo * 10


def vignette(photo):
    time.sleep(0.1)  # le temps de lire le fichier
    petite = equipe.submit(reduire, photo)
    return petite.result()


vignettes = [equipe.submit(vignette, photo) for photo in PHOTOS]
print("vignettes :", [une.result() for une in vignettes])
