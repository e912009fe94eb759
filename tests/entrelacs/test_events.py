"""What operations do, do not get and wait for, as data; and that each verb has its sentence."""

import ast
import hashlib
import textwrap
from dataclasses import fields
from typing import get_args

import pytest

from entrelacs import Event, Standing, explore
from entrelacs.execution.access import Access
from entrelacs.model.lock import Acquire
from entrelacs.model.printing import Print
from entrelacs.results import EVENTS_VERSION, How, Verb
from entrelacs.telling.sentences import SENTENCES, STATES, tell
from tests.entrelacs.support import told_tasks, told_threads

VERBS, STANDINGS = frozenset(get_args(Verb)), frozenset(get_args(How))
EVERY = {
    name: (told.IMPORTS + textwrap.dedent(body), wanted)
    for told in (told_threads, told_tasks)
    for name, (body, wanted) in told.PROGRAMS.items()
}
OBJECTS = told_threads.OBJECTS
SHOWN = {name: source for name, (source, _) in EVERY.items()} | {"a barrier": told_threads.IMPORTS + textwrap.dedent(told_threads.BARRIER)}
RECORDED = {1: "a0101c835e02", 2: "566d76ca8cd4"}
"""The vocabulary of each version of events, in short."""


def graph_of(source, **options):
    found = explore(source, **options)
    assert found.verdict in ("ok", "failure"), found.reason
    return found


def events_of(source, **options):
    """All that is told of a program: what its steps do, what its threads are about to do, and what they wait for."""
    found = graph_of(source, **options)
    views = [view for node in found.graph.nodes for view in node.threads]
    return {
        *(event for edge in found.graph.edges for event in edge.step.events),
        *(event for view in views for event in (view.doing, view.waiting) if event is not None),
        *(event for failure in found.failures for _, event in failure.stuck),
    }


@pytest.mark.parametrize(("source", "wanted"), EVERY.values(), ids=EVERY)
def test_what_operations_do_is_data(source, wanted):
    told = events_of(source, choose_random="random" in source.partition("Thread =")[2])
    missing = [event for event in wanted if event not in told]
    assert not missing, [event for event in told if event.verb in {one.verb for one in missing}]


def test_every_verb_is_shown_by_a_program():
    assert {event.verb for _, wanted in EVERY.values() for event in wanted} == VERBS


def test_every_verb_has_a_sentence_and_no_other_has_one():
    assert set(SENTENCES) == VERBS
    assert set(STATES) == STANDINGS


def test_another_vocabulary_is_another_version():
    """What reads events elsewhere must be able to tell which it reads."""
    names = [field.name for kind in (Event, Standing) for field in fields(kind)]
    vocabulary = " ".join([*sorted(VERBS), *sorted(STANDINGS), *names])
    assert hashlib.sha256(vocabulary.encode()).hexdigest()[:12] == RECORDED.get(EVENTS_VERSION)


def test_nothing_is_told_while_the_search_goes_on(monkeypatch):
    asked = []
    for op in (Access, Acquire, Print):
        monkeypatch.setattr(op, "event", lambda self, done=False, result=None, op=op: asked.append(op))
    source = told_threads.IMPORTS + "lock, n = threading.Lock(), 0\ndef f():\n    global n\n    with lock:\n        n += 1\n    print(n)\n"
    found = graph_of(source + "Thread(target=f).start()\nf()\n")
    assert not asked
    assert found.graph.edges and {*asked} == {Access, Acquire, Print}


@pytest.mark.parametrize(("name", "wanted"), OBJECTS.items(), ids=OBJECTS)
def test_in_what_state_objects_are_is_data(name, wanted):
    seen = {one.standing for node in graph_of(SHOWN[name]).graph.nodes for one in node.primitives}
    assert wanted <= seen, seen


def test_a_lock_taken_again_says_how_often():
    source = "import threading\nlock = threading.RLock()\nn = 0\ndef f():\n    global n\n    with lock, lock:\n        n += 1\nthreading.Thread(target=f, name='A').start()\nf()\n"
    seen = {(lock.standing, lock.state) for node in graph_of(source).graph.nodes for lock in node.primitives}
    assert (Standing("held", 2, holder=(1, "A")), "tenu par A (2 fois)") in seen


def test_every_state_is_that_of_an_object():
    assert {standing.how for wanted in OBJECTS.values() for standing in wanted} == STANDINGS


@pytest.mark.parametrize("how", sorted(STANDINGS))
def test_a_state_has_its_words(how):
    words = tell(Standing(how, 2, 3, (1, "A")))
    assert words and "{" not in words and "None" not in words


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_a_sentence_is_a_clause(verb):
    whole = Event(verb, "gather" if verb == "pass_on" else "x", "1", amount=2, of=3)
    assert tell(whole).strip() == tell(whole) != "" and "{" not in tell(whole) and "None" not in tell(whole)


BY_THE_LIBRARY = {
    "setattr": "box.n = 0\ndef work():\n    setattr(box, 'n', getattr(box, 'n') + 1)\n",
    "sorted": "items = [2, 1]\ndef work():\n    items.append(sorted(items, key=lambda x: -x)[0])\n",
    "max": "items = [2, 1]\ndef work():\n    items.append(max(items, key=lambda x: -x))\n",
    "sum": "items = [2, 1]\ndef work():\n    items.append(sum(x for x in items))\n",
    "any": "items = [2, 1]\ndef work():\n    items.append(\n        any(items)\n    )\n",
    "exit stack": "items = []\ndef work():\n    with contextlib.ExitStack() as stack:\n        stack.callback(items.append, 1)\n",
    "a target of the library": "items = [2, 1]\nbox.n = 0\ndef work():\n    print(box.n)\nthreading.Thread(target=setattr, args=(box, 'n', 1)).start()\n",
    "logging": "log = logging.getLogger('é')\nn = 0\ndef work():\n    global n\n    log.warning('là')\n    n += 1\n",
}
"""Programs whose shared objects the library touches on their behalf."""


@pytest.mark.parametrize("body", BY_THE_LIBRARY.values(), ids=BY_THE_LIBRARY)
def test_what_the_library_does_is_called_as_the_program_wrote_it(body):
    source = "import contextlib, logging, threading\nclass Box: pass\nbox = Box()\n" + body
    source += "threads = [threading.Thread(target=work) for _ in range(2)]\nfor thread in threads: thread.start()\n"
    written = {ast.unparse(node) for node in ast.walk(ast.parse(source)) if isinstance(node, ast.expr | ast.stmt)}
    names = {event.name for event in events_of(source, max_states=3_000) if event.verb in ("read", "write", "delete", "call", "advance")}
    assert names and names <= written | {"…"}, names - written
    assert ("…" in names) == ("target=setattr" in source)


def test_the_result_of_a_part_is_not_that_of_the_expression():
    source = "import threading\nitems = [7, 9]\ndef work():\n    print(max(items, key=lambda x: -x))\n    items.append(8)\n"
    source += "for _ in range(2): threading.Thread(target=work).start()\n"
    told = {event.value for event in events_of(source) if event.name.startswith("max(")}
    assert told == {None}
