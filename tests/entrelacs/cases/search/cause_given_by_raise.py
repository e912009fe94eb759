# outcomes: ["None False", "None True", "KeyError(2) True"]
# source: the reference of the raise statement: « from » sets __cause__, which also sets __suppress_context__
import threading

error = ValueError(1)


def fail():
    try:
        raise error from KeyError(2)
    except ValueError:
        pass


def look():
    global seen
    seen = error.__cause__, error.__suppress_context__


threads = [threading.Thread(target=work) for work in (fail, look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*map(repr, seen))
