"""One-lane bridge with a Condition: the look and the drive are one step."""
import threading

bridge = threading.Condition()
direction = None
cars = 0
on_bridge = []
crashes = []


def cross(way):
    global direction, cars
    with bridge:
        while cars and direction != way:
            bridge.wait()
        direction = way
        cars += 1
    on_bridge.append(way)
    crashes.append(len(set(on_bridge)) > 1)
    on_bridge.remove(way)
    with bridge:
        cars -= 1
        if cars == 0:
            bridge.notify_all()


threads = [threading.Thread(target=cross, args=(d,)) for d in ("north", "south", "south")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(any(crashes))
