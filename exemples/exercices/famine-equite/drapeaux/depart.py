"""Deux services polis se partagent un disque, sans verrou."""

import threading
import time

occupe = {"copie": False, "tri": False}


def annoncer(moi):
    occupe[moi] = True
    time.sleep(0.1)  # l'annonce met un moment à être affichée


def laisser_passer(autre):
    while occupe[autre]:
        time.sleep(0.05)


def travailler(moi, autre):
    annoncer(moi)
    laisser_passer(autre)
    print(moi, "a fini")
    occupe[moi] = False


services = [
    threading.Thread(target=travailler, args=("copie", "tri")),
    threading.Thread(target=travailler, args=("tri", "copie")),
]
for service in services:
    service.start()
for service in services:
    service.join()
