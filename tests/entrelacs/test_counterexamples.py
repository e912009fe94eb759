"""What a reader is shown of a failure explains it: names, lines, steps, and all that went wrong."""

from entrelacs import explore, replay
from entrelacs.__main__ import main
from entrelacs.bounds.refusals import Unsupported
from entrelacs.model import lock

POOLS = """\
import threading
class Pool:
    def __init__(self):
        self._lock = threading.Lock()
    def use(self, pool):
        with self._lock:
            with pool._lock:
                pass
def start():
    one, other = Pool(), Pool()
    threads = [threading.Thread(target=a.use, args=(b,), name=name) for name, a, b in (("A", one, other), ("B", other, one))]
    for thread in threads:
        thread.start()
start()
"""
TWO = """\
import threading
lock = threading.Lock()
def die():
    lock.acquire()
    raise OSError("gone")
def wait():
    with lock:
        pass
threads = [threading.Thread(target=work, name=work.__name__) for work in (die, wait)]
for thread in threads:
    thread.start()
"""


def deadlock(found):
    return next(failure for failure in found.failures if failure.kind == "deadlock")


def test_two_locks_never_bear_one_name():
    found = explore(POOLS)
    waits = dict(deadlock(found).waits)
    assert len(set(waits.values())) == 2
    for node in found.replay(deadlock(found).schedule).nodes:
        names = [primitive.name for primitive in node.primitives]
        assert len(names) == len(set(names)), names


def test_a_lock_without_a_name_has_that_of_its_class():
    source = "import threading\ndef f():\n    threading.Lock().acquire()\nthreads = [threading.Thread(target=l.acquire) for l in (threading.Lock(),) * 2]\nfor thread in threads: thread.start()\n"
    waits = deadlock(explore(source)).waits
    assert "Lock" in waits[0][1]


def test_locks_in_any_container_have_the_name_that_reaches_them():
    source = (
        "import threading\nfrom collections import deque\nclass Keyed(dict): pass\n"
        "line, keyed, box = deque([threading.Lock()]), Keyed(a=threading.Lock()), ([threading.Lock()],)\n"
        "def f():\n    for lock in (line[0], keyed['a'], box[0][0]):\n        with lock: pass\n"
        "thread = threading.Thread(target=f)\nthread.start()\n"
    )
    run = replay(source, explore(source).outcomes[0].schedule)
    assert {primitive.name for node in run.nodes for primitive in node.primitives} >= {"line[0]", "keyed['a']", "box[0][0]"}


def test_a_replay_tells_all_that_went_wrong(tmp_path, capsys):
    found = explore(TWO)
    schedule = deadlock(found).schedule
    run = found.replay(schedule)
    assert [failure.kind for failure in run.failures] == ["exception", "deadlock"] and run.failure.kind == "deadlock"
    path = tmp_path / "prog.py"
    path.write_text(TWO, encoding="utf-8")
    assert main(["rejouer", str(path), "--ordonnancement", str(schedule)]) == 1
    said = capsys.readouterr().out
    assert "Faute : exception OSError « gone », fil die, ligne 5." in said and "Faute : interblocage" in said


def test_no_step_is_bare():
    """Not even the one where a thread dies."""
    source = (
        "from concurrent.futures import ThreadPoolExecutor\nimport threading\npool = ThreadPoolExecutor(1)\n"
        "def late():\n    pool.submit(print)\nthread = threading.Thread(target=late)\nthread.start()\npool.shutdown()\n"
    )
    found = explore(source)
    assert found.verdict == "failure"
    for outcome in found.outcomes:
        assert all(step.action for step in found.replay(outcome.schedule).steps)


def test_a_refusal_has_a_line_even_when_no_code_of_the_program_runs(monkeypatch):
    def refuse(self, choice):
        raise Unsupported("refusé exprès")

    monkeypatch.setattr(lock.Release, "execute", refuse)
    source = "import threading\nlock = threading.Lock()\nthread = threading.Thread(target=lock.release)\nthread.start()\nthread.join()\n"
    found = explore(source)
    assert (found.verdict, found.line) == ("unsupported", 5)
