"""Building H2O: two places for hydrogen, one for oxygen, given back after the bond."""
import threading

ATOMS = "HHHHOO"
hydrogen = threading.Semaphore(2)
oxygen = threading.Semaphore(1)
arrived = []
molecules = []


def make():
    molecules.append("".join(sorted(arrived)))
    arrived.clear()


bond = threading.Barrier(3, action=make)


def atom(kind):
    place = hydrogen if kind == "H" else oxygen
    with place:
        arrived.append(kind)
        bond.wait()


threads = [threading.Thread(target=atom, args=(kind,)) for kind in ATOMS]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*molecules)
