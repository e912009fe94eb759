"""A schedule of the model on real threads: it ends as the model says, or it is said where and why they part."""

import ast
import json
import os
import pickle
import subprocess
import sys
import textwrap
import time
from threading import Event, Thread

import pytest

from entrelacs import api, explore
from entrelacs.__main__ import main
from entrelacs.bounds.refusals import Unsupported
from entrelacs.execution.guard import Ended
from entrelacs.lowering.module import Module
from entrelacs.reality import gates
from entrelacs.reality.conductor import Conductor
from entrelacs.reality.happened import Parted, report
from entrelacs.reality.plan import KINDS, REAL, Plan, Stand, draw_plan
from entrelacs.reality.replay import draw, run_for_real
from entrelacs.results import Schedule

pytestmark = pytest.mark.timeout(600)

START = """
threads = [Thread(target=work, name=name) for work, name in zip(WORK, "ABCD")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""


def program(text):
    """A program whose threads A, B… do what `WORK` lists."""
    return "from threading import Barrier, Condition, Event, Lock, Semaphore, Thread\n" + textwrap.dedent(text).replace("START", START.strip("\n"))


COUNTER = program("""
    n = 0
    def add():
        global n
        n += 1
    WORK = [add, add]
    START
    print(n)
""")
ORDERS = program("""
    one, other = Lock(), Lock()
    def take(first, second):
        with first:
            with second:
                print("both")
    WORK = [lambda: take(one, other), lambda: take(other, one)]
    START
""")
FAITHFUL = {
    "attributes, items and cells": program("""
        class Account:
            total = 0
        account, counts = Account(), {"n": 0}
        def make():
            seen = 0
            def pay():
                nonlocal seen
                account.total += 1
                counts["n"] = counts["n"] + 1
                seen += 1
                return seen
            return pay
        pay = make()
        WORK = [pay, pay]
        START
        print(account.total, counts["n"], pay())
    """),
    "a loop, a test, a list": program("""
        items = []
        def fill():
            for number in (1, 2):
                items.append(number)
        def empty():
            if items and 2 not in items:
                print("one", len(items))
            while not items:
                pass
        WORK = [fill, empty]
        START
    """),
    "two locks on one line": program("""
        one, other, seen = Lock(), Lock(), []
        def both():
            with one, other:
                seen.append("both")
        def last():
            with other:
                seen.append("last")
        WORK = [both, last]
        START
        print(seen)
    """),
    "a wait that is notified": program("""
        ready, items = Condition(), []
        def take():
            with ready:
                while not items:
                    ready.wait()
                items.pop()
        def give():
            with ready:
                items.append(1)
                ready.notify_all()
        WORK = [take, give, give]
        START
        print(items)
    """),
    "a wait for a condition that the program tells": program("""
        ready, items = Condition(), []
        def take():
            with ready:
                ready.wait_for(lambda: items)
                items.pop()
        def give():
            with ready:
                items.append(1)
                ready.notify()
        WORK = [take, give]
        START
        print(items)
    """),
    "a time-out that comes, or not": program("""
        ready = Event()
        def wait():
            print("set" if ready.wait(timeout=3600) else "late")
        WORK = [wait, ready.set]
        START
    """),
    "a lock that is given up": program("""
        lock, seen = Lock(), []
        def hold():
            with lock:
                seen.append("hold")
        def pass_by():
            if lock.acquire(timeout=0.01):
                lock.release()
            else:
                seen.append("late")
        WORK = [hold, pass_by]
        START
        print(seen)
    """),
    "a semaphore and a barrier": program("""
        tokens, barrier, order = Semaphore(1), Barrier(2), []
        def meet(name):
            with tokens:
                order.append(name)
            barrier.wait()
        WORK = [lambda: meet("a"), lambda: meet("b")]
        START
        print(order)
    """),
    "a queue": program("""
        import queue
        line = queue.Queue(1)
        def put(name):
            line.put(name)
        WORK = [lambda: put("a"), lambda: put("b")]
        def get():
            print(line.get(), line.get())
        WORK.append(get)
        START
    """),
    "an exception that nobody catches": program("""
        items = [1]
        def take():
            if items:
                items.pop()
        WORK = [take, take]
        START
    """),
    "a class that ends with its last call": """
from threading import Thread
n = 0
def add():
    global n
    n += 1
def same(made):
    return made
