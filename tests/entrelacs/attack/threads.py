"""Random programs on threads: two or three of them, a few statements each, on a few shared things drawn from a list."""

import dataclasses

from .writing import Draw, block, fill, indent


@dataclasses.dataclass(frozen=True)
class Thing:
    """Something that threads share."""

    setup: str
    expressions: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    compounds: tuple[str, ...] = ()
    shows: str = ""
    rebound: str = ""
    """The name that functions declare global."""
    imports: str = ""


NUMBERS = {
    "global": Thing("n = 0", rebound="n"),
    "attribute": Thing("class Box:\n    pass\nbox = Box()\nbox.n = 0"),
    "slot": Thing("class Box:\n    __slots__ = ('n',)\nbox = Box()\nbox.n = 0"),
    "class": Thing("class Box:\n    n = 0\nbox = Box()"),
    "property": Thing(
        "class Box:\n    def __init__(self):\n        self._n = 0\n    @property\n    def n(self):\n        return self._n\n"
        "    @n.setter\n    def n(self, value):\n        self._n = value\nbox = Box()"
    ),
    "item": Thing("cells = {'n': 0}"),
    "index": Thing("cells = [0]"),
    "dataclass": Thing("@dataclass\nclass Box:\n    n: int = 0\nbox = Box()", imports="from dataclasses import dataclass"),
    "function": Thing("def box():\n    pass\nbox.n = 0"),
    "namespace": Thing("box = SimpleNamespace(n=0)", imports="from types import SimpleNamespace"),
}
PLACES = {"global": "n", "item": 'cells["n"]', "index": "cells[0]", "class": "Box.n"}
NUMBER_EXPRESSIONS = ("@", "@ + 1", "-@", "(@, @)", "@ or 5", "@ == 1", "f'{@}'", "[@, @]", "max(@, 1)", "(lambda: @)()", "not @", "0 <= @ < 2")
NUMBER_STATEMENTS = (
    "@ += 1", "@ += 1", "@ = a", "@ = 2", "@ = @ * 2", "a, b = @, @", "a = @", "@ = (@ + 1) % 3", "a = b = @", "b = a + @",
    "assert @ < 9", "a += @", "if @ == 1: raise ValueError(@)", "print(@)", "a = [@ for _ in range(2)]", "a = sum(@ for _ in range(2))",
    "a = {@: @}",
)  # fmt: skip
NUMBER_COMPOUNDS = (
    "while @ < 2:\n    @ += 1\n    <statement>",
    "if (a := @) > 0:\n    <statement>\nelse:\n    <statement>",
    "match @:\n    case 0:\n        <statement>\n    case 1 | 2 as b:\n        <statement>\n    case _:\n        a = 7",
    "match (@, a):\n    case (0, x) if @ == 0:\n        a = x\n    case (y, _):\n        b = y",
)
ATTRIBUTE_EXPRESSIONS = ("getattr(box, 'n')", "getattr(box, 'm', 4)", "hasattr(box, 'n')", "'{.n}'.format(box)")
ATTRIBUTE_STATEMENTS = ("setattr(box, 'n', 3)", "box.n = box.n + 1", "a = (box.n, box.n)")

