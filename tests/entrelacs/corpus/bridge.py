"""One-lane bridge: each looks, then drives on: a collision."""
import threading

on_bridge = []
crashes = []


def cross(direction):
    while on_bridge and on_bridge[0] != direction:
        pass
    on_bridge.append(direction)
    crashes.append(len(set(on_bridge)) > 1)
    on_bridge.remove(direction)


threads = [threading.Thread(target=cross, args=(d,)) for d in ("north", "south")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(any(crashes))
