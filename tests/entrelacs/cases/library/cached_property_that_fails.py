# outcomes: ["['2', '2'] 2", "['2', 'ValueError'] 2"]
# source: an exception gives the lock of 3.11 back; forced runs on 3.11, 3.12 and 3.13
import functools
import threading

computed = []
got = []


class Report:
    @functools.cached_property
    def total(self):
        computed.append(1)
        if len(computed) == 1:
            raise ValueError
        return len(computed)

    @functools.cached_property
    def double(self):
        return self.total


def read(report):
    try:
        got.append(str(report.double))
    except ValueError:
        got.append("ValueError")


threads = [threading.Thread(target=read, args=(Report(),)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(got), len(computed))
