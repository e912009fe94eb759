"""A barrier made of a counter and a turnstile cannot be used twice: one thread laps the other."""
import threading

ROUNDS = 2
mutex = threading.Lock()
turnstile = threading.Semaphore(0)
count = 0
arrived = [0] * ROUNDS
met = []


def work():
    global count
    for number in range(ROUNDS):
        with mutex:
            arrived[number] += 1
            count += 1
            if count == 2:
                turnstile.release()
        turnstile.acquire()
        turnstile.release()
        with mutex:
            met.append(arrived[number])
            count -= 1
            if count == 0:
                turnstile.acquire()


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(min(met))
