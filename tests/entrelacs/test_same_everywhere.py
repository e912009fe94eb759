"""The answer is a function of the program: not of the process, of its hashes, of the addresses of its objects, nor of what it explored before."""

import json
import os
import subprocess
import sys

import pytest

from entrelacs import explore
from tests.entrelacs.support.answers import answers


@pytest.fixture(scope="module")
def here():
    return json.loads(json.dumps(answers()))


def test_twice_in_one_process(here):
    assert json.loads(json.dumps(answers())) == here


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_whatever_the_hash_of_a_text(here, seed):
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-m", "tests.entrelacs.support.answers"], env=environment, capture_output=True, check=True)
    assert json.loads(done.stdout.decode("utf-8")) == here


@pytest.mark.parametrize(
    "asked, told",
    [
        ("os.getpid()", "os.getpid()"), ("id([])", "id()"), ("threading.get_ident()", "threading.get_ident()"),
        ("threading.main_thread().ident", "ident d'un fil"), ("os.cpu_count()", "os.cpu_count()"),
    ],
)  # fmt: skip
def test_a_number_that_the_model_makes_up_is_told(asked, told):
    assert explore(f"import os, threading\nprint({asked} > 0)").invented == (told,)
    assert explore("import os, threading\nprint(os.name)").invented == ()
