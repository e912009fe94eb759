"""A butler lets in all but one."""
import threading

SEATS = 3

butler = threading.Semaphore(SEATS - 1)
forks = [threading.Lock() for _ in range(SEATS)]
meals = []


def dine(seat):
    with butler:
        with forks[seat]:
            with forks[(seat + 1) % SEATS]:
                meals.append(seat)


threads = [threading.Thread(target=dine, args=(seat,)) for seat in range(SEATS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(meals))
