# %% first in, first out
import queue

jobs = queue.Queue()
for item in (3, 1, 2):
    jobs.put(item)
print([jobs.get() for _ in range(3)])

# %% last in, first out
import queue

jobs = queue.LifoQueue()
for item in (3, 1, 2):
    jobs.put(item)
print([jobs.get() for _ in range(3)])

# %% the smallest first
import queue

jobs = queue.PriorityQueue()
for item in ((3, "c"), (1, "a"), (2, "b")):
    jobs.put(item)
print([jobs.get()[1] for _ in range(3)])

# %% items that cannot be compared
import queue

jobs = queue.PriorityQueue()
jobs.put((1, {}))
try:
    jobs.put((1, {"other": 2}))
except TypeError as error:
    print(error)

# %% get_nowait on an empty queue
import queue

try:
    queue.Queue().get_nowait()
except queue.Empty as error:
    print(repr(error))

# %% get with a time-out on an empty queue
import queue

try:
    queue.Queue().get(timeout=0.01)
except queue.Empty:
    print("empty")

# %% get without blocking on an empty queue
import queue

try:
    queue.Queue().get(block=False)
except queue.Empty:
    print("empty")

# %% put_nowait on a full queue
import queue

jobs = queue.Queue(maxsize=1)
jobs.put("a")
try:
    jobs.put_nowait("b")
except queue.Full as error:
    print(repr(error), jobs.qsize())

# %% put with a time-out on a full queue
import queue

jobs = queue.Queue(1)
jobs.put("a")
try:
    jobs.put("b", timeout=0.01)
except queue.Full:
    print("full")

# %% a negative time-out is refused
import queue

jobs = queue.Queue(1)
for call in (lambda: jobs.get(timeout=-1), lambda: (jobs.put(1), jobs.put(2, timeout=-1))):
    try:
        call()
    except ValueError as error:
        print(error)

# %% a maxsize of zero or less is no limit
import queue

jobs = queue.Queue(maxsize=-1)
for number in range(5):
    jobs.put_nowait(number)
print(jobs.qsize(), jobs.full(), jobs.maxsize)

# %% qsize, empty and full
import queue

jobs = queue.Queue(maxsize=2)
print(jobs.qsize(), jobs.empty(), jobs.full())
jobs.put(1)
print(jobs.qsize(), jobs.empty(), jobs.full())
jobs.put(2)
print(jobs.qsize(), jobs.empty(), jobs.full())

# %% task_done called too many times
import queue

jobs = queue.Queue()
jobs.put(1)
jobs.get()
jobs.task_done()
try:
    jobs.task_done()
except ValueError as error:
    print(error)

# %% join on a queue never used
import queue

print(queue.Queue().join())

# %% join waits for every task_done
import queue
import threading

jobs = queue.Queue()
log = []


def work():
    for _ in range(2):
        item = jobs.get()
        log.append(item)
        jobs.task_done()


jobs.put("a")
jobs.put("b")
thread = threading.Thread(target=work)
thread.start()
jobs.join()
print(log)
thread.join()

# %% a full queue makes put wait
import queue
import threading

jobs = queue.Queue(maxsize=1)
jobs.put(0)
thread = threading.Thread(target=jobs.put, args=(1,))
thread.start()
print(jobs.get(), jobs.get())
thread.join()

# %% an empty queue makes get wait
import queue
import threading

jobs = queue.Queue()
thread = threading.Thread(target=jobs.put, args=("late",))
thread.start()
print(jobs.get())
thread.join()

# %% SimpleQueue
import queue

jobs = queue.SimpleQueue()
print(jobs.empty(), jobs.put("a"), jobs.qsize(), jobs.get(), jobs.empty())
try:
    jobs.get_nowait()
except queue.Empty:
    print("empty")

# %% SimpleQueue with a time-out
import queue

try:
    queue.SimpleQueue().get(timeout=0.01)
except queue.Empty:
    print("empty")

# %% SimpleQueue has neither join nor task_done
import queue

print(hasattr(queue.SimpleQueue(), "join"), hasattr(queue.SimpleQueue(), "task_done"))

# %% None is an item like another
import queue

jobs = queue.Queue()
jobs.put(None)
print(jobs.get())

# %% shutdown drains then raises [>=3.13]
import queue

jobs = queue.Queue()
jobs.put("last")
jobs.shutdown()
print(jobs.get())
try:
    jobs.get()
except queue.ShutDown as error:
    print(repr(error))

# %% shutdown refuses put [>=3.13]
import queue

jobs = queue.Queue()
jobs.shutdown()
try:
    jobs.put(1)
except queue.ShutDown as error:
    print(type(error).__name__)

# %% an immediate shutdown empties the queue [>=3.13]
import queue

jobs = queue.Queue()
jobs.put("never taken")
jobs.shutdown(immediate=True)
try:
    jobs.get()
except queue.ShutDown:
    print("shut down", jobs.qsize())

# %% shutdown wakes those who wait in get [>=3.13]
import queue
import threading

jobs = queue.Queue()


def work():
    try:
        jobs.get()
    except queue.ShutDown:
        print("told to stop")


thread = threading.Thread(target=work)
thread.start()
jobs.shutdown()
thread.join()

# %% an immediate shutdown frees join [>=3.13]
import queue

jobs = queue.Queue()
jobs.put("never done")
jobs.shutdown(immediate=True)
print(jobs.join())

# %% no shutdown before 3.13 [<3.13]
import queue

print(hasattr(queue.Queue(), "shutdown"), hasattr(queue, "ShutDown"))
