"""``python -m entrelacs exercice``: the list of exercises, the start of one, the correction of an answer.

Where the exercises are is said by ``[tool.entrelacs] exercices = "…"`` in the ``pyproject.toml`` of the folder where one works, or of one
above; ``--dossier`` says it too.  What is written for the learner (starts, what was done) goes to ``mes-exercices/``, beside that file.
"""

from __future__ import annotations

import difflib
import json
import re
import textwrap
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from ..exercise.check import TITLES, UNJUDGED, Finding, Placed, Verdict
from ..exercise.frame import Assembly, find_regions
from ..exercise.specification import TYPED, Exercise, SpecificationError, exercises, read
from ..telling.report import table
from ..telling.sentences import count
from .options import Refused
from .screen import columns

WORK = "mes-exercices"
DONE = "progression.json"
LEVELS = {1: "il suffit d'avoir lu la page", 2: "il faut trouver l'ordre qui met en défaut", 3: "il faut inventer"}


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of the exercises, and where the learner's files go."""

    exercises: Path
    work: Path

    def read(self, name: str) -> Exercise:
        """Return the exercise ``page/name``, or the only one called ``name``. Raises `Refused`."""
        folders = {"/".join(folder.parts[-2:]): folder for folder in exercises(self.exercises)}
        name = name.strip("/")
        found = [full for full in folders if name in (full, full.partition("/")[2])]
        if len(found) == 1:
            return _read(folders[found[0]])
        if found:
            raise Refused(f"plusieurs exercices s'appellent « {name} » : {', '.join(found)}.")
        near = difflib.get_close_matches(name, [*folders, *(full.partition("/")[2] for full in folders)], 3, 0.5)
        hint = f" Proches : {', '.join(near)}." if near else ""
        raise Refused(f"aucun exercice ne s'appelle « {name} ».{hint} Leur liste : python -m entrelacs exercice")

    def done(self) -> dict[str, dict[str, Any]]:
        """What was done: ``page/name`` → ``{"juste": true | false, "essais": 3}``. A file that cannot be read is said, never lost."""
        path = self.work / DONE
        if not path.is_file():
            return {}
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            if not isinstance(found, dict) or not all(isinstance(entry, dict) for entry in found.values()):
                raise ValueError("une table est attendue")
        except (OSError, ValueError) as error:
            raise Refused(f"{path} ne peut pas être lu ({error}). Corrigez ce fichier ou retirez-le.") from None
        return found

    def note(self, name: str, right: bool) -> None:
        """Note one more attempt."""
        done = self.done()
        before = done.get(name, {})
        done[name] = {"juste": bool(before.get("juste")) or right, "essais": int(before.get("essais", 0)) + 1}
        self.work.mkdir(parents=True, exist_ok=True)
        fresh = (self.work / DONE).with_suffix(".nouveau")
        fresh.write_text(json.dumps(done, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        fresh.replace(self.work / DONE)  # there whole or not at all


def place(folder: Path | None) -> Place:
    """Find the exercises. Raises `Refused`."""
    if folder is not None:
        if not folder.is_dir():
            raise Refused(f"le dossier « {folder} » n'existe pas.")
        return Place(folder, Path.cwd() / WORK)
    for above in (Path.cwd(), *Path.cwd().parents):
        project = above / "pyproject.toml"
        if project.is_file():
            told = tomllib.loads(project.read_text(encoding="utf-8")).get("tool", {}).get("entrelacs", {}).get("exercices")
            if told:
                return Place(above / told, above / WORK)
    raise Refused(
        "aucun exercice ici : placez-vous dans le dossier du cours, ou donnez --dossier. (pyproject.toml dit où ils sont :"
        ' [tool.entrelacs] exercices = "…")'
    )


def _read(folder: Path) -> Exercise:
    try:
        return read(folder)
    except SpecificationError as error:
        raise Refused(str(error)) from None


def show_list(where: Place) -> None:
    """Print all the exercises, page by page, and what was done."""
    done = where.done()
    page, lines = "", []
    right = 0
    found = [_read(folder) for folder in exercises(where.exercises)]
    width = max((len(exercise.folder.name) for exercise in found), default=0)
    for exercise in found:
        if exercise.folder.parent.name != page:
            page = exercise.folder.parent.name
            lines.append(f"\n{page}")
        entry = done.get(exercise.name, {})
        right += bool(entry.get("juste"))
        state = "fait" if entry.get("juste") else count(entry["essais"], "essai") if entry.get("essais") else ""
        if exercise.kind not in TYPED:
            state = state or "dans la page"
        where_ = f"{exercise.kind}, niveau {exercise.level}, {exercise.minutes} min"
        lines.append(f"  {exercise.folder.name:<{width}}  {where_:<32}  {state:<12}  {exercise.title}".rstrip())
    print(f"{count(len(found), 'exercice')}, dont {right} {'fait' if right < 2 else 'faits'} ici.")
    print("\n".join(lines))
    _tell_next(found, done)
    print("\nCommencer : python -m entrelacs exercice PAGE/NOM")


def _tell_next(found: Sequence[Exercise], done: Mapping[str, Mapping[str, Any]]) -> None:
    """Print which exercise to do next: the easiest whose pages to be read before have none left to do here."""
    left = sorted((one for one in found if one.kind in TYPED and not done.get(one.name, {}).get("juste")), key=lambda one: one.level)
    pages = {one.folder.parent.name for one in left}
    ready = (one for one in left if not pages & {PurePosixPath(target.partition("#")[0]).stem for target in one.before})
    if chosen := next(ready, next(iter(left), None)):
        print(f"\nLe prochain : {chosen.name}, {chosen.title} ({chosen.kind}, niveau {chosen.level}).")


def start(where: Place, name: str) -> None:
    """Write the start of an exercise into the learner's folder, and print what is asked. Raises `Refused`."""
    exercise = where.read(name)
    print(f"{exercise.title[:1].upper()}{exercise.title[1:]} ({exercise.name})")
    print(f"{exercise.kind.capitalize()} · niveau {exercise.level} : {LEVELS[exercise.level]} · {exercise.minutes} min")
    print("\n" + "\n".join(_wrapped(_plain(exercise))))
    if exercise.kind not in TYPED:
        print(f"\nCet exercice se fait dans la page « {exercise.folder.parent.name} » du cours, sans rien écrire.")
        return
    given = exercise.frame.start()
    path = where.work / exercise.folder.parent.name / f"{exercise.folder.name}.py"
    text = _published(exercise, given.text)
    if path.exists() and (path.is_dir() or path.read_bytes() != text.encode()):
        print(f"\nVotre programme vous attend : {_shown(path)} (pour repartir du début, renommez-le ou effacez-le).")
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"\nLe programme de départ est écrit : {_shown(path)}")
    print(f"À vous : {_regions(exercise, text)} Le reste est donné.")
    if exercise.hints:
        print(f"{count(len(exercise.hints), 'indice')} dans la page « {exercise.folder.parent.name} » du cours, sous cet exercice.")
    print(f"\nCorriger : python -m entrelacs exercice {exercise.name} {_shown(path)}")


def _plain(exercise: Exercise) -> str:
    """The statement without what only a page shows: a link keeps its text and says where it leads, an included file is put in its place."""
    lines: list[str] = []
    for line in exercise.statement.splitlines():
        if fence := re.fullmatch(r"```\w*(?: title=\"(?P<title>[^\"]*)\")?.*", line):
            lines += [f"{fence['title']} :"] if fence["title"] else []
        elif included := re.fullmatch(r"--8<-- \"(?P<path>[^\"]*)\"", line):
            file = exercise.folder / PurePosixPath(included["path"]).name
            lines += [f"    {text}" for text in file.read_text(encoding="utf-8").splitlines()] if file.is_file() else []
        elif line and lines and lines[-1] and not line.startswith("- ") and not lines[-1].startswith("    "):
            lines[-1] += f" {line.strip()}"  # the same paragraph, or item: cut where the terminal is cut
        else:
            lines.append(line)
    return re.sub(r"\[([^]]+)\]\(([^)#\s]*)[^)]*\)", _link, "\n".join(lines))


def _link(found: re.Match[str]) -> str:
    text, target = found.groups()
    return f"{text} ({target if '://' in target else f'page « {PurePosixPath(target).stem} »'})" if target else text


def _published(exercise: Exercise, text: str) -> str:
    """The start as the page shows it: laid out."""
    product = exercise.folder / "depart.py"
    return product.read_text(encoding="utf-8") if product.is_file() else text


def _regions(exercise: Exercise, text: str) -> str:
    """Which lines of the start are the learner's, in words."""
    found = find_regions(exercise.frame, text)
    assert isinstance(found, Assembly), f"{exercise.folder}: the start does not hold what is given"
    lines = text.splitlines()
    trimmed = []
    for first, last in found.spans:  # without the blank lines that only part it from what is given
        while first <= last and not lines[last - 1].strip():
            last -= 1
        while first <= last and not lines[first - 1].strip():
            first += 1
        trimmed.append((first, last))
    words = [
        f"ligne {first}" if first == last else f"lignes {first} à {last}" if first < last else f"entre les lignes {last} et {first}"
        for first, last in trimmed
    ]
    return f"{', '.join(words[:-1])}{' et ' * (len(words) > 1)}{words[-1]}."


def _shown(path: Path) -> str:
    """The path from here, when it lies below."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


def _wrapped(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from [line] if line.startswith("    ") else textwrap.wrap(line, min(columns(), 100), subsequent_indent="  " if line.lstrip().startswith(("-", "*")) else "") or [""]


def to_correct(where: Place, name: str) -> Exercise:
    """Return an exercise whose answer is a file. Raises `Refused`."""
    exercise = where.read(name)
    if exercise.kind not in TYPED:
        raise Refused(f"« {exercise.name} » se fait dans la page « {exercise.folder.parent.name} » du cours ; il n'y a rien à corriger ici.")
    return exercise


def show_verdict(verdict: Verdict, file: Path) -> None:
    """Print what the correction of `file` gives."""
    exercise = verdict.exercise
    if verdict.finding is not None:
        _tell(exercise, file, verdict.finding)
        return
    print(f"JUSTE : prouvé sur {count(verdict.states, 'état')} dans {len(exercise.harnesses)} harnais, tous les entrelacements parcourus.")
    for harness in exercise.harnesses:
        print(f"  - {harness.name}")


def show_program(exercise: Exercise, file: Path, name: str) -> None:
    """Print the program that the harness `name` makes of an answer. Raises `Refused`."""
    harness = next((harness for harness in exercise.harnesses if harness.name == name), None)
    if harness is None:
        raise Refused(f"aucun harnais ne s'appelle « {name} ». Harnais : {', '.join(harness.name for harness in exercise.harnesses)}.")
    found = find_regions(exercise.frame, file.read_text(encoding="utf-8-sig"))
    if not isinstance(found, Assembly):
        raise Refused(f"{file} : ce qui est donné a changé ; corrigez-le d'abord (même commande, sans --montrer).")
    print(Placed(harness, found).program, end="")


def _tell(exercise: Exercise, file: Path, finding: Finding) -> None:
    where = f", {file.name}, ligne {finding.line}" if finding.line else ""
    print(f"{'NON JUGÉ' if finding.kind in UNJUDGED else 'FAUX'} : {TITLES[finding.kind]}{where}.\n")
    print("\n".join(_wrapped(finding.said)))
    if finding.harness:
        constants = ", ".join(f"{name} = {value!r}" for name, value in finding.harness.constants.items())
        print(f"\nCela se voit avec « {finding.harness.name} »{f' ({constants})' if constants else ''}.")
    if finding.run and finding.run.steps:
        print("\nLe plus court chemin qui y mène (les lignes sont celles de votre fichier) :\n")
        print(table(finding.run, columns()))
    see = exercise.see or f"la page « {exercise.folder.parent.name} »"
    print(f"\nÀ relire : {see}")

