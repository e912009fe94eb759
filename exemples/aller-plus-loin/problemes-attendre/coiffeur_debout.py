"""Les clients comptent les chaises sans verrou."""

from threading import Thread

CHAISES = 1
NB_CLIENTS = 2

assis = 0
debout = []


def venir(numero):
    global assis
    if assis == CHAISES:
        return
    assis += 1
    if assis > CHAISES:
        debout.append(numero)


fils = [
    Thread(target=venir, args=(numero,), name=f"client {numero}")
    for numero in range(NB_CLIENTS)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("client sans chaise :", "oui" if debout else "non")
