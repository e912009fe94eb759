# outcomes: ["[1, 1] 1", "[1, 2] 2", "[2, 2] 2"]
# source: the documentation of functools.cached_property: since 3.12, two threads may compute it; on 3.11, the explorer answers for both
import functools
import threading

computed = []
got = []


class Report:
    @functools.cached_property
    def total(self):
        computed.append(1)
        return len(computed)


report = Report()
threads = [threading.Thread(target=lambda: got.append(report.total)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(got), len(computed))
