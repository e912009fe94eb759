# outcomes: ["no", "yes"]
import threading

x = 0
items = [1]
class Answer:
    def text(self):
        return "no"


No = Answer


class Answer:
    def text(self):
        return "yes"


def reader():
    seen = x
    answer = Answer() if seen else No()
    len(items)
    print(answer.text())


def writer():
    global x
    items.append(2)
    x = 1
    x = 0


threads = [threading.Thread(target=work) for work in (reader, writer)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
