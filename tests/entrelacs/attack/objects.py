"""Two threads that call the methods of one object of the library, what each is answered: real threads are the judge.

CPython writes many of these methods in Python: another thread may come between two of their instructions. A model that does them at
one go makes no difference to the searches, which all share it; only runs for real, with forced preemption inside the library too,
know better.
"""

import textwrap
from typing import NamedTuple

from .writing import Draw


class Kind(NamedTuple):
    """An object: how the program makes it, what one thread may call, what the other may, and what is done in the end."""

    setup: str
    calls: tuple[str, ...]
    others: tuple[str, ...]
    end: str = ""
    says: str = "f'{type(problem).__name__} {str(problem)[:25]}'"
    """What is told of an exception."""


def queues(kind, size):
    puts = ("o.put(2, block=False)", "o.put(1, timeout=0.001)", "o.get(block=False)", "o.get(timeout=0.001)", "o.task_done()")
    return Kind(f"o = queue.{kind}({size})", puts, ("o.qsize()", "o.empty()", "o.full()", "o.get_nowait()", "o.put_nowait(3)", "o.task_done()"))


def conditions(lock):
    calls = ("o.acquire(blocking=False)", "o.release()", "o.notify()", "o.wait(0.001)", "o.notify_all()")
    return Kind(f"o = threading.Condition({lock})", calls, calls[:-1])


def mappings(made):
    changes = ("o.setdefault(2, 3)", "o.pop(1)", "o.popitem()", "o.update({1: 4, 2: 5})", "o.clear()", "o.pop(1, 0)")
    reads = ("o.get(1)", "len(o)", "sorted(o)", "dict(o)", "2 in o", "o.setdefault(2, 9)", "sorted(o.items())", "o == {1: 1}", "list(o.values())")
    return Kind(f"o = {made}", changes, reads)


ACQUIRES = ("o.acquire(blocking=False)", "o.release()", "o.acquire(timeout=0.001)")
NOTED = "o.add_done_callback(lambda f: log.append({}))"

