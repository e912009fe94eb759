"""Two turnstiles: nobody starts the next round before all have left this one."""
import threading

ROUNDS = 2
mutex = threading.Lock()
entry = threading.Semaphore(0)
way_out = threading.Semaphore(1)
count = 0
log = []


def work(name):
    global count
    for round_number in range(ROUNDS):
        log.append(round_number)
        with mutex:
            count += 1
            if count == 2:
                way_out.acquire()
                entry.release()
        entry.acquire()
        entry.release()
        with mutex:
            count -= 1
            if count == 0:
                entry.acquire()
                way_out.release()
        way_out.acquire()
        way_out.release()


threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*log)
