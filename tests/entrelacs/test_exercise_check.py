"""A learner's answer is judged, and wrong for a reason that is said."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from entrelacs.bounds.limits import Limits
from entrelacs.exercise.check import Finding, check
from entrelacs.exercise.specification import Exercise, read

SOURCE = '''\
"""Two threads sell tickets."""

import threading

THREADS = 2

left = 3
sold = []


# <vous>
# <solution>
lock = threading.Lock()


# </solution>
def sell():
    global left
    # <depart>
    # if left > 0:
    #     left -= 1
    #     sold.append(left)
    # </depart>
    # <solution>
    with lock:
        if left > 0:
            left -= 1
            sold.append(left)
    # </solution>
# </vous>


def window():
    look(threading.current_thread().name)
    sell()


def look(name):
    pass


threads = [threading.Thread(target=window) for _ in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(sold))
'''
OTHER = SOURCE.replace("def look(name):\n    pass", "together = threading.Barrier(THREADS)\n\n\ndef look(name):\n    together.wait()")
SPECIFICATION = r"""
genre = "réparer"
titre = "les billets"
niveau = 1
minutes = 5
enonce = "Vendez."
interdits = {Semaphore = "un seul guichet à la fois : un verrou suffit"}

[[harnais]]
nom = "deux guichets"
obligatoire = [{sortie = "[1, 2]"}]
interdite = [{motif = '\[(\d), \1\]', message = "Le même billet est vendu deux fois."}]
invariants = [{condition = "left == 3 - len(sold)", message = "il manque un billet."}]

[[harnais]]
nom = "trois guichets, deux billets"
constantes = {THREADS = 3, left = 2}
obligatoire = [{sortie = "[0, 1]"}]

