"""Les lecteurs d'abord : c'est écrit, mais est-ce tenu ?"""

from threading import Condition, Thread

etat = Condition()
lisent = 0
ecrit = False
lecteurs_en_attente = 0
doubles = 0


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


def ecrire():
    global ecrit, doubles
    with etat:
        while ecrit or lisent:
            etat.wait()
        ecrit = True
        doubles += lecteurs_en_attente
    with etat:
        ecrit = False
        etat.notify_all()


fils = [
    Thread(target=lire, name="lecteur"),
    Thread(target=ecrire, name="rédacteur 0"),
    Thread(target=ecrire, name="rédacteur 1"),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("lecteurs doublés :", doubles)