THINGS = {
    "list": Thing(
        "items = [1, 2]",
        ("items[0] if items else 0", "len(items)", "sum(items)", "list(items)", "items[-1:]", "2 in items", "sorted(items)", "[*items]",
         "items == [1]", "[x + 1 for x in items]", "tuple(items)", "items.count(1)", "str(items)", "max(items, default=0)", "items[:]",
         "bool(items)", "list(reversed(items))", "any(items)", "list(zip(items, items))", "list(enumerate(items))"),
        ("items.append(3)", "items.append(a)", "items.pop()", "items.pop(0)", "items.insert(0, 9)", "items[0] = 8", "items += [4]", "del items[0]",
         "items.extend([5, 6])", "items.clear()", "items.reverse()", "items.sort()", "items[:] = [7]", "items.remove(1)", "a = items.index(2)",
         "items.extend(items)", "a, *b = items", "items.extend(x for x in (1, 2))"),
        ("for x in items:\n    a = x\n    <statement>", "for x in list(items):\n    <statement>\n    b = x"),
        "items",
    ),
    "dict": Thing(
        "table = {'k': 1}",
        ("table.get('k', 0)", "'k' in table", "len(table)", "list(table)", "sorted(table.items())", "dict(table)", "table == {}", "{**table}",
         "[k for k in table]", "list(table.values())", "table.get('z')", "str(table)", "{k: v for k, v in table.items()}"),
        ("table['k'] = table.get('k', 0) + 1", "table['z'] = a", "table.pop('k', None)", "del table['k']", "table.setdefault('z', 5)",
         "table.update(k=4)", "table.clear()", "table['k'] += 1", "table |= {'y': 2}", "a = table['k']", "table.popitem()",
         "if 'k' not in table: table['k'] = 6", "table.update({'k': 7, 'z': 8})"),
        ("for key in table:\n    b = key\n    <statement>", "for key, value in list(table.items()):\n    a = value\n    <statement>"),
        "sorted(table.items())",
    ),
    "set": Thing(
        "seen = {1}",
        ("1 in seen", "len(seen)", "sorted(seen)", "seen | {5}", "seen == {1}", "frozenset(seen)"),
        ("seen.add(2)", "seen.discard(1)", "seen.remove(1)", "seen |= {3}", "seen.clear()", "seen.update([4, 5])", "if 2 not in seen: seen.add(2); a += 1",
         "seen.pop()"),
        shows="sorted(seen)",
    ),
    "deque": Thing(
        "line = deque([1, 2], maxlen=3)",
        ("len(line)", "line[0] if line else 0", "list(line)", "2 in line", "line.maxlen"),
        ("line.append(3)", "line.appendleft(4)", "line.popleft()", "line.pop()", "line.rotate(1)", "line.extend([5, 6])", "line.clear()", "line.remove(1)"),
        ("while line:\n    a = line.popleft()\n    <statement>",),
        "list(line)",
        imports="from collections import deque",
    ),
    "counter": Thing(
        "tally = Counter(a=1)",
        ("tally['a']", "tally.total()", "tally.most_common(1)", "sorted(tally)"),
        ("tally['a'] += 1", "tally['b'] -= 1", "del tally['a']"),
        shows="sorted(tally.items())",
        imports="from collections import Counter",
    ),
    "defaultdict": Thing(
        "groups = defaultdict(list)",
        ("len(groups)", "groups['a']", "sorted(groups)"),
        ("groups['a'].append(1)", "groups['b'].append(a)", "groups.pop('a', None)"),
        shows="sorted(groups.items())",
        imports="from collections import defaultdict",
    ),
    "object": Thing(
        "class Account:\n    total = 0\n    def __init__(self):\n        self.value = 1\n        self.lock = threading.Lock()\n"
        "    def add(self, k):\n        self.value += k\n        return self.value\n    def safe_add(self, k):\n        with self.lock:\n"
        "            self.value += k\n            return self.value\n    @property\n    def double(self):\n        return self.value + self.value\n"
        "    @classmethod\n    def count(cls):\n        cls.total += 1\n        return cls.total\n    def __enter__(self):\n        self.lock.acquire()\n        return self.value\n"
        "    def __exit__(self, *error):\n        self.lock.release()\n    def __len__(self):\n        return self.value\n    def __eq__(self, other):\n        return self.value == other\n"
        "account = Account()",
        ("account.value", "account.double", "account.add(1)", "account.safe_add(1)", "Account.count()", "len(account)", "account == 2", "account.add", "Account.total",
         "account.__dict__['value']"),
        ("account.add(2)", "account.safe_add(2)", "account.value = a", "Account.total += 1", "f = account.add; a = f(1)", "account.extra = a",
         "a = getattr(account, 'extra', 0)", "account.value, account.extra = 1, 2"),
        ("with account as a:\n    <statement>",),
        "account.value, Account.total",
    ),
    "closure": Thing(
        "def make():\n    count = 0\n    def up(by=1):\n        nonlocal count\n        count += by\n        return count\n    def read():\n        return count\n    return up, read\nup, read = make()",
        ("up()", "read()", "up(by=read())", "(read(), up())"),
        ("up()", "a = up()", "b = read()", "up(2)"),
        shows="read()",
    ),
    "generator": Thing(
        "def produce(start):\n    seen = start\n    while seen < 3:\n        got = yield seen\n        seen += 1 if got is None else got\n    return seen",
        ("list(produce(1))", "next(produce(a if isinstance(a, int) else 0), 9)", "sum(produce(2))", "[x for x in produce(1)]", "max(produce(0))"),
        ("g = produce(0); a = next(g)", "a, *b = produce(1)"),
        ("for x in produce(1):\n    <statement>\n    a = x",),
    ),
    "shared generator": Thing(
        "def numbers():\n    for k in range(3):\n        yield k\nticket = numbers()",
        ("next(ticket, 9)",),
        ("a = next(ticket)", "b = next(ticket, None)"),
        ("for x in ticket:\n    a = x\n    <statement>",),
    ),
    "local": Thing(
        "own = threading.local()\nown.x = 0",
        ("getattr(own, 'x', 5)", "hasattr(own, 'x')"),
        ("own.x = a", "own.x = getattr(own, 'x', 0) + 1", "a = own.x"),
        shows="own.x",
    ),
    "exceptions": Thing(
        "class Trouble(Exception):\n    pass\ndef fail(k):\n    if k:\n        raise Trouble(k)\n    return k",
        (),
        ("fail(a)", "raise Trouble('out')"),
        (
            "try:\n    <statement>\n    fail(<expression>)\nexcept Trouble as error:\n    a = error.args[0]\n    <statement>",
            "try:\n    <statement>\nexcept (KeyError, IndexError, ValueError) as error:\n    b = type(error).__name__\nelse:\n    <statement>\nfinally:\n    <statement>",
            "try:\n    try:\n        fail(1)\n    finally:\n        <statement>\nexcept Trouble:\n    <statement>",
        ),
    ),
    "returns": Thing(
        "",
        (),
        (),
        (
            "def inner():\n    try:\n        return <expression>\n    finally:\n        <statement>\na = inner()",
            "def inner():\n    for k in range(2):\n        with lock:\n            return <expression>\na = inner()",
            "def inner(x=<expression>):\n    return x, <expression>\nb = inner()",
            "f = lambda x: (x, <expression>)\na = f(<expression>)",
            "def inner(*args, key=0):\n    nonlocal a\n    a = args\n    return key\nb = inner(<expression>, key=<expression>)",
            "for k in range(2):\n    try:\n        if k == 1: continue\n        a = <expression>\n    finally:\n        <statement>",
            "for k in range(3):\n    <statement>\n    if k == 1: break\nelse:\n    a = 5",
            "@contextmanager\ndef guard():\n    with lock:\n        yield <expression>\nwith guard() as a:\n    <statement>",
            "class Small:\n    kept = <expression>\n    def get(self):\n        return self.kept\na = Small().get()",
            "f = partial(max, <number>)\na = f(<number>)",
        ),
        imports="from contextlib import contextmanager\nfrom functools import partial",
    ),
    "lock": Thing(
        "lock = threading.Lock()",
        ("lock.locked()",),
        ("lock.acquire(); lock.release()",),
        (
            "with lock:\n    <statement>", "with lock:\n    <statement>\n    <statement>",
            "if lock.acquire(blocking=False):\n    try:\n        <statement>\n    finally:\n        lock.release()",
            "if lock.acquire(timeout=0.01):\n    <statement>\n    lock.release()\nelse:\n    <statement>",
        ),
    ),
    "rlock": Thing(
        "gate = threading.RLock()",
        (),
        ("gate.acquire()", "gate.release()"),
        ("with gate:\n    with gate:\n        <statement>", "with gate, lock:\n    <statement>", "with lock, gate:\n    <statement>"),
    ),
    "semaphore": Thing(
        "room = threading.Semaphore(1)",
        ("room.acquire(blocking=False)",),
        ("room.acquire()", "room.release()", "room.release(2)"),
        ("with room:\n    <statement>",),
    ),
    "bounded": Thing(
        "room = threading.BoundedSemaphore(2)",
        (),
        ("room.acquire()", "room.release()"),
        ("with room:\n    <statement>",),
    ),
    "event": Thing(
        "ready = threading.Event()",
        ("ready.is_set()", "ready.wait(0.01)"),
        ("ready.set()", "ready.set()", "ready.clear()", "ready.wait()"),
        ("if ready.wait(timeout=0.01):\n    <statement>",),
    ),
    "condition": Thing(
        "turn = threading.Condition()\nopen_ = False",
        (),
        ("with turn: turn.notify()", "with turn: turn.notify_all()", "with turn: a = turn.wait(0.01)", "with turn: turn.wait()", "with turn: turn.notify(2)"),
        (
            "with turn:\n    open_ = True\n    <statement>\n    turn.notify()",
            "with turn:\n    while not open_:\n        turn.wait()\n    <statement>",
            "with turn:\n    turn.wait_for(lambda: open_)\n    <statement>",
            "with turn:\n    a = turn.wait_for(lambda: open_, timeout=0.01)",
        ),
        rebound="open_",
    ),
    "barrier": Thing(
        "meet = threading.Barrier(2)",
        ("meet.n_waiting", "meet.broken"),
        ("meet.wait()", "a = meet.wait() in (0, 1)", "meet.abort()"),
        ("try:\n    meet.wait(timeout=0.01)\nexcept threading.BrokenBarrierError:\n    <statement>",),
    ),
    "queue": Thing(
        "jobs = queue.Queue(maxsize=1)",
        ("jobs.qsize()", "jobs.empty()", "jobs.full()"),
        ("jobs.put(a)", "jobs.put(3)", "a = jobs.get()", "b = jobs.get(timeout=0.01)", "jobs.put_nowait(4)", "a = jobs.get_nowait()", "jobs.task_done()"),
        ("try:\n    a = jobs.get_nowait()\nexcept queue.Empty:\n    <statement>", "try:\n    jobs.put(5, timeout=0.01)\nexcept queue.Full:\n    <statement>"),
        "jobs.qsize()",
        imports="import queue",
    ),
    "simple queue": Thing(
        "jobs = queue.SimpleQueue()",
        ("jobs.qsize()", "jobs.empty()"),
        ("jobs.put(a)", "jobs.put(3)", "a = jobs.get()", "a = jobs.get_nowait()"),
        shows="jobs.qsize()",
        imports="import queue",
    ),
    "priority queue": Thing(
        "jobs = queue.PriorityQueue()\njobs.put(2)",
        ("jobs.qsize()",),
        ("jobs.put(1)", "jobs.put(3)", "a = jobs.get()", "a = jobs.get(block=False)"),
        shows="jobs.qsize()",
        imports="import queue",
    ),
    "printing": Thing("", (), ("print('x')", "print(a, end=' ')", "print('y', a)", "print(*[1, 2], sep='-')")),
    "sleeping": Thing("", (), ("time.sleep(0.01)", "time.sleep(0)"), imports="import time"),
    "names": Thing("", ("threading.current_thread().name", "threading.active_count() > 0", "threading.current_thread().daemon"), ("threading.current_thread().name = 'new'",)),
}  # fmt: skip


