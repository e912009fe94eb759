"""What the workshop's page loads, made from pinned npm packages and from `src/`; nothing of it is in git.

``docs/assets/atelier/moteur/`` holds, once prepared:

- ``moteur.json``: the name of the folder below, that the page is built with (`page`);
- ``<hash>/``: Pyodide's five files, ``entrelacs.zip`` (the explorer, the card and the bridge), ``exercices.json`` (what the exercises
  done there need) and ``editeur.mjs`` (CodeMirror, bundled). Its name changes with what it holds: a browser's cache is never stale.

npm checks each package against the hashes of ``package-lock.json``, which names no registry.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import markdown

from cours.files import digest, zipped
from cours.typography import typeset
from entrelacs.exercise.frame import Assembly, find_regions
from entrelacs.exercise.specification import NAME, TYPED, read
from entrelacs.exercise.specification import exercises as folders

HERE = Path(__file__).parent
SOURCES = HERE.parents[1]
ROOT = SOURCES.parent
TARGET = ROOT / "docs/assets/atelier/moteur"
CACHE = ROOT / ".cache/atelier"
EXERCISES = ROOT / "exemples/exercices"
PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
OURS = (
    "entrelacs_page/__init__.py", "entrelacs_page/card.py", "entrelacs_page/proven.py", "entrelacs_page/words.py",
    "cours/__init__.py", "cours/atelier/__init__.py", "cours/atelier/bridge.py", "cours/atelier/colours.py",
)  # fmt: skip
"""Beside `entrelacs`, what the browser's Python needs: it imports nothing else but the standard library."""
INPUTS = ("package.json", "package-lock.json", ".npmrc", "editeur.js")
DIAGNOSIS = "diagnostiquer"


class WorkshopError(Exception):
    """The workshop cannot be prepared; the message (French) says what to install or to do."""


def prepare(target: Path = TARGET, say: Callable[[str], None] = lambda text: None) -> Path:
    """Make all that is missing or out of date, and return the folder. Raises `WorkshopError`."""
    packages = _packages(CACHE, say)
    parts = {"entrelacs.zip": archive(), "exercices.json": exercises()}
    parts |= {name: (packages / "pyodide" / name).read_bytes() for name in PYODIDE}
    parts["editeur.mjs"] = _bundled(packages)
    folder = target / digest(parts)[:12]
    if not (folder / "editeur.mjs").is_file():
        fresh = target / f".{folder.name}"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        for name, data in parts.items():
            (fresh / name).write_bytes(data)
        fresh.replace(folder)  # there whole or not at all
    manifest = {"dossier": folder.name, "pyodide": _version(packages), "octets": sum(map(len, parts.values()))}
    (target / "moteur.json").write_text(json.dumps(manifest) + "\n", encoding="utf-8")
    for other in target.iterdir():
        if other.is_dir() and other != folder:
            shutil.rmtree(other)
    say(f"Atelier prêt : {folder.relative_to(ROOT) if folder.is_relative_to(ROOT) else folder} (Pyodide {manifest['pyodide']}).")
    return folder


def archive() -> bytes:
    """The Python of the workshop, as a ZIP file that is always the same for the same sources."""
    engine = (path for path in sorted((SOURCES / "entrelacs").rglob("*.py")) if path.parent.name != "reality")  # no threads in a browser
    paths = [*engine, *(SOURCES / name for name in OURS)]
    return zipped({path.relative_to(SOURCES).as_posix(): path.read_bytes() for path in paths})


