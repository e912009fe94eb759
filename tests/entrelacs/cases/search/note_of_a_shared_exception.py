# outcomes: ["['late']", "none"]
# source: add_note makes an attribute of the exception: who reads it sees it or not.
import threading

problem = ValueError(1)


def note():
    problem.add_note("late")


def look():
    print(getattr(problem, "__notes__", "none"))


threads = [threading.Thread(target=work) for work in (note, look)]
for thread in threads:
    thread.start()
