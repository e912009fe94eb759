"""The CPython interpreters of this machine, and how to run the verification's programs on them."""

import functools
import glob
import json
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).parent

_PROBE = (
    "import json, sys; gil = getattr(sys, '_is_gil_enabled', lambda: True)();"
    "print(json.dumps([sys.implementation.name, sys.version_info[:3], gil, sys.base_prefix]))"
)


@functools.cache
def interpreters():
    """One executable for each CPython ≥ 3.11 found by running it: {"3.12" or "3.13t": path}; this one comes first.

    A name on the path proves nothing (a shim may refuse to run), so each candidate has to answer. ENTRELACS_ALONE=1: this
    one only, as ``tests.pythons`` runs the tests on each in turn.
    """
    if os.environ.get("ENTRELACS_ALONE") == "1":
        return {label_of(sys.version_info[:2], getattr(sys, "_is_gil_enabled", lambda: True)()): sys.executable}
    names = [f"python3.{minor}{suffix}" for minor in range(11, 20) for suffix in ("", "t")]
    candidates = [sys.executable, *filter(None, map(shutil.which, names))]
    candidates += filter(None, os.environ.get("ENTRELACS_PYTHONS", "").split(os.pathsep))
    for root in filter(None, (os.environ.get("PYENV_ROOT"), str(pathlib.Path.home() / ".pyenv"))):
        candidates += sorted(glob.glob(os.path.join(root, "versions", "*", "bin", "python3")))
    uv = os.environ.get("UV_PYTHON_INSTALL_DIR", str(pathlib.Path.home() / ".local" / "share" / "uv" / "python"))
    candidates += sorted(glob.glob(os.path.join(uv, "*", "bin", "python3")))
    found = {}
    for candidate in candidates:
        try:
            answer = subprocess.run([candidate, "-I", "-c", _PROBE], capture_output=True, text=True, timeout=60)
            implementation, version, gil, _ = json.loads(answer.stdout)
        except (OSError, ValueError, subprocess.TimeoutExpired):
            continue
        if answer.returncode == 0 and implementation == "cpython" and tuple(version) >= (3, 11):
            found.setdefault(label_of(version, gil), candidate)
    return found


def label_of(version, gil):
    """(3, 13, 0), False → "3.13t"."""
    return f"{version[0]}.{version[1]}" + ("" if gil else "t")


def version_of(label):
    """"3.13t" → (3, 13)."""
    major, minor = label.rstrip("t").split(".")
    return int(major), int(minor)


def ask(executable, script, request, *, timeout, environment=None, options=("-I",)):
    """Run `script` of this folder with `request` as JSON on its standard input; its JSON answer.

    Raises RuntimeError with its standard error when it fails.
    """
    done = subprocess.run(
        [executable, *options, "-X", "utf8", str(HERE / script)],
        input=json.dumps(request),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=timeout,
        env={**os.environ, "PYTHONHASHSEED": "0", **(environment or {})},
    )
    if done.returncode:
        raise RuntimeError(f"{script} failed on {executable}:\n{done.stderr}")
    return json.loads(done.stdout)


@functools.cache
def cell_results(label):
    """What each conformance program for this interpreter does there: {Cell.id: {"output", "failures"}}."""
    from . import programs

    meant = [cell for cell in programs.cells() if cell.runs_on(version_of(label))]
    answers = ask(interpreters()[label], "run_cells.py", [[cell.id, cell.source] for cell in meant], timeout=300)
    return {cell.id: answer for cell, answer in zip(meant, answers)}