[[harnais]]
nom = "deux clients ensemble devant les guichets"
programme = "cadre_ensemble.py"
obligatoire = [{sortie = "[1, 2]", sinon = "Deux clients n'y sont jamais ensemble."}]
dit = {interblocage = "Deux clients ne peuvent plus être ensemble devant les guichets."}
"""


@pytest.fixture(scope="module")
def exercise(tmp_path_factory) -> Exercise:
    return written(tmp_path_factory.mktemp("course"))


def written(root: Path, source: str = SOURCE, specification: str = SPECIFICATION, folder: str = "page/tickets") -> Exercise:
    return _written(root / folder, source, specification)


def _written(folder: Path, source: str, specification: str) -> Exercise:
    folder.mkdir(parents=True)
    (folder / "exercice.py").write_text(source, encoding="utf-8")
    (folder / "cadre_ensemble.py").write_text(OTHER, encoding="utf-8")
    (folder / "exercice.toml").write_text(specification, encoding="utf-8")
    return read(folder)


def finding(exercise: Exercise, text: str, **options) -> Finding:
    found = check(exercise, text, **options).finding
    assert found is not None, "accepted"
    return found


def answer(exercise: Exercise, *changes: tuple[str, str], base: str = "solution") -> str:
    text = (exercise.frame.solution() if base == "solution" else exercise.frame.start()).text
    for old, new in changes:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    return text


def test_the_solution_is_proven_in_every_harness(exercise):
    verdict = check(exercise, exercise.frame.solution().text)
    assert verdict.right and verdict.states > 30


def test_the_start_has_a_shortest_path_with_the_lines_of_its_file(exercise):
    start = exercise.frame.start().text
    found = finding(exercise, start)
    assert found.kind == "invariant" and found.harness.name == "deux guichets"
    lines = start.splitlines()
    written_at = [step.line for step in found.run.steps if "écrit left" in step.action]
    assert written_at and all("left -= 1" in lines[line - 1] for line in written_at)


RIGHT = {
    "RLock": [("threading.Lock()", "threading.RLock()")],
    "acquire, release": [
        ("    with lock:\n", "    lock.acquire()\n    try:\n"),
        ("            sold.append(left)", "            sold.append(left)\n    finally:\n        lock.release()"),
    ],
    "a condition": [("threading.Lock()", "threading.Condition()")],
    "what is imported, imported again": [("lock = threading.Lock()", "import threading\n\nlock = threading.Lock()")],
    "a local name that is also that of the threads": [("    with lock:\n", "    threads = [lock]\n    with threads[0]:\n")],
    "a class that is only looked at": [("if left > 0:", "if type(left) is int and left > 0:")],
    "two functions": [
        ("def sell():\n", "def take():\n    global left\n    if left > 0:\n        left -= 1\n        sold.append(left)\n\n\ndef sell():\n"),
        ("    with lock:\n        if left > 0:\n            left -= 1\n            sold.append(left)", "    with lock:\n        take()"),
    ],
}


@pytest.mark.parametrize("name", RIGHT)
def test_right_answers_written_with_other_means(exercise, name):
    verdict = check(exercise, answer(exercise, *RIGHT[name]))
    assert verdict.right, verdict.finding


WRONG = {
    "no lock": ("invariant", "il manque un billet", [("    with lock:", "    if True:")]),
    "no lock around the question": (
        "sortie",
        "peut afficher",
        [("    with lock:\n        if left > 0:\n            left -= 1\n            sold.append(left)",
          "    if left > 0:\n        with lock:\n            left -= 1\n            sold.append(left)")],
    ),  # fmt: skip
    "work not done": ("sortie", "n'est pas celui qui est attendu.\nLe programme peut afficher :\n    []\nOn attend :\n    [1, 2]", [("if left > 0", "if left > 9")]),
    "nothing counted": ("invariant", "il manque un billet", [("            left -= 1\n", "            pass\n"), ("append(left)", "append(2 if sold else 1)")]),
    "answer typed in": ("sortie", "", [("            left -= 1\n", ""), ("sold.append(left)", "sold[:] = [1, 2]\n            left = 1")]),
    "lock never given back": ("faute", "plus aucun fil ne peut avancer : chacun attend ce que personne ne fera plus.\nInterblocage", [("    with lock:", "    if lock.acquire():")]),
    "busy wait": ("attente", "essaie, échoue et recommence", [("    with lock:", "    while not lock.acquire(blocking=False):\n        pass\n    if True:"), ("            sold.append(left)", "            sold.append(left)\n    lock.release()")]),
    "busy wait, by a delay": ("attente", "chaque fois que son délai expire", [("    with lock:", "    while not lock.acquire(timeout=0.1):\n        pass\n    if True:"), ("            sold.append(left)", "            sold.append(left)\n    lock.release()")]),
    "busy wait, without a call": ("attente", "tourner en rond", [("lock = threading.Lock()", "taken = [0]\nlock = threading.Lock()"), ("    with lock:", "    with lock:\n        taken[0] += 1\n    while taken[0] < THREADS:\n        pass\n    with lock:")]),
    "sleep": ("interdit", "aucun ordre", [("    with lock:", "    import time\n\n    time.sleep(0.1)\n    if True:")]),
    "forbidden here": ("interdit", "un verrou suffit", [("threading.Lock()", "threading.Semaphore()")]),
    "print": ("interdit", "n'affiche rien", [("    with lock:", "    print([1, 2])\n    with lock:")]),
    "another kind of what is forbidden": ("interdit", "« BoundedSemaphore » n'est pas permis", [("threading.Lock()", "threading.BoundedSemaphore()")]),
    "class reached by the text of its name": ("interdit", "« getattr »", [("threading.Lock()", "getattr(threading, 'Lo' + 'ck')()")]),
    "class of an object, called": ("interdit", "« type(…)() »", [("lock = threading.Lock()", "lock = type(threading.Lock())()")]),
    "class of an object under a name, called": ("interdit", "« type(…)() »", [("lock = threading.Lock()", "lock = threading.Lock()\nmade = type(lock)\nlock = made()")]),
    "threads around waited for": ("interdit", "« threads » est donné pour faire tourner", [("    with lock:", "    threads[0].join()\n    with lock:")]),
    "unknown name": ("faute", "est-il bien écrit ?\nException NameError", [("            left -= 1\n", "            left -= one\n")]),
    "exception": ("faute", "ce qu'il restait à faire après elle n'est pas fait.\nException ZeroDivisionError", [("            left -= 1\n", "            left -= 1 // 0\n")]),
    "exit": ("interdit", "sortir de l'exercice", [("    with lock:", "    exit()\n    with lock:")]),
    "module of the machine": ("interdit", "import os", [("lock = threading.Lock()", "import os\n\nlock = threading.Lock()")]),
    "harness guessed": ("interdit", "deviner dans quel programme", [("    with lock:\n", "    try:\n        together\n    except NameError:\n        pass\n    with lock:\n")]),
    "daemon": ("interdit", "fil démon", [("    with lock:", "    threading.current_thread().daemon = True\n    with lock:")]),
    "given name bound again": ("interdit", "« look » est donné", [("def sell():", "def look(name):\n    pass\n\n\ndef sell():")]),
    "given module bound to another": ("interdit", "« threading » est donné", [("def sell():", "import queue as threading\n\n\ndef sell():")]),
    "given module imported again, then bound": (
        "interdit", "« threading » est donné", [("def sell():", "import threading\n\nthreading = None\n\n\ndef sell():")],
    ),
    "given name through global": ("interdit", "« sold » est donné", [("    global left\n", "    global left, sold\n    sold = [1, 2]\n")]),
    "name of Python bound again": ("interdit", "« range » est de Python", [("def sell():", "range = len\n\n\ndef sell():")]),
    "attribute of the library": ("interdit", "« threading » est donné", [("def sell():", "threading.Thread.start = threading.Thread.run\n\n\ndef sell():")]),
    "attribute of the library under another name": (
        "interdit", "« threading » est donné", [("def sell():", "import threading as t\n\nt.Thread.start = t.Thread.run\n\n\ndef sell():")],
    ),
    "attribute of a class of the library": (
        "interdit", "« threading » est donné", [("def sell():", "from threading import Thread as T\n\nT.start = T.run\n\n\ndef sell():")],
    ),
    "attribute of the class of an object": ("interdit", "la classe d'un objet donné", [("    with lock:", "    type(sold).append = len\n    with lock:")]),
    "attribute set by a function": ("interdit", "« setattr »", [("    with lock:", "    setattr(type(sold), 'append', len)\n    with lock:")]),
    "given function under another name": ("interdit", "« look » est donné", [("def sell():", "see = look\nsee.seen = 1\n\n\ndef sell():")]),
    "exceptions swallowed under another name": ("interdit", "« except » avale", [("    with lock:\n", "    every = Exception\n    try:\n        x = 1\n    except every:\n        pass\n    with lock:\n")]),
    "exceptions swallowed by one's own with": (
        "interdit", "« __exit__ » avale",
        [("def sell():", "class Quiet:\n    def __enter__(self):\n        pass\n\n    def __exit__(self, *what):\n        return True\n\n\ndef sell():")],
    ),
    "exceptions swallowed": ("interdit", "avale", [("    with lock:\n", "    try:\n        x = 1\n    except Exception:\n        pass\n    with lock:\n")]),
    "harness's own checks swallowed": ("interdit", "« except » avale", [("    with lock:\n", "    try:\n        x = 1\n    except AssertionError:\n        pass\n    with lock:\n")]),
    "exceptions suppressed": ("interdit", "« suppress » avale", [("    with lock:\n", "    from contextlib import suppress\n\n    with lock, suppress(Exception):\n")]),
    "exceptions lost in a finally": ("interdit", "« finally » avale", [("    with lock:\n", "    try:\n        x = 1\n    finally:\n        return\n    with lock:\n")]),
    "given name bound in a comprehension": ("interdit", "« sold » est donné", [("def sell():", "[(sold := [1, 2]) for _ in [0]]\n\n\ndef sell():")]),
    "given name bound by a pattern": ("interdit", "« sold » est donné", [("def sell():", "match [1, 2]:\n    case [*sold]:\n        pass\n\n\ndef sell():")]),
    "name of another harness": (
        "interdit", "« together » est déjà le nom d'autre chose",
        [("lock = threading.Lock()", "together = threading.Lock()"), ("with lock:", "with together:")],
    ),
    "looks under the hood": ("interdit", "__class__", [("    with lock:", "    sold.__class__\n    with lock:")]),
    "harness edited": ("cadre", "THREADS = 1", [("THREADS = 2", "THREADS = 1")]),
    "observation edited": ("cadre", "+ print([1, 2])", [("print(sorted(sold))", "print([1, 2])")]),
    "decorator": ("cadre", "un décorateur", [("\n\n\ndef window", "\n\n\n@lambda function: sell\ndef window")]),
    "does not parse": ("syntaxe", "never closed", [("sold.append(left)", "sold.append(left")]),
    "bad indentation": ("syntaxe", "retrait", [("    with lock:", "   with lock:")]),
    "not an answer at all": ("cadre", "n'est pas une réponse à cet exercice", [(SOURCE[:0], "")]),
    "tabs": ("cadre", "Des tabulations", [("    look(threading", "\tlook(threading"), ("    sell()", "\tsell()"), ("    pass\n", "\tpass\n")]),
    "endless": ("incomplet", "plus de tours", [("    with lock:", "    while True:\n        sold.append(0)\n    with lock:")]),
    "what cannot be modelled": ("refus", "ne sait pas suivre", [("    with lock:", "    import contextlib\n\n    contextlib.chdir('/')\n    with lock:")]),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_wrong_answers_have_their_reason(exercise, name):
    kind, said, changes = WRONG[name]
    text = "x = 1\n" if name == "not an answer at all" else answer(exercise, *changes)
    found = finding(exercise, text, limits=Limits(states=3_000))
    assert (found.kind, said in found.said) == (kind, True), found
    if found.line:
        assert 1 <= found.line <= len(text.splitlines()) + 1


INSIDE = '''\
"""A thread counts; what is around it looks at what it does."""

import threading

seen = []
kept = []
total = 0


def count(step):
    global total
    seen.append(step)
    for turn in range(1):
        # <vous>
        # <depart>
        # pass
        # </depart>
        # <solution>
        total += step
        # </solution>
        # </vous>
        kept.append((turn, len(seen), total))


thread = threading.Thread(target=count, args=(3,))
thread.start()
thread.join()
print(kept)
'''
AROUND = """\
genre = "réparer"
titre = "Counting"
niveau = 1
minutes = 1
enonce = "Count."

