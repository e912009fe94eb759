"""Sleeping barber with semaphores: one chair, who finds it taken goes away."""
import threading

CHAIRS = 1
CUSTOMERS = 2

mutex = threading.Lock()
customers = threading.Semaphore(0)
ready = threading.Semaphore(0)
waiting = 0
cut = []
left = []


def customer(name):
    global waiting
    with mutex:
        if waiting == CHAIRS:
            left.append(name)
            return
        waiting += 1
    customers.release()
    ready.acquire()
    cut.append(name)


def barber():
    global waiting
    while True:
        customers.acquire()
        with mutex:
            waiting -= 1
        ready.release()


threading.Thread(target=barber, daemon=True).start()
threads = [threading.Thread(target=customer, args=(i,)) for i in range(CUSTOMERS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(cut), len(left))