KINDS = {
    "event": Kind("o = threading.Event()", ("o.set()", "o.clear()", "o.wait(0.001)", "o.wait(0)"), ("o.is_set()", "o.wait(0)", "o.clear()")),
    "semaphore": Kind("o = threading.Semaphore(1)", (*ACQUIRES, "o.release(2)"), ACQUIRES),
    "bounded semaphore": Kind("o = threading.BoundedSemaphore(1)", ACQUIRES, ACQUIRES),
    "barrier": Kind(
        "o = threading.Barrier(2)",
        ("o.wait(0.001)", "o.wait(1)", "o.abort()", "o.reset()", "o.n_waiting"),
        ("o.n_waiting", "o.broken", "o.wait(0.001)", "o.abort()", "o.reset()"),
    ),
    "barrier of one": Kind("o = threading.Barrier(1)", ("o.wait()", "o.abort()", "o.reset()"), ("o.n_waiting", "o.broken", "o.wait()")),
    "barrier with an action": Kind(
        "o = threading.Barrier(2, lambda: log.append((o.n_waiting, o.broken)))",
        ("o.wait(0.001)", "o.abort()", "o.reset()"),
        ("o.n_waiting", "o.broken", "o.wait(0.001)", "o.abort()", "o.reset()"),
    ),
    "lock": Kind("o = threading.Lock()", ACQUIRES, ("o.locked()", *ACQUIRES)),
    "rlock": Kind("o = threading.RLock()", ACQUIRES, ACQUIRES),
    "condition": conditions(""),
    "condition with a lock": conditions("threading.Lock()"),
    "queue": queues("Queue", 1),
    "lifo queue": queues("LifoQueue", 2),
    "priority queue": queues("PriorityQueue", 2),
    "open queue": Kind(
        "o = queue.Queue(1)",
        ("o.put(2, block=False)", "o.get(block=False)", "o.get(timeout=0.001)", "o.task_done()"),
        ("o.unfinished_tasks", "list(o.queue)", "o.qsize()", "o.full()", "o.task_done()"),
    ),
    "simple queue": Kind("o = queue.SimpleQueue()", ("o.put(2)", "o.get(block=False)"), ("o.qsize()", "o.empty()", "o.get_nowait()", "o.put(3)")),
    "future": Kind(
        f"o = Future()\n{NOTED.format('f.cancelled()')}\n{NOTED.format(2)}",
        ("o.set_result(1)", "o.set_exception(ValueError('v'))", "o.cancel()", NOTED.format(3)),
        ("o.done()", "o.running()", "o.cancelled()", "o.result(0.001)", "o.exception(0)", "o.cancel()", NOTED.format(4), "list(log)"),
    ),
    "futures": Kind(
        "o, p, q = Future(), Future(), Future()",
        ("o.set_result(1)", "o.cancel()", "p.set_result(2)", "q.set_result(3)"),
        (
            "[f in wait([o, p, q], return_when='FIRST_COMPLETED')[0] for f in (o, p, q)]",
            "[f in wait([o, p, q], timeout=0.001)[0] for f in (o, p, q)]",
            "[f.done() for f in (p, o)]",
            "[(o, p).index(f) for f in as_completed([o, p], timeout=0.001)]",
        ),
        "for f in (o, p, q):\n    f.cancel()",
    ),
    "pool": Kind(
        "o = ThreadPoolExecutor(1)",
        ("o.submit(log.append, 1) and 0", "o.shutdown(wait=False)", "o.submit(log.append, 2).cancel()", "o.shutdown(wait=False, cancel_futures=True)"),
        ("o.submit(int).done()", "o.submit(int).result()", "o.shutdown()", "o.submit(log.append, 3).running()", "list(o.map(int, '12'))"),
        "o.shutdown()",
    ),
    "future of a pool": Kind(
        f"p = ThreadPoolExecutor(1)\no = p.submit(log.append, 1)\n{NOTED.format(2)}",
        ("o.cancel()", "o.result()", "p.shutdown(wait=False)"),
        ("o.done()", "o.running()", "o.cancelled()", "o.cancel()", "list(log)", "o.exception(0.001)"),
        "p.shutdown()",
    ),
    "thread": Kind(
        "stop = threading.Event()\no = threading.Thread(target=stop.wait, name='x')",
        ("o.start()", "o.start(), stop.set()", "setattr(o, 'name', 'y')", "stop.set()"),
        ("o.is_alive()", "threading.active_count()", "o in threading.enumerate()", "o.join(0.001)", "o.name", "o.daemon"),
        "stop.set()\nif o.is_alive():\n    o.join()",
    ),
    "ending thread": Kind(
        "o = threading.Thread(target=log.append, args=(1,))\no.start()",
        ("o.join()", "o.is_alive()", "o.join(0.001)"),
        ("o.is_alive()", "threading.active_count()", "len(log)", "o.join()"),
    ),
    "timer": Kind(
        "o = threading.Timer(0.001, log.append, (1,))\no.start()",
        ("o.cancel()", "o.join()"),
        ("o.finished.is_set()", "o.is_alive()", "list(log)", "o.cancel()"),
        "o.join()",
    ),
    "counter": Kind(
        "o = collections.Counter('ab')",
        ("o.update('ac')", "o.subtract('a')", "o.clear()", "o.pop('a', 0)", "o.setdefault('d', 1)", "o.update({'a': 2})"),
        ("o['a']", "o.total()", "o.most_common(1)", "sorted(o.elements())", "o.copy()['a']", "(o + o)['a']", "len(-o)"),
    ),
    "counter of a mapping": Kind(
        "o = collections.UserDict({1: 1, 2: 2})",
        ("o.pop(1)", "o.clear()", "o.update({3: 3})"),
        ("sorted(collections.Counter(o).items())", "sorted(collections.OrderedDict(o).items())", "dict(o)", "sorted({**o})"),
    ),
    "chain of mappings": mappings("collections.ChainMap({}, {1: 1})"),
    "mapping": mappings("collections.UserDict({1: 1})"),
    "default dictionary": mappings("collections.defaultdict(lambda: 7, {1: 1})"),
    "ordered dictionary": mappings("collections.OrderedDict({1: 1, 2: 2})"),
    "list in python": Kind(
        "o = collections.UserList([1, 2])",
        ("o.append(3)", "o.pop()", "o.extend([5, 6])", "o.clear()", "o.insert(0, 7)", "o.remove(1)"),
        ("o.index(2)", "len(o)", "list(o)", "o.count(1)", "(o + [1]).data", "o.pop()", "o[0]", "list(reversed(o))"),
    ),
    "deque": Kind(
        "o = collections.deque([1, 2], 4)",
        ("o.append(3)", "o.popleft()", "o.extend([5, 6])", "o.rotate(1)", "o.remove(1)", "o.insert(1, 9)"),
        ("list(o)", "o.index(2)", "o.count(1)", "len(o)", "o[0]", "o.pop()", "sum(o)"),
    ),
    "logger": Kind(
        "class Handler(logging.Handler):\n    def emit(self, record):\n        log.append(record.getMessage())\n"
        "h = Handler()\no = logging.getLogger('k')\no.setLevel(10)\no.propagate = False\no.addHandler(h)",
        ("o.setLevel(40)", "h.setLevel(40)", "o.removeHandler(h)", "o.addHandler(h)", "o.warning('w')", "logging.disable(50)", "logging.disable(0)"),
        ("o.isEnabledFor(30)", "o.level", "o.hasHandlers()", "o.warning('x')", "o.getEffectiveLevel()", "len(o.handlers)"),
        "logging.disable(0)",
    ),
    "cache of one": Kind(
        "@functools.lru_cache(maxsize=1)\ndef o(x):\n    log.append(x)\n    return len(log)",
        ("o(1)", "o(2)", "o.cache_clear()"),
        ("o(1)", "o(2)", "o.cache_info().hits", "o.cache_info().misses", "o.cache_info().currsize"),
    ),
    "cached property": Kind(
        "class One:\n    @functools.cached_property\n    def v(self):\n        log.append(1)\n        return len(log)\no, p = One(), One()",
        ("o.v", "p.v", "delattr(o, 'v')"),
        ("o.v", "p.v", "len(log)"),
    ),
    "stack of exits": Kind(
        "o = contextlib.ExitStack()\no.callback(log.append, 0)",
        ("o.callback(log.append, 1) and 0", "o.close()", "o.pop_all().close()", "o.push(lambda *a: log.append(4)) and 0"),
        ("o.callback(log.append, 2) and 0", "o.close()", "list(log)", "o.pop_all().close()"),
    ),
    "context": Kind(
        "v = contextvars.ContextVar('v', default=0)\no = contextvars.copy_context()",
        ("o.run(v.set, 1) and 0", "o.run(v.get)"),
        ("o.get(v)", "v in o", "len(o)", "o.run(v.get)", "o.copy().get(v)", "o.run(v.set, 2) and 0"),
        says="type(problem).__name__",  # the message has an address
    ),
    "environment": Kind(
        "o = os.environ\no['XA'] = '1'\no.pop('XB', None)",
        ("o.pop('XA')", "o.setdefault('XB', '2')", "o.update({'XA': '3', 'XB': '4'})", "o.__setitem__('XA', '4')"),
        ("o.get('XA')", "'XB' in o", "os.getenv('XA')", "o.pop('XA', None)", "o['XB']"),
    ),
    "scheduler": Kind(
        "o = sched.scheduler(lambda: 0, lambda d: None)\nevents = []",
        ("o.enterabs(0, 1, log.append, (1,)) and 0", "o.run()", "events.append(o.enterabs(0, 1, log.append, (5,)))", "o.cancel(events[0])"),
        ("o.empty()", "len(o.queue)", "o.run()", "o.enterabs(0, 1, log.append, (2,)) and 0", "list(log)"),
    ),
    "sorter": Kind(
        "o = graphlib.TopologicalSorter({'a': ['b', 'c']})\no.prepare()",
        ("o.done(*o.get_ready())", "o.get_ready()", "o.done('b')"),
        ("o.is_active()", "sorted(o.get_ready())", "o.done('b')", "o.done('c')"),
    ),
    "iterators of one": Kind(
        "def numbers():\n    yield 1\n    yield 2\no, p = itertools.tee(numbers())",
        ("next(o)", "next(o, 0)"),
        ("next(p)", "next(p, 0)", "next(o, 0)"),
    ),
}  # fmt: skip
NAMES = tuple(KINDS)
HEAD = """
import collections, contextlib, contextvars, functools, graphlib, itertools, logging, os, queue, sched, threading
from concurrent.futures import Future, ThreadPoolExecutor, as_completed, wait
first, second, log = [], [], []
def ask(told, call):
    try:
        told.append(call())
    except Exception as problem:
        told.append(<says>)
"""
START = """
threads = [threading.Thread(target=body) for body in (one, other)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""


def source(seed):
    """The program of this seed: the kinds come in turn, the calls are drawn."""
    draw = Draw(f"objects/{seed}")
    kind = KINDS[NAMES[seed % len(NAMES)]]
    calls = [draw.choice(kind.calls) for _ in range(draw.choice((1, 2)))]
    others = [draw.choice(kind.others) for _ in range(draw.choice((1, 2, 3)))]
    bodies = (body("one", "first", calls), body("other", "second", others))
    return HEAD.lstrip("\n").replace("<says>", kind.says) + kind.setup + "\n" + "".join(bodies) + START.lstrip("\n") + kind.end + "\nprint(first, second, log)\n"


def body(name, told, calls):
    return f"def {name}():\n" + textwrap.indent("".join(f"ask({told}, lambda: {call})\n" for call in calls), "    ")
