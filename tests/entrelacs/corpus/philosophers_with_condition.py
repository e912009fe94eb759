"""Tanenbaum's solution: take both forks or none, under one Condition."""
import threading

SEATS = 3

table = threading.Condition()
eating = [False] * SEATS
meals = []


def free(seat):
    return not eating[seat - 1] and not eating[(seat + 1) % SEATS]


def dine(seat):
    with table:
        while not free(seat):
            table.wait()
        eating[seat] = True
    meals.append(seat)
    with table:
        eating[seat] = False
        table.notify_all()


threads = [threading.Thread(target=dine, args=(seat,)) for seat in range(SEATS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(meals))
