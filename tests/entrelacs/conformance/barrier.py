# %% the indices are all different
import threading

barrier = threading.Barrier(3)
indices = []
threads = [threading.Thread(target=lambda: indices.append(barrier.wait())) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(indices))

# %% a barrier for one lets through at once
import threading

barrier = threading.Barrier(1)
print(barrier.wait(), barrier.wait(), barrier.parties, barrier.n_waiting, barrier.broken)

# %% the action runs once for each crossing
import threading

crossings = []
barrier = threading.Barrier(2, action=lambda: crossings.append("now"))


def work():
    barrier.wait()
    barrier.wait()


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(crossings)

# %% the action runs before anyone passes
import threading

log = []
barrier = threading.Barrier(2, lambda: log.append("action"))


def work():
    barrier.wait()
    log.append("passed")


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(log)

# %% a time-out breaks the barrier
import threading

barrier = threading.Barrier(2)
try:
    barrier.wait(timeout=0.01)
except threading.BrokenBarrierError as error:
    print(repr(error), barrier.broken)

# %% the default time-out of the barrier
import threading

barrier = threading.Barrier(2, timeout=0.01)
try:
    barrier.wait()
except threading.BrokenBarrierError:
    print("broken", barrier.broken)

# %% a broken barrier stays broken
import threading

barrier = threading.Barrier(2)
barrier.abort()
for _ in range(2):
    try:
        barrier.wait()
    except threading.BrokenBarrierError as error:
        print(type(error).__name__, barrier.broken, barrier.n_waiting)

# %% reset repairs a broken barrier
import threading

barrier = threading.Barrier(1)
barrier.abort()
print(barrier.broken)
barrier.reset()
print(barrier.broken, barrier.wait())

# %% abort throws out those who wait
import threading

barrier = threading.Barrier(2)
log = []


def work():
    try:
        barrier.wait()
    except threading.BrokenBarrierError:
        log.append("broken")


thread = threading.Thread(target=work)
thread.start()
barrier.abort()
thread.join()
print(log, barrier.broken)

# %% reset throws out those who wait and leaves the barrier whole
import threading

barrier = threading.Barrier(2)
log = []


def work():
    try:
        barrier.wait()
    except threading.BrokenBarrierError:
        log.append("broken")


thread = threading.Thread(target=work)
thread.start()
while barrier.n_waiting == 0:
    pass
barrier.reset()
thread.join()
print(log, barrier.broken)

# %% a failing action breaks the barrier for all
import threading

barrier = threading.Barrier(2, action=lambda: 1 // 0)
log = []


def work():
    try:
        barrier.wait()
    except ZeroDivisionError:
        log.append("action")
    except threading.BrokenBarrierError:
        log.append("broken")


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(log), barrier.broken)

# %% BrokenBarrierError is a RuntimeError
import threading

print(threading.BrokenBarrierError.__mro__[1].__name__, issubclass(threading.BrokenBarrierError, RuntimeError))

# %% n_waiting counts those who wait
import threading

barrier = threading.Barrier(2)
thread = threading.Thread(target=barrier.wait)
thread.start()
while not barrier.n_waiting:
    pass
print(barrier.n_waiting, barrier.wait() in (0, 1))
thread.join()
print(barrier.n_waiting)

# %% a barrier is used again
import threading

barrier = threading.Barrier(2)
log = []


def work():
    for phase in range(3):
        log.append(phase)
        barrier.wait()


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(log)

# %% a barrier for nobody [>=3.13]
import threading

try:
    threading.Barrier(0)
except ValueError as error:
    print(error)
