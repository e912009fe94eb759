"""What `functools.cached_property` does depends on the version, and the answer says so, but only when threads meet there."""

from entrelacs import Schedule, explore

ALONE = """
import functools
import threading


class Report:
    @functools.cached_property
    def total(self):
        return 1


report = Report()
print(report.total)
"""
BOTH = """
threads = [threading.Thread(target=lambda: Report().total) for _ in range(2)]
for thread in threads:
    thread.start()
print(report.total)
"""


def test_nothing_is_said_of_one_thread():
    assert explore(ALONE).versions == ()


def test_the_version_is_said_when_two_threads_may_compute_it():
    waits = ALONE.replace("return 1", "print(2)")
    found = explore(waits + BOTH.replace("print(report.total)", ""))
    assert len(found.versions) == 1 and "cached_property" in found.versions[0]
    assert all(Schedule.parse(str(outcome.schedule)) == outcome.schedule for outcome in found.outcomes)
