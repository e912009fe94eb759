"""Everyone takes the fork with the smaller number first."""
import threading

SEATS = 3

forks = [threading.Lock() for _ in range(SEATS)]
meals = []


def dine(seat):
    first, second = sorted((seat, (seat + 1) % SEATS))
    with forks[first]:
        with forks[second]:
            meals.append(seat)


threads = [threading.Thread(target=dine, args=(seat,)) for seat in range(SEATS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(meals))