def exercises() -> bytes:
    """What the workshop needs of every exercise that opens there, by ``page/name``.

    Its title; its statement and hints as HTML; the start. When the answer is typed, ``libres``, the lines of the start (first and
    last, from 1) that are the learner's, and the files that the checker reads. Of a diagnosis, the statement has the record that was
    taken, and leads to the page where the question is answered: the program is there to be explored.
    """
    found = {}
    for folder in folders(EXERCISES) if EXERCISES.is_dir() else ():
        exercise = read(folder)
        if exercise.kind not in (*TYPED, DIAGNOSIS):
            continue
        page = next(path for name in (f"{folder.parent.name}.md", f"{folder.parent.name}/index.md") for path in (ROOT / "docs").rglob(name))
        statement = exercise.statement
        made: dict[str, Any] = {"titre": exercise.title[:1].upper() + exercise.title[1:], "indices": [_html(hint, page) for hint in exercise.hints]}
        if exercise.kind == DIAGNOSIS:
            start, record = ((folder / exercise.data[name]).read_text(encoding="utf-8") for name in ("programme", "releve"))
            statement += f"\n\n```text\n{record.rstrip()}\n```\n\n[Répondez sur la page de l'exercice](#exercice-{folder.name}) ; ici, explorez le programme."
            made["fichiers"] = {"depart.py": start}
        else:
            files = {name: (folder / name).read_text(encoding="utf-8") for name in (NAME, *exercise.modules, "depart.py")}
            regions = find_regions(exercise.frame, files["depart.py"])
            assert isinstance(regions, Assembly), f"{folder}/depart.py does not hold what is given"
            made |= {"libres": regions.spans, "fichiers": files}
        found[exercise.name] = made | {"enonce": _html(statement, page)}
    return json.dumps(found, ensure_ascii=False, sort_keys=True).encode()


def _html(text: str, page: Path) -> str:
    """Markdown of an exercise as HTML; its links, written from `page`, lead there from the workshop."""

    def link(found: re.Match[str]) -> str:
        target, _, anchor = found[1].partition("#")
        path = (page.parent / target).resolve() if target else page
        if not path.is_relative_to(ROOT / "docs"):
            return found[0]
        name = path.relative_to(ROOT / "docs").as_posix().removesuffix(".md").removesuffix("index").rstrip("/")
        return f'href="../{name}/{"#" * bool(anchor)}{anchor}"'

    made = typeset(markdown.markdown(text, extensions=["pymdownx.superfences"]))
    return re.sub(r'href="((?!\w+:)[^"]*)"', link, made)


def _packages(folder: Path, say: Callable[[str], None]) -> Path:
    """Install the npm packages, unless these very ones are there. Raises `WorkshopError`."""
    wanted = hashlib.sha256(b"\0".join((HERE / name).read_bytes() for name in INPUTS[:2])).hexdigest()
    ready = folder / "pret"
    if ready.is_file() and ready.read_text(encoding="utf-8") == wanted:
        return folder / "node_modules"
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise WorkshopError(
            "il faut Node.js et npm, que les systèmes courants ont parmi leurs paquets. Le reste du site n'en a pas besoin."
        )
    say("Préparation de l'atelier : installation des paquets npm…")
    folder.mkdir(parents=True, exist_ok=True)
    for name in INPUTS[:3]:
        shutil.copy(HERE / name, folder / name)
    done = subprocess.run([npm, "ci", "--ignore-scripts"], cwd=folder, capture_output=True, text=True, encoding="utf-8", errors="replace")
    if done.returncode:
        raise WorkshopError(f"npm a échoué ; il lui faut un accès à son registre la première fois. Il dit :\n{done.stderr.strip()}")
    ready.write_text(wanted, encoding="utf-8")
    return folder / "node_modules"


def _version(packages: Path) -> str:
    return json.loads((packages / "pyodide/package.json").read_text(encoding="utf-8"))["version"]


def _bundled(packages: Path) -> bytes:
    """The editor and what it imports, as one module."""
    node = shutil.which("node")
    if node is None:
        raise WorkshopError("il faut Node.js pour empaqueter l'éditeur ; les systèmes courants l'ont parmi leurs paquets.")
    with tempfile.TemporaryDirectory(dir=packages.parent) as folder:  # esbuild looks for packages above the source
        source = Path(folder) / "editeur.js"
        shutil.copy(HERE / "editeur.js", source)
        options = ["--bundle", "--format=esm", "--minify", "--legal-comments=none", "--target=es2022", "--log-level=warning"]
        done = subprocess.run(
            [node, str(packages / "esbuild/bin/esbuild"), str(source), *options], capture_output=True, cwd=packages.parent
        )
        if done.returncode:
            raise WorkshopError(f"l'éditeur ne s'empaquette pas :\n{done.stderr.decode(errors='replace').strip()}")
        return done.stdout


