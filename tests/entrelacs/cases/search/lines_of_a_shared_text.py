# outcomes: ["['a\\n', 'b\\n'] ", "['b\\n'] a", "['a\\n'] b"]
# source: a text in memory is its own iterator: its other methods move it on too
import io
import threading

text = io.StringIO("a\nb\n")


def lines():
    global found
    found = list(text)


def line():
    global other
    other = text.readline()


threads = [threading.Thread(target=work) for work in (lines, line)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(found, other, end="")
