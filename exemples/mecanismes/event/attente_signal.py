"""Trois fils attendent un signal ; aucun ne part avant lui."""

import threading

NB_FILS = 3

signal = threading.Event()
journal = []


def attendre(nom):
    signal.wait()
    journal.append(nom)


fils = [
    threading.Thread(target=attendre, args=(f"fil {n}",))
    for n in range(1, NB_FILS + 1)
]
for fil in fils:
    fil.start()

# Les fils sont lancés, et pourtant rien ne bouge avant set().
journal.append("signal")
signal.set()
for fil in fils:
    fil.join()

print("d'abord :", journal[0])
print("ensuite :", sorted(journal[1:]))
