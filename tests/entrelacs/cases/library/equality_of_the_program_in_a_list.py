# outcomes: ["1", "2"]
# source: `in` calls __eq__ of the program, item after item
import threading


class Name:
    def __init__(self, text):
        self.text = text

    def __eq__(self, other):
        return self.text == other.text


names = []


def add():
    if Name("Ana") not in names:
        names.append(Name("Ana"))


threads = [threading.Thread(target=work) for work in (add, add)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(names))
