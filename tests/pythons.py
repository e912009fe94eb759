"""Run the engine's tests on every CPython from 3.11 on that this machine has: ``python -m tests.pythons [pytest's options]``.

Each version gets an environment of its own under ``.venvs/`` with only what these tests need, at the versions and with
the hashes of ``requirements.txt``. Ends with one line for each interpreter; the status is 0 when all of them pass.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

from tests.entrelacs.support.cpython import interpreters

ROOT = Path(__file__).resolve().parent.parent
NEEDED = ("pytest", "pytest-timeout", "pytest-xdist", "hypothesis", "beautifulsoup4")
LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==.*\n(?:[ \t]+.*\n?)*", re.MULTILINE)


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def with_dependencies(names: tuple[str, ...]) -> set[str]:
    """The distributions of these names and all that they require, read in the environment that runs."""
    found: set[str] = set()
    todo = [plain(name) for name in names]
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            wanted = map(Requirement, metadata.requires(name) or ())
            todo += [plain(r.name) for r in wanted if r.marker is None or r.marker.evaluate({"extra": ""})]
    return found


def lock_of(names: set[str]) -> str:
    """The part of ``requirements.txt`` that is about these distributions."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    return "".join(match[0] for match in LOCKED.finditer(text) if plain(match[1]) in names)


def prepare(label: str, executable: str, lock: str) -> Path:
    """The interpreter of the environment for one version, made again when what is locked has changed."""
    folder = ROOT / ".venvs" / label
    python = folder / ("Scripts" if os.name == "nt" else "bin") / ("python.exe" if os.name == "nt" else "python")
    ready = folder / "ready.txt"
    mark = f"{executable}\n{lock}"
    if not (ready.exists() and ready.read_text(encoding="utf-8") == mark and python.exists()):
        subprocess.run([executable, "-m", "venv", "--clear", folder], check=True)
        requirements = folder / "requirements.txt"
        requirements.write_text(lock, encoding="utf-8")
        install = [python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--require-hashes"]
        subprocess.run([*install, "-r", requirements], check=True)
        ready.write_text(mark, encoding="utf-8")
    return python


def main(options: list[str]) -> int:
    """Run the tests on each interpreter; 1 if any of them fails."""
    lock = lock_of(with_dependencies(NEEDED))
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))), "ENTRELACS_ALONE": "1"}
    results: dict[str, str] = {}
    for label, executable in sorted(interpreters().items(), key=lambda item: (len(item[0]), item[0])):
        print(f"== CPython {label} ({executable})", flush=True)
        try:
            python = prepare(label, executable, lock)
        except (OSError, subprocess.CalledProcessError) as problem:
            results[label] = f"environnement impossible à préparer ({problem})"
            continue
        tests = ["tests/entrelacs", "-p", "no:cacheprovider"]
        done = subprocess.run([python, "-m", "pytest", "-q", *tests, *options], cwd=ROOT, env=environment)
        results[label] = "réussi" if done.returncode == 0 else f"échec (code {done.returncode})"
    print("\n".join(f"CPython {label} : {result}" for label, result in results.items()))
    return int(any(result != "réussi" for result in results.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