[[harnais]]
nom = "un fil"
obligatoire = [{sortie = "[(0, 1, 3)]"}]
"""


@pytest.mark.parametrize(
    ("lines", "said"),
    {
        "kept = []": "« kept » sert à ce qui est donné",
        "len = max": "« len » sert à ce qui est donné",
        "def len(values): return 1": "« len » sert à ce qui est donné",
        "seen.clear()": "« seen » est donné pour observer",
        "seen[0] = 1": "« seen » est donné pour observer",
        "more = seen; more.append(9)": "« seen » est donné pour observer",
        "one, more = 1, (seen if step else kept); more.append(9)": "« seen » est donné pour observer",
        "[more.append(9) for more in (seen,)]": "« seen » est donné pour observer",
        "(lambda more=seen: more.append(9))()": "« seen » est donné pour observer",
        "list.append(seen, 9)": "sans lui donner un autre nom",
        "more = seen.append": "sans lui donner un autre nom",
        "(lambda more: more.append(9))(seen)": "sans lui donner un autre nom",
        "return": "ce « return » saute des lignes données",
        "continue": "ce « continue » saute des lignes données",
        "break": "ce « break » saute des lignes données",
        "yield": "ce « yield » saute des lignes données",
        "total += (yield from ())": "ce « yield » saute des lignes données",
    }.items(),
)
def test_what_observes_the_learner_s_lines_stays_what_it_is(tmp_path, lines, said):
    exercise = written(tmp_path, INSIDE, AROUND)
    found = finding(exercise, answer(exercise, ("        total += step\n", f"        total += step\n        {lines}\n")))
    assert (found.kind, said in found.said, found.line) == ("interdit", True, 15), found


@pytest.mark.parametrize(
    "lines",
    [
        "more = step\n        total += more",
        "for _ in range(9):\n            total += step\n            break",
        "def steps():\n            yield step\n        total += sum(steps())",
        "def add():\n            global total\n            total += step\n            return\n        add()",
        "total += step\n        kind = [len(seen), kept[:1]]",
        "total += step\n        kind = seen[0] if seen and step in seen else [*seen, f'{seen}', sorted(seen), seen.copy(), seen + [1]]",
        "total += step\n        last = seen[-1]\n        again = last + 1",
    ],
)
def test_names_and_loops_of_one_s_own_are_free(tmp_path, lines):
    exercise = written(tmp_path, INSIDE, AROUND)
    assert check(exercise, answer(exercise, ("total += step", lines))).right


def test_a_lock_held_too_long_is_seen_where_two_must_be_together(exercise):
    """All the work under one lock, from the moment a thread is seen: only the harness that wants two together shows it."""
    text = answer(exercise)
    whole = text.replace("    global left\n    with lock:\n", "    global left\n    with lock:\n        look('again')\n")
    found = finding(exercise, whole)
    assert found.kind == "faute" and found.said.startswith("Deux clients ne peuvent plus")
    assert found.harness.file == "cadre_ensemble.py"
    # The given lines of that harness are not those of the learner's file: no line is announced for them.
    lines = whole.splitlines()
    for step in found.run.steps:
        assert step.line == 0 or step.line <= len(lines)


def test_a_name_that_only_the_start_has(tmp_path):
    """Where an answer counts on a name of the start, the harness that lacks it says so, and not what its author says of exceptions."""
    said = 'exception = "Un billet manque.", interblocage'
    exercise = written(tmp_path, SOURCE.replace("sold = []\n", "sold = []\nMOST = 9\n"), SPECIFICATION.replace("interblocage", said))
    found = finding(exercise, answer(exercise, ("if left > 0:", "if 0 < left < MOST:")))
    assert (found.kind, found.harness.file) == ("faute", "cadre_ensemble.py")
    assert "où ce nom n'existe pas" in found.said and "Un billet manque." not in found.said


def test_an_attribute_of_a_given_object_may_be_the_learner_s_business(tmp_path):
    source = SOURCE.replace("sold = []\n", "sold = []\nbox = threading.local()\n")
    exercise = written(tmp_path, source, SPECIFICATION.partition("[[harnais]]\nnom = \"deux clients")[0])
    assert check(exercise, answer(exercise, ("    with lock:", "    box.seen = True\n    with lock:"))).right


def test_the_author_s_sentence_on_an_output_comes_first(tmp_path):
    exercise = written(tmp_path, specification=re.sub(r"invariants = .*", "", SPECIFICATION))
    found = finding(exercise, exercise.frame.start().text)
    assert found.kind == "sortie" and found.said.startswith("Le même billet est vendu deux fois.\nLe programme peut afficher :\n    [2, 2]")


def test_what_the_start_does_the_learner_may_do(tmp_path):
    source = SOURCE.replace("    global left\n", "    global left\n    print(end='')\n")
    exercise = written(tmp_path, source, SPECIFICATION.partition("[[harnais]]\nnom = \"deux clients")[0])
    assert check(exercise, exercise.frame.solution().text).right


def test_a_needed_name(tmp_path):
    exercise = written(tmp_path, specification=SPECIFICATION.replace('interdits = {', 'exiges = {RLock = "il est repris"}\ninterdits = {'))
    found = finding(exercise, exercise.frame.solution().text)
    assert found.kind == "interdit" and "doit employer « RLock » : il est repris." in found.said


def test_a_needed_name_that_is_only_written(tmp_path):
    exercise = written(tmp_path, specification=SPECIFICATION.replace('interdits = {', 'exiges = {turn = "il les départage"}\ninterdits = {'))
    told = ("lock = threading.Lock()", "lock = threading.Lock()\nturn = 0")
    found = finding(exercise, answer(exercise, told))
    assert (found.kind, "sans jamais s'en servir : il les départage." in found.said) == ("interdit", True), found
    assert answer(exercise, told).splitlines()[found.line - 1] == "turn = 0"
    assert check(exercise, answer(exercise, told, ("        if left > 0:", "        if left > turn:"))).right
    # What goes wrong is said first: it has a run to show.
    assert finding(exercise, answer(exercise, told, ("    with lock:", "    if True:"))).kind == "invariant"


WAITING = SOURCE.replace(
    "lock = threading.Lock()", "state = threading.Condition()\nopened = False\n\n\ndef wait():\n    with state:\n        while not opened:\n"
    "            state.wait()"
).replace(
    "    with lock:\n", "    global opened\n    with state:\n        opened = True\n        state.notify_all()\n    wait()\n    with state:\n"
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "right"),
    [
        ([], True),
        ([("        while not opened:\n            state.wait()", "        state.wait_for(lambda: opened)")], True),
        ([("        while not opened:\n            state.wait()", "        while True:\n            if opened:\n                break\n            state.wait()")], True),
        ([("        while not opened:", "        if not opened:")], False),
        ([("    with state:\n        while not opened:\n            state.wait()", "    state.acquire()\n    if not opened:\n        state.wait()\n    state.release()")], False),
    ],
)  # fmt: skip
def test_a_thread_that_is_woken_looks_again(tmp_path, changes, right):
    """Nobody is woken for nothing here, and ``if`` goes wrong in no run: only the exercise asks for the loop."""
    asked = SPECIFICATION.replace('interdits = {', 'reverifier = "un réveil peut être pour un autre"\ninterdits = {')
    exercise = written(tmp_path, WAITING, asked.partition("[[harnais]]\nnom = \"deux clients")[0])
    text = answer(exercise, *changes)
    if right:
        assert check(exercise, text).right
    else:
        found = finding(exercise, text)
        assert (found.kind, "revérifie" in found.said and "pour un autre." in found.said) == ("interdit", True), found
        assert "state.wait()" in text.splitlines()[found.line - 1]


def test_what_a_task_waits_for_by_looking_again_is_said(tmp_path):
    source = """\
import asyncio

seen = []


async def read():
    await asyncio.sleep(0)
    seen.append(1)


async def main():
    # <vous>
    # <depart>
    # await asyncio.sleep(0)
    # </depart>
    # <solution>
    await asyncio.create_task(read())
    # </solution>
    # </vous>
    print(len(seen))


asyncio.run(main())
"""
    free = written(tmp_path, source, AROUND.replace("[(0, 1, 3)]", "1"))
    more = "task = asyncio.create_task(read())\n    while not task.done():\n        await asyncio.sleep(0)"
    found = finding(free, answer(free, ("await asyncio.create_task(read())", more)))
    assert (found.kind, "la boucle d'événements la lui redonne" in found.said) == ("attente", True), found


def test_invariants_do_not_move_a_line(exercise):
    found = finding(exercise, answer(exercise, *WRONG["nothing counted"][2]))
    assert ast.parse(answer(exercise)) and found.run.steps[-1].line <= len(answer(exercise).splitlines())
