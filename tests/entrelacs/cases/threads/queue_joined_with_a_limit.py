# outcomes: ["done", "late"]
# source: a recipe: the condition that Queue.join() waits for takes a time-out
import queue
import threading

jobs = queue.Queue()
jobs.put("a")


def work():
    jobs.get()
    jobs.task_done()


thread = threading.Thread(target=work)
thread.start()
with jobs.all_tasks_done:
    while jobs.unfinished_tasks:
        if not jobs.all_tasks_done.wait(1):
            print("late")
            break
    else:
        print("done")
thread.join()