@same
class Pair:
    def go(self):
        threads = [Thread(target=add, name=name) for name in "AB"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
@(lambda made: made())
class Once:
    def __init__(self):
        self.pair = Pair()
        self.pair.go()
print(n)
""",
    "a generator that a call is given": program("""
        import queue
        line = queue.Queue()
        def put(name):
            for size in (1, 2):
                line.put(name for number in range(size))
        WORK = [lambda: put("a"), lambda: put("b")]
        START
        print(*("".join(line.get()) for turn in range(4)))
    """),
    "a pool": """
from concurrent.futures import ThreadPoolExecutor
n = 0
def add():
    global n
    n += 1
with ThreadPoolExecutor(1) as pool:
    future = pool.submit(add)
    add()
    future.result()
print(n)
""",
    "a task and a thread": """
import asyncio
n = 0
def add():
    global n
    n += 1
async def task():
    await asyncio.sleep(0)
    add()
async def main():
    await asyncio.gather(asyncio.to_thread(add), task())
    print(n)
asyncio.run(main())
""",
}
"""Programs all of whose ends are reached for real."""
MOST = 5
"""Ends of each program that are tried."""


def plan_of(source, schedule, **options):
    constants = options.get("constants") or {}
    return api.after_search(source, lambda machine: draw_plan(machine, schedule, constants), **options)


def plans_of(source):
    """A plan for each end of a program: the shortest ones."""
    ends = sorted(explore(source).outcomes, key=lambda outcome: (len(outcome.schedule), outcome.output))
    assert ends
    return [plan_of(source, end.schedule) for end in ends[:MOST]]


@pytest.mark.parametrize("name", FAITHFUL)
def test_every_end_of_a_program_is_reached_for_real(name):
    plans = plans_of(FAITHFUL[name])
    for plan, happened in zip(plans, run_for_real(plans), strict=True):
        assert happened.explained(plan) is None, report(plan, happened)


def test_a_lost_update_and_a_deadlock():
    lost = plan_of(COUNTER, next(end.schedule for end in explore(COUNTER).outcomes if end.output == "1\n"))
    stuck = plan_of(ORDERS, explore(ORDERS).failures[0].schedule)
    update, deadlock = run_for_real([lost, stuck])
    assert (update.output, update.failures, update.blocked) == ("1\n", (), {})
    assert {name for name, _ in update.forced} <= {"A", "B"} and update.forced
    assert deadlock.output == "" and set(deadlock.blocked) == {"MainThread", "A", "B"}
    assert deadlock.blocked["A"] == deadlock.blocked["B"] == 1 + ORDERS.split("\n").index("        with second:")
    assert "REPRODUIT : interblocage" in report(stuck, deadlock)


def test_what_is_announced_and_does_not_happen_is_seen():
    """Whatever a plan says in the end is compared with what has happened, and a place that no thread reaches is missed."""
    plan = plan_of(COUNTER, next(end.schedule for end in explore(COUNTER).outcomes if end.output == "2\n"))
    plan.output = "1\n"
    [happened] = run_for_real([plan])
    parting = happened.explained(plan)
    assert happened.output == "2\n" and parting is not None and parting.kind == "other" and parting.step is None
    assert "PAS REPRODUIT : à la fin" in report(plan, happened) and "signalez-le" in report(plan, happened)
    plan = plan_of(ORDERS, explore(ORDERS).failures[0].schedule)
    plan.moves.pop()  # B has not taken its first lock: nothing keeps A from going on
    [happened] = run_for_real([plan])
    assert happened.parting is not None and happened.parting.kind == "elsewhere" and "devait rester bloqué" in happened.parting.reason


def test_waiters_are_woken_in_their_order_and_it_is_said():
    source = program("""
        ready, order = Condition(), []
        def wait(name):
            with ready:
                order.append(name)
                ready.wait()
                order.append(name.upper())
        WORK = [lambda: wait("a"), lambda: wait("b")]
        def wake():
            with ready:
                if len(order) == 2:
                    ready.notify()
        WORK.append(wake)
        threads = [Thread(target=work, name=name, daemon=True) for work, name in zip(WORK, "ABC")]
        for thread in threads:
            thread.start()
        threads[2].join()
        threads[0].join(0.01)
        threads[1].join(0.01)
        print(order)
    """)
    ends = {end.output.strip(): end.schedule for end in explore(source).outcomes}
    in_order, not_in_order = plan_of(source, ends["['a', 'b', 'A']"]), plan_of(source, ends["['a', 'b', 'B']"])
    first, second = run_for_real([in_order, not_in_order])
    assert first.explained(in_order) is None, report(in_order, first)
    parting = second.explained(not_in_order)
    assert parting is not None and parting.kind == "order" and "La documentation de Python permet" in report(not_in_order, second)


def test_a_loop_serves_its_tasks_in_their_order_and_it_is_said():
    source = """
import asyncio
async def say(name):
    print(name)
async def main():
    await asyncio.gather(say("a"), say("b"))
asyncio.run(main())
"""
    ends = {end.output: end.schedule for end in explore(source).outcomes}
    plans = [plan_of(source, ends["a\nb\n"]), plan_of(source, ends["b\na\n"])]
    first, second = run_for_real(plans)
    assert first.explained(plans[0]) is None
    parting = second.explained(plans[1])
    assert parting is not None and parting.kind == "loop" and parting.step


def test_what_c_code_does_at_one_go_is_said():
    source = program("""
        items = ["a", "b"]
        def look():
            print("b" in items)
        WORK = [look, lambda: items.pop(0)]
        START
    """)
    plan = plan_of(source, next(end.schedule for end in explore(source).outcomes if end.output == "False\n"))
    [happened] = run_for_real([plan])
    parting = happened.explained(plan)
    assert parting is not None and parting.kind == "whole" and "ligne 5" in parting.reason


@pytest.fixture
def endless():
    plan = plan_of(COUNTER, Schedule())
    plan.source = COUNTER.replace("global n\n", "global n; all(True for _ in iter(int, 1))\n")
    return plan


@pytest.mark.parametrize(
    ("text", "output", "reason"),
    [
        (
            """
            stop = Event()
            some = Thread(target=stop.wait)
            Thread(target=lambda: (print(some.ident is None, some.is_alive()), stop.set())).start()
            some.start()
            """,
            "False False\n",  # it has its number, and is not said to be started
            "au milieu du démarrage ou de la fin d'un fil",
        ),
        (
            """
            import threading
            Thread(target=lambda: print(threading.main_thread().is_alive())).start()
            """,
            "False\n",
            "la fin du fil principal ne se rejoue pas",
        ),
    ],
    ids=["life", "main"],
)
def test_what_no_instruction_does_is_said(text, output, reason):
    found = explore(program(text))
    schedule = next(outcome.schedule for outcome in found.outcomes if outcome.output == output)
    plan = plan_of(program(text), schedule)
    [happened] = run_for_real([plan])
    assert reason in report(plan, happened)
    assert "signalez-le" not in report(plan, happened)


def test_a_program_that_never_ends_is_ended(endless):
    with pytest.raises(Ended, match="dure plus de 1 s"):
        run_for_real([endless], 1)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process of its own is a copy")
@pytest.mark.parametrize("killed", [False, True])
def test_a_program_that_never_ends_leaves_no_process(endless, killed):
    command = [sys.executable, "-m", "entrelacs.reality.child"]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)
    child.stdin.write(pickle.dumps(("run", [endless], 5.0 if killed else 0.5)))
    child.stdin.close()
    if killed:
        time.sleep(1)
        child.kill()
    else:
        assert json.load(child.stdout)["happened"] == [{"ended": "le programme dure plus de 0.5 s", "ours": False}]
    child.wait(timeout=60)
    child.stdout.close()
    with pytest.raises(ProcessLookupError):  # nobody is left in the group
        for _ in range(50):
            os.killpg(child.pid, 0)
            time.sleep(0.1)


def test_a_plan_is_drawn_apart_with_its_constants_and_its_refusals():
    source = "from threading import Thread\nTIMES = (1, 2)\nthread = Thread(target=print, args=TIMES)\nthread.start()\n"
    plan = draw(source, "", constants={"TIMES": (3,)})
    assert plan.constants == {"TIMES": (3,)} and plan.output == "3\n"
    assert run_for_real([plan])[0].output == "3\n"
    with pytest.raises(KeyError, match="NOTHING"):
        draw(source, "", constants={"NOTHING": 1})
    with pytest.raises(ValueError, match="au pas 1"):
        draw(source, "5")
    with pytest.raises(SyntaxError):
        draw("(", "")
    with pytest.raises(Unsupported) as refusal:
        draw("x = 1\nimport socket\n", "")
    assert refusal.value.line == 2


def test_the_command_and_its_status(tmp_path, capsys):
    counter, orders = tmp_path / "counter.py", tmp_path / "orders.py"
    counter.write_text(COUNTER, encoding="utf-8")
    orders.write_text(ORDERS, encoding="utf-8")
    lost = next(end.schedule for end in explore(COUNTER).outcomes if end.output == "1\n")
    assert main(["rejouer", str(counter), "--ordonnancement", str(lost), "--reel"]) == 0
    shown = capsys.readouterr().out
    assert "Sur de vrais fils (CPython 3." in shown and "REPRODUIT : affiché : 1." in shown
    assert main(["rejouer", str(orders), "--ordonnancement", str(explore(ORDERS).failures[0].schedule), "--reel"]) == 1
    assert "A reste bloqué, ligne" in capsys.readouterr().out
    tasks = tmp_path / "tasks.py"
    tasks.write_text("import asyncio\nasync def say(x):\n    print(x)\nasync def main():\n    await asyncio.gather(say(1), say(2))\nasyncio.run(main())\n", encoding="utf-8")
    backwards = next(end.schedule for end in explore(tasks).outcomes if end.output == "2\n1\n")
    assert main(["rejouer", str(tasks), "--ordonnancement", str(backwards), "--reel"]) == 4
    assert "PAS REPRODUIT : au pas" in capsys.readouterr().out
    assert main(["rejouer", str(counter), "--ordonnancement", "7", "--reel"]) == 2
    assert "ordonnancement impossible" in capsys.readouterr().err


def test_where_a_thread_stands_is_said_without_contradiction():
    source = "enter()\n\nwait(go); len(seen)\n"
    plan = Plan(source, "p", {}, ["A"], [], [], {})
    conductor = Conductor(plan, {}, set())
    one = conductor.followers[0]

    def told(line):
        one.target = Stand("before", ("call", 3, 3, 10, 19), 1, line, said="reads seen")
        with pytest.raises(Parted) as parted:
            conductor.part(1, one)
        return parted.value.parting.reason

    assert told(3) == "A n'a pas commencé, et devait arriver ligne 3 (reads seen)"
    go, here = Event(), Event()
    space = {"enter": lambda: here.set(), "wait": lambda event: event.wait(), "go": go, "seen": []}
    thread = Thread(target=exec, args=(compile(source, "p", "exec"), space))
    thread.start()
    here.wait()
    one.ident, one.how = thread.ident, "moving"
    try:
        while conductor.line_of(one) != 3:
            time.sleep(0.001)
        assert told(3) == "A est ligne 3 dans « wait(go) », et devait s'y arrêter avant ceci : reads seen"
        assert told(1) == "A est ligne 3, et devait arriver ligne 1 (reads seen)"
    finally:
        go.set()
        thread.join()
    assert told(3) == "A est hors du programme, et devait arriver ligne 3 (reads seen)"
    one.how = "done"
    assert told(3) == "A a fini, et devait arriver ligne 3 (reads seen)"


def test_each_kind_of_operation_has_its_instructions():
    """Every operation at which a thread may have to stop is found in what CPython compiles, at the place that the model gives it."""
    source = textwrap.dedent("""
        n = 0
        data = [1, 2]
        class Thing:
            part = 1
            def __neg__(self):
                return self
            def __add__(self, other):
                return self
            def __lt__(self, other):
                return False
        def outer(thing, manager):
            cell = 0
            def inner():
                nonlocal cell
                cell = cell + 1
                del cell
            global n
            n = n + 1
            n += data[0]
            data[0] = thing.part
            thing.part = -n
            thing.part += 1
            del data[0], thing.part
            first, *rest = data
            for item in data:
                inner()
            seen = [other for row in data for other in row if other in data]
            with manager(1) as made, made:
                thing.call(*data)
            if data and not rest:
                return f"{data} {n:>3}"
            del n
            return n < 1 and data[1:2]
    """)
    told = ast_places(source)
    code, iterators = gates.compiled(source, "p", {})
    found, missing = gates.find_gates(code, told, iterators)
    assert not missing and {place[0] for place in told} == KINDS - set(REAL)
    met = [place for places in found.values() for row in places.values() for place in row]
    assert set(met) == told


def ast_places(source):
    """The places of every operation of a program, as the model names them."""
    module = Module(ast.parse(source), "p", source, [], False)
    lowered = module.lower()
    places = set()
    for node in ast.walk(lowered):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id[1:] in KINDS and node.func.id.startswith("$"):
            site = module.sites[node.args[0].value]
            places.add((REAL.get(node.func.id[1:], node.func.id[1:]), *site.where))
    return places
