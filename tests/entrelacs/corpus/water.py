"""Building H2O: three atoms pass together, without a check of what they are."""
import threading

bond = threading.Barrier(3)
arrived = []
molecules = []
mutex = threading.Lock()


def atom(kind):
    with mutex:
        arrived.append(kind)
        if len(arrived) == 3:
            molecules.append("".join(sorted(arrived)))
            arrived.clear()
    bond.wait()


threads = [threading.Thread(target=atom, args=(kind,)) for kind in "HHHHOO"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*sorted(molecules))
