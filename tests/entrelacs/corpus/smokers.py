"""Cigarette smokers: each takes its ingredients one by one, two of them from different smokers' pairs."""
import threading

tobacco = threading.Semaphore(0)
paper = threading.Semaphore(0)
match = threading.Semaphore(0)
smoked = []


def agent():
    tobacco.release()
    paper.release()


def smoker(name, first, second):
    first.acquire()
    second.acquire()
    smoked.append(name)


threads = [
    threading.Thread(target=agent),
    threading.Thread(target=smoker, args=("has match", tobacco, paper)),
    threading.Thread(target=smoker, args=("has tobacco", paper, match), daemon=True),
    threading.Thread(target=smoker, args=("has paper", match, tobacco), daemon=True),
]
for thread in threads:
    thread.start()
threads[0].join()
threads[1].join()
print(*smoked)
