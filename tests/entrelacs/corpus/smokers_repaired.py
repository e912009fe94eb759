"""Cigarette smokers: each looks at the whole table before taking anything."""
import threading

table = threading.Condition()
on_table = set()
smoked = []


def agent():
    with table:
        on_table.add("tobacco")
        on_table.add("paper")
        table.notify_all()


def smoker(name, first, second):
    with table:
        while not (first in on_table and second in on_table):
            table.wait()
        on_table.remove(first)
        on_table.remove(second)
    smoked.append(name)


threads = [
    threading.Thread(target=agent),
    threading.Thread(target=smoker, args=("has match", "tobacco", "paper")),
    threading.Thread(target=smoker, args=("has tobacco", "paper", "match"), daemon=True),
    threading.Thread(target=smoker, args=("has paper", "match", "tobacco"), daemon=True),
]
for thread in threads:
    thread.start()
threads[0].join()
threads[1].join()
print(*smoked)
