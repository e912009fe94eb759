"""A refusal says what to write instead, and what it says works: once followed, the program is explored."""

import pytest

from entrelacs import explore
from entrelacs.lowering import advice

FOLLOWED = [
    # (refused, its line, a part of the advice, the same once the advice is followed)
    ("import multiprocessing\nlock = multiprocessing.Lock()", 1, "threading", "import threading\nlock = threading.Lock()"),
    (
        "from multiprocessing.pool import ThreadPool\nprint(ThreadPool(2).map(abs, [-1]))", 1, "ThreadPoolExecutor",
        "from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor(2) as pool: print(*pool.map(abs, [-1]))",
    ),
    (
        "from concurrent.futures import ProcessPoolExecutor", 1, "ThreadPoolExecutor",
        "from concurrent.futures import ThreadPoolExecutor",
    ),
    ("import subprocess", 1, "threading", "import threading"),
    ("import requests\nprint(requests.get('http://a').text)", 1, "time.sleep", "import time\ndef get(): time.sleep(1); return 'text'\nprint(get())"),
    ("import socket", 1, "queue.Queue", "import queue\nline = queue.Queue()"),
    ("import tempfile", 1, "io.StringIO", "import io\nfile = io.StringIO()"),
    ("import uuid\nprint(uuid.uuid4())", 1, "itertools.count()", "import itertools\nnumbers = itertools.count()\nprint(next(numbers))"),
    ("import secrets\nsecrets.token_hex(4)", 1, "random.seed(1)", "import random\nrandom.seed(1)\nrandom.getrandbits(4)"),
    (
        "import signal\nsignal.signal(signal.SIGINT, lambda *_: print('stop'))", 1, "appelez-la d'un autre fil",
        "import threading\nthreading.Thread(target=print, args=('stop',)).start()",
    ),
    ("import pytest\ndef test(): assert True", 1, "appelez les fonctions de test", "def test(): assert True\ntest()"),
    ("import pickle\npickle.loads(pickle.dumps([1]))", 1, "copy.deepcopy", "import copy\ncopy.deepcopy([1])"),
    ("import _thread\nlock = _thread.allocate_lock()", 1, "employez threading", "import threading\nlock = threading.Lock()"),
    ("import inspect", 1, "retirez-le", "pass"),
    ("import platform\nprint(platform.system())", 1, "écrivez la valeur", "print('Linux')"),
    ("import zoneinfo", 1, "datetime.timezone", "import datetime\ndatetime.timezone.utc"),
    ("import numpy", 1, "une fonction du programme", "def mean(values): return sum(values) / len(values)\nmean([1])"),
    ("try:\n    import numpy\nexcept ImportError:\n    numpy = None", 2, "rien ne dit s'il est installé", "numpy = None"),
    ("import turtle", 1, "retirez-le", "pass"),
    ("import os\nos.remove('a')", 2, "une donnée du programme", "files = ['a']\nfiles.remove('a')"),
    ("import os\nos._exit(1)", 2, "sys.exit()", "import sys\nsys.exit()"),
    ("import os\nos.fork()", 2, "threading", "import threading"),
    ("import os\nos.urandom(1)", 2, "random.seed(1)", "import random\nrandom.seed(1)\nrandom.randbytes(1)"),
    ("from pathlib import Path\nprint(Path('a').read_text())", 2, "io.StringIO", "import io\nprint(io.StringIO('text').read())"),
    ("from pathlib import Path\nPath.cwd()", 2, "une donnée du programme", "from pathlib import Path\nhere = Path('/here')"),
    ("import sys\nsys.stdin.readline()", 2, "écrivez la valeur", "line = 'yes'"),
    ("import sys\nsys.setrecursionlimit(5000)", 2, "retirez cette ligne", "import sys"),
    ("import random\nrandom.SystemRandom()", 2, "random.Random(1)", "import random\nrandom.Random(1).random()"),
    ("import random\nprint(random.randint(1, 2))", 2, "random.seed(1)", "import random\nrandom.seed(1)\nprint(random.randint(1, 2))"),
    ("import random\nrandom.sample([1, 2], 1)", 2, "random.seed(1)", "import random\nrandom.seed(1)\nrandom.sample([1, 2], 1)"),
    ("import asyncio\nasyncio.open_connection('a', 1)", 2, "asyncio.Queue", "import asyncio\nasync def main(): asyncio.Queue()\nasyncio.run(main())"),
    ("import logging\nlogging.basicConfig(filename='a')", 2, "logging.StreamHandler()", "import logging\nlogging.basicConfig(handlers=[logging.StreamHandler()])"),
    ("import logging.config\nlogging.config.dictConfig({})", 1, "logging.basicConfig", "import logging\nlogging.basicConfig()"),
    ("import logging.handlers\nlogging.handlers.RotatingFileHandler('a')", 2, "logging.StreamHandler()", "import logging\nlogging.getLogger().addHandler(logging.StreamHandler())"),
    ("import weakref", 1, "gardez-le dans un dict", "kept = {}"),
    (
        "import logging, sys\nlogging.basicConfig(stream=sys.stdout, format='%(asctime)s')\nlogging.error('a')", 3, "ou laissez ce message",
        "import logging\nlogging.basicConfig(format='%(asctime)s')\nlogging.error('a')",
    ),
    (
        "import traceback\ntry: 1 / 0\nexcept ZeroDivisionError: print(traceback.format_exc())", 3, "traceback.print_exc()",
        "import traceback\ntry: 1 / 0\nexcept ZeroDivisionError: traceback.print_exc()",
    ),
    ("import gc\nprint(gc.collect())", 2, "n'employez pas ce qu'il renvoie", "import gc\ngc.collect()"),
    (
        "import functools\n@functools.lru_cache(maxsize=64)\ndef f(n): return n\nfor n in range(70): f(n)", 4, "maxsize=None",
        "import functools\n@functools.lru_cache(maxsize=None)\ndef f(n): return n\nfor n in range(70): f(n)",
    ),
    ("from unittest import mock", 1, "un petit objet", "class Mock:\n    def __call__(self, *values): return None\nMock()(1)"),
    ("print(input())", 1, "écrivez la réponse", "print('yes')"),
    ("for line in open('a'): print(line)", 1, "io.StringIO", "import io\nfor line in io.StringIO('a'): print(line)"),
    ("exec('a = 1')", 1, "écrivez ce code", "a = 1"),
    ("print(eval('1 + 1'))", 1, "écrivez cette expression", "print(1 + 1)"),
    ("a = 1\nprint(globals()['a'])", 2, "nommez la variable", "a = 1\nprint(a)"),
    ("class A: pass\na = A()\nprint(vars(a))", 3, "getattr()", "class A: pass\na = A()\na.x = 1\nprint(getattr(a, 'x'))"),
    ("breakpoint()", 1, "retirez cet appel", "pass"),
    ("import random\nrandom.seed()", 2, "random.seed(1)", "import random\nrandom.seed(1)"),
    ("import threading\nthreading.stack = 1", 2, "une variable à lui", "stack = 1"),
    ("import argparse\nargparse.ArgumentParser().add_subparsers()", 2, "dans le programme", "command = 'run'"),
    ("import contextlib, io\ncontextlib.redirect_stderr(io.StringIO())", 2, "file=io.StringIO()", "import io\nprint(1, file=io.StringIO())"),
    ("import warnings\nwarnings.simplefilter('error')", 2, "(raise)", "raise_it = False"),
]  # fmt: skip


@pytest.mark.parametrize("refused, line, part, followed", FOLLOWED, ids=[case[0] for case in FOLLOWED])
def test_the_advice_of_a_refusal_works(refused, line, part, followed):
    found = explore(refused)
    assert (found.verdict, found.line) == ("unsupported", line) and part in found.reason, found
    after = explore(followed)
    assert after.verdict == "ok", after


def test_every_advice_is_tried():
    reasons = [explore(refused).reason for refused, *_ in FOLLOWED]
    known = {*advice.MODULES.values(), *advice.NAMES.values(), *advice.OWNERS.values(), advice.STANDARD, advice.FOREIGN}
    assert not [text for text in known if not any(text in reason for reason in reasons)]


@pytest.mark.parametrize("name", ["asyncio.streams", "unknown", "os", "xml.dom", "_frozen", "a.b"])
def test_no_module_is_refused_without_advice(name):
    assert len(advice.module(name).split(" : ")) >= 2
