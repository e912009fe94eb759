# outcomes: ["a", ""]
# failures: ["ValueError: list.remove(x): x not in list"]
# source: Thread Safety Guarantees, list: remove may allow concurrent modifications since comparison may execute Python code
import threading


class Name:
    def __init__(self, text):
        self.text = text

    def __eq__(self, other):
        return self.text == other.text


names = [Name("a"), Name("b")]


def take():
    names.remove(Name("b"))


def clear():
    names.pop()


threads = [threading.Thread(target=work) for work in (take, clear)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*[name.text for name in names])
