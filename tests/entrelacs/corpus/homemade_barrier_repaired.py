"""Two turnstiles: nobody starts the next round before all have left this one."""
import threading

ROUNDS = 2
mutex = threading.Lock()
entry = threading.Semaphore(0)
way_out = threading.Semaphore(1)
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
                way_out.acquire()
                entry.release()
        entry.acquire()
        entry.release()
        with mutex:
            met.append(arrived[number])
            count -= 1
            if count == 0:
                entry.acquire()
                way_out.release()
        way_out.acquire()
        way_out.release()


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(min(met))
