"""Les lecteurs d'abord : c'est écrit, mais est-ce tenu ?"""

from threading import Condition, Thread

LECTEURS = 1
REDACTEURS = 2

etat = Condition()
lisent = 0
ecrit = False
lecteurs_en_attente = 0
doubles = ecritures = 0


def lire():
    global lisent, lecteurs_en_attente
    with etat:
        lecteurs_en_attente += 1
        while ecrit:
            etat.wait()
        lecteurs_en_attente -= 1
        lisent += 1
    with etat:
        lisent -= 1
        etat.notify_all()


def ecrire_une_page():
    global doubles, ecritures
    assert ecrit and not lisent
    doubles += lecteurs_en_attente
    ecritures += 1


def ecrire():
    global ecrit
    with etat:
        while ecrit or lisent or lecteurs_en_attente:
            etat.wait()
        ecrit = True
        ecrire_une_page()
    with etat:
        ecrit = False
        etat.notify_all()


fils = [Thread(target=lire, name="lecteur") for _ in range(LECTEURS)]
fils += [
    Thread(target=ecrire, name=f"rédacteur {n}")
    for n in range(REDACTEURS)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("lecteurs doublés :", doubles)
