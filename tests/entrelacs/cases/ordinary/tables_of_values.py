# outcomes: ["'1,\"a,b\",,x y\\r\\n'\n[['1', 'a,b', '', 'x y'], ['one\\ntwo', '2']]\nname;size\n{'name': 'a', 'size': '1'} {'name': 'b', 'size': None}\n['0', '1']"]
# slow: yes
# source: https://docs.python.org/3/library/csv.html
import csv
import io
import threading


class Name:
    def __str__(self):
        return "x y"


table = io.StringIO()
csv.writer(table).writerow([1, "a,b", None, Name()])
print(repr(table.getvalue()))
print([*csv.reader(io.StringIO(table.getvalue() + '"one\ntwo",2\n'))])
table = io.StringIO()
writer = csv.DictWriter(table, ["name", "size"], delimiter=";", lineterminator="\n")
writer.writeheader()
print(table.getvalue(), end="")
print(*csv.DictReader(["name,size", "a,1", "", "b"]))
rows = io.StringIO()
shared = csv.writer(rows)
threads = [threading.Thread(target=shared.writerow, args=([number],)) for number in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(rows.getvalue().split()))
