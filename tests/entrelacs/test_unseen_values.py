"""A number that nobody drew may be slept and handed on; every way of looking at it is refused."""

import pytest

from entrelacs import explore

LOOKS = [
    "number.x", "number.hex()", "print(hasattr(number, 'hex'))", "print([number])", "match number:\n    case float(): print(1)",
    "match number:\n    case 0.5: print(1)", "{}[number]", "while number: pass", "print('%s' % number)", "print(f'{number}')",
    "import json; json.dumps([number])", "import math; math.floor(number)", "max(number, 1)", "sorted([number, 1])", "number == 1", "number in (1, 2)",
    "int(number)", "range(number)", "isinstance(number, float)", "type(number)", "print(number.__class__)", "callable(number)", "str(number)",
    "import statistics; statistics.mean([number])", "number // 1", "number ** 2", "-number", "1 / number", "not number", "time.sleep(number - 2)",
    "time.sleep(number); print(time.time())", "print(number, sep='')", "[1][number]", "'a' * number", "number.real", "hash(number)",
    "import struct; struct.pack('d', number)", "assert number", "print({1: number})", "{number}",
]  # fmt: skip
HANDED = ["time.sleep(number)", "time.sleep(abs(number - 1))", "time.sleep(round(0.1 + number * 2 / 3, 2))", "kept = [number]; print(len(kept))",
          "import queue; line = queue.Queue(); line.put(number); time.sleep(line.get())", "import copy; time.sleep(copy.copy(number))",
          "print(number is None)", "import threading; threading.Event().wait(number)", "import logging; logging.warning('%s', number)",
          "import sys; print(number, file=sys.stderr)", "import asyncio; asyncio.run(asyncio.sleep(number))",
          "import threading; threading.Timer(number, print).start()"]  # fmt: skip


@pytest.mark.parametrize("look", LOOKS, ids=[look.replace("\n", " ") for look in LOOKS])
def test_looking_is_refused(look):
    found = explore(f"import random, time\nnumber = random.random()\n{look}")
    assert found.verdict == "unsupported" and "random.random() sans graine" in found.reason and found.line is not None, found


@pytest.mark.parametrize("use", HANDED)
def test_handing_on_is_not(use):
    assert explore(f"import random, time\nnumber = random.random()\n{use}").verdict == "ok"
