"""Programs that try to act, to reach the explorer, or to take all there is: nothing happens, and each is answered.

`test_cases` checks what is answered. Here they are explored in a process that watches itself: no file, no process, no thread, no
socket, nothing printed, nothing changed in the modules of Python. The guard of the command line takes no part: it comes on top.
"""

import json
import os
import subprocess
import sys

from tests.entrelacs.support import cases

HOSTILE = [case for case in cases.every() if case.path.parent.name == "hostile"]
WATCH = """\
import importlib, json, sys, threading
from entrelacs import Unsupported, explore
from entrelacs.execution import guard
from entrelacs.model.imports import PURE


def everything():
    "What the modules of Python and their classes hold, by identity."
    held = {}
    for name in sorted({*PURE, "builtins", "threading", "_thread", "queue", "asyncio", "random", "time", "os", "sys"} & sys.modules.keys()):
        module = sys.modules[name]
        for key, value in vars(module).items():
            if key not in ("__warningregistry__", "last_exc", "last_type", "last_value", "last_traceback"):
                held[name, key] = id(value)
                if isinstance(value, type) and value.__module__.partition(".")[0] == name:
                    held.update({(name, key, inner): id(found) for inner, found in vars(value).items() if not inner.startswith("_abc")})
    return held


for name in PURE:  # what is loaded once for all; `typing` makes some of its names when they are asked for
    module = importlib.import_module(name)
    for key in getattr(module, "__all__", ()):
        getattr(module, key)
explore("print(1)")
before, modules, threads = everything(), set(sys.modules), threading.active_count()
acts, policy = [], guard.hook(frozenset())


def watch(event, arguments):
    try:
        policy(event, arguments)
    except Unsupported as stopped:
        acts.append(str(stopped))
        raise


sys.addaudithook(watch)
answers = {}
for path, source in json.load(sys.stdin).items():
    found = explore(source, filename=path)
    answers[path] = [found.verdict, list(acts), threading.active_count() - threads]
    acts.clear()
after = everything()
changed = [" ".join(key) for key in before.keys() | after.keys() if before.get(key) != after.get(key)]
unwanted = sorted({name.partition(".")[0] for name in sys.modules.keys() - modules} & guard.UNWANTED)
print(json.dumps([answers, changed, unwanted]))
"""


def watched(folder):
    """What happens while all of them are explored in `folder`: the answers, and what has changed."""
    given = json.dumps({case.path.name: case.source for case in HOSTILE})
    done = subprocess.run([sys.executable, "-c", WATCH], input=given, capture_output=True, text=True, encoding="utf-8", cwd=folder)
    assert done.returncode == 0 and not done.stderr, done.stderr
    return json.loads(done.stdout)  # nothing else was printed


def test_they_are_many():
    assert len(HOSTILE) >= 60


def test_every_one_is_answered_and_none_acts(tmp_path):
    answers, changed, unwanted = watched(tmp_path)
    assert not changed and not unwanted and not os.listdir(tmp_path)
    assert answers.keys() == {case.path.name for case in HOSTILE}
    for case in HOSTILE:
        verdict, acts, threads = answers[case.path.name]
        assert not acts and threads == 0, case.id
        if case.refused is not None:
            assert verdict == "unsupported", case.id
        elif "limit" in case.header:
            assert verdict == "incomplete", case.id
        else:  # it gets what CPython would give
            assert verdict in ("ok", "failure"), case.id