def source(seed):
    """The program of this seed."""
    draw = Draw(f"threads/{seed}")
    kind = draw.choice(list(NUMBERS))
    place = PLACES.get(kind, "box.n")
    put = lambda texts: tuple(text.replace("@", place) for text in texts)  # noqa: E731
    number = dataclasses.replace(NUMBERS[kind], expressions=put(NUMBER_EXPRESSIONS), statements=put(NUMBER_STATEMENTS), compounds=put(NUMBER_COMPOUNDS), shows=place)
    if place == "box.n":
        number = dataclasses.replace(number, expressions=number.expressions + ATTRIBUTE_EXPRESSIONS, statements=number.statements + ATTRIBUTE_STATEMENTS)
    used = [number, THINGS["lock"]]
    used += [THINGS[name] for name in draw.sample([name for name in THINGS if name != "lock"], draw.one(1, 2, 2, 3))]
    threads = draw.one(2, 2, 2, 3)
    parts = _Parts(draw, used, 5 if threads == 2 else 3)
    works = []
    for index in range(threads):
        lines = parts.body(draw.one(1, 2, 2, 3) if threads == 2 else draw.one(1, 1, 2))
        rebound = sorted({thing.rebound for thing in used if thing.rebound} | {f"got{index}"})
        works.append(f"def work{index}():\n" + indent(block([f"global {', '.join(rebound)}", "a = b = 0", *lines, f"got{index} = {draw.one('a', 'b', '(a, b)')}", "return a"])))
    imports = sorted({line for thing in used for line in thing.imports.split("\n") if line} | {"import threading"})
    imports.sort(key=lambda line: (line.startswith("from"), line))
    setup = [thing.setup for thing in used if thing.setup] + [f"got{index} = None" for index in range(threads)]
    shows = ", ".join([thing.shows for thing in used if thing.shows] + [f"got{index}" for index in range(threads)])
    start = _start(draw, threads)
    if "Pool" in start:
        imports.append("from concurrent.futures import ThreadPoolExecutor")
    body = [*setup, *works, start, f"print({shows})"]
    return "\n".join([*imports, *body]) + "\n"


