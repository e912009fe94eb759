# outcomes: ["True True"]
# source: a setter that a join keeps before the start, whoever starts: nothing is refused
import threading

thread = threading.Thread(target=int)


def set_it():
    thread.daemon = True


def start_it():
    thread.start()


for function in (set_it, start_it):
    helper = threading.Thread(target=function)
    helper.start()
    helper.join()
thread.join()
print(thread.daemon, thread.isDaemon())
