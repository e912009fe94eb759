"""The explorer finds the same in the browser's Python: the corpus under Pyodide, in Node."""

import json
import pathlib
import shutil
import subprocess

import pytest

from tests.entrelacs.support.explorations import CASES, DEEP, PACKAGE, explored
from tests.entrelacs.support.summary import summarize
from tests.required_tools import require_tool

HERE = pathlib.Path(__file__).parent / "pyodide"
SUPPORT = pathlib.Path(__file__).parent / "support"


@pytest.fixture(scope="module")
def pyodide(tmp_path_factory):
    """Node, and the folder of Pyodide, installed by npm outside the sources."""
    node, npm = require_tool("node"), require_tool("npm")
    folder = tmp_path_factory.mktemp("pyodide")
    for name in ("package.json", ".npmrc", "explore.mjs"):
        shutil.copy(HERE / name, folder)
    installed = subprocess.run([npm, "install", "--no-package-lock"], cwd=folder, capture_output=True, text=True, timeout=250)
    assert installed.returncode == 0, installed.stderr
    return node, folder


# One process for all: Pyodide takes seconds to start.
@pytest.mark.xdist_group("pyodide")
def test_pyodide_finds_the_same(pyodide):
    node, folder = pyodide
    # A sample in the ordinary suite, everything with ENTRELACS_DEEP=1.
    cases = list(CASES.values())[:: 1 if DEEP else 5]
    done = subprocess.run(
        [node, "explore.mjs", "node_modules/pyodide", str(PACKAGE), str(SUPPORT)],
        cwd=folder,
        input=json.dumps([[case.id, case.source, case.constants] for case in cases]),
        capture_output=True,
        text=True,
        timeout=280,
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["platform"] == "emscripten"
    assert answer["thread"] == "can't start new thread"  # docs/exercer/index.md says so
    assert dict(zip((c.id for c in cases), answer["results"])) == {c.id: summarize(explored(c.id)) for c in cases}
