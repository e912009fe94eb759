"""A barrier made of a counter and a turnstile cannot be used twice: one laps the other."""
import threading

ROUNDS = 2
mutex = threading.Lock()
turnstile = threading.Semaphore(0)
count = 0
log = []


def work(name):
    global count
    for round_number in range(ROUNDS):
        log.append(round_number)
        with mutex:
            count += 1
            if count == 2:
                turnstile.release()
        turnstile.acquire()
        turnstile.release()
        with mutex:
            count -= 1
            if count == 0:
                turnstile.acquire()


threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*log)