class _Parts:
    """Draws statements; `room` bounds how many one thread gets in all."""

    def __init__(self, draw, used, room):
        self.draw, self.room = draw, room
        self.expressions = [text for thing in used for text in thing.expressions]
        self.statements = [text for thing in used for text in thing.statements]
        self.compounds = [text for thing in used for text in thing.compounds]
        self.numbers = used[0].expressions[0]

    def body(self, count):
        self.left = self.room
        return [self.statement(0) for _ in range(count)]

    def expression(self):
        draw = self.draw
        first = draw.choice(self.expressions)
        return f"({first}, {draw.choice(self.expressions)})" if draw.often(0.2) else first

    def statement(self, depth=2):
        draw = self.draw
        self.left -= 1
        if self.left > 0 and depth < 2 and draw.often(0.45):
            template = draw.choice(self.compounds)
            return fill(template, draw, statement=lambda: self.statement(depth + 1), expression=self.expression, number=lambda: self.numbers)
        if draw.often(0.25):
            return f"{draw.one('a', 'b')} = {self.expression()}"
        return draw.choice(self.statements)


def _start(draw, threads):
    """How the threads are started and waited for."""
    works = [f"work{index}" for index in range(threads)]
    tuple_ = f"({', '.join(works)})"
    plain = f"threads = [threading.Thread(target=work) for work in {tuple_}]\nfor thread in threads: thread.start()\nfor thread in threads: thread.join()"
    if draw.often(0.55):
        return plain
    return draw.one(
        f"with ThreadPoolExecutor(max_workers={draw.one(1, 2)}) as pool:\n    futures = [pool.submit(work) for work in {tuple_}]\n"
        "print([future.exception() is None and future.result() for future in futures])",
        f"with ThreadPoolExecutor(2) as pool:\n    print(list(pool.map(lambda work: work(), {tuple_})))",
        plain.replace("threading.Thread(target=work)", "threading.Thread(target=work, daemon=True)"),
        plain.replace("for thread in threads: thread.join()", "threads[0].join()"),
        plain.replace("for thread in threads: thread.join()", "work0()"),
        plain.replace("for thread in threads: thread.join()", "for thread in threads: thread.join(timeout=0.01)\nprint([thread.is_alive() for thread in threads])"),
        f"class Worker(threading.Thread):\n    def __init__(self, work):\n        super().__init__()\n        self.work, self.result = work, None\n    def run(self):\n        self.result = self.work()\n"
        f"threads = [Worker(work) for work in {tuple_}]\nfor thread in threads: thread.start()\nfor thread in threads: thread.join()\nprint([thread.result for thread in threads])",
        f"timer = threading.Timer(0.01, work0)\ntimer.start()\nother = threading.Thread(target=work1)\nother.start()\n{draw.one('timer.cancel()', 'pass')}\ntimer.join()\nother.join()",
        "def chain():\n    thread = threading.Thread(target=work0)\n    thread.start()\n    work1()\n    thread.join()\nouter = threading.Thread(target=chain)\nouter.start()\nouter.join()",
    )
