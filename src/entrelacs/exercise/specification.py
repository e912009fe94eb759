"""``exercice.toml``: what an exercise asks, gives and accepts, read and checked.

One folder is one exercise.  Its head (genre, title, level, minutes, pages needed before, statement, hints) is the same for all;
`Exercise.data` keeps the whole file for who shows the kinds that are done in the page.  Those whose code is corrected (``réparer``,
``écrire``, ``ordonner``) have a source with marks (see `frame`) and harnesses: the programs that the learner's part is put into, and
what each may end in.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..answer.wanted import WantedOutput
from ..telling.sentences import FAILURE_KINDS
from .frame import Frame, FrameError, read_frame

NAME = "exercice.toml"
SOURCE = "exercice.py"
KINDS = ("trouver", "prédire", "ordonner", "choisir", "réparer", "écrire", "diagnostiquer")
CORRECTED = ("réparer", "écrire", "ordonner")
"""The kinds whose answer is a program."""
TYPED = ("réparer", "écrire")
"""The kinds whose answer is typed: those of the command line."""
PATHS = ("terminale", "licence", "developpeur")
FINDINGS = ("syntaxe", "cadre", "interdit", "refus", "faute", "invariant", "sortie", "manque", "attente", "incomplet")
"""The reasons for which an answer is wrong, as files and messages name them."""


class SpecificationError(ValueError):
    """An exercise that cannot be used; the message (French) begins with its file and says what to do."""


@dataclass(frozen=True, slots=True)
class Expected(WantedOutput):
    """An output that a harness may give; `said` when it is wrong, or when it never comes."""

    said: str = ""

    def __str__(self) -> str:
        return (self.output if self.output is not None else f"(motif) {self.pattern}") or "(rien)"


@dataclass(frozen=True, slots=True)
class AllowedFailure:
    """A failure that is no fault here: its kind (`results.FailureKind`), and the exception when it matters which."""

    kind: str
    exception: str | None = None


@dataclass(frozen=True, slots=True)
class Invariant:
    """An expression that has to be true once the program has ended."""

    condition: str
    said: str


@dataclass(frozen=True, slots=True)
class Harness:
    """A program that the learner's part is put into, and what all its interleavings together may give.

    Each of `required` must be reached, `allowed` may be; any other output is wrong, `forbidden` only says it better.  `said` holds
    the author's sentence for a kind of failure.
    """

    name: str
    frame: Frame
    file: str
    constants: Mapping[str, Any]
    required: tuple[Expected, ...]
    allowed: tuple[Expected, ...]
    forbidden: tuple[Expected, ...]
    failures: tuple[AllowedFailure, ...]
    said: Mapping[str, str]
    invariants: tuple[Invariant, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that the exercise lists: `replaced` in the ``start`` or the ``solution``, or `order` of the pieces.

    A wrong one has the `finding` (one of `FINDINGS`) and a part of what is then `said`; a right one has neither.
    """

    name: str
    replaced: tuple[tuple[str, str], ...] = ()
    base: str = "solution"
    order: tuple[int, ...] = ()
    tempting: str = ""
    finding: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise. The fields are the keys of its ``exercice.toml``, which README.md describes."""

    folder: Path
    kind: str
    title: str
    level: int
    minutes: int
    before: tuple[str, ...]
    paths: tuple[str, ...]
    statement: str
    hints: tuple[str, ...]
    see: str
    data: Mapping[str, Any] = field(repr=False)
    frame: Frame = field(default=Frame(((),), ()), repr=False)
    """Of the kinds whose code is corrected: what is given, and the learner's regions."""
    forbidden: Mapping[str, str] = field(default_factory=dict)
    needed: Mapping[str, str] = field(default_factory=dict)
    admitted: Mapping[str, str] = field(default_factory=dict)
    recheck: str = ""
    """Why a thread that a condition wakes must look again, where no harness can show it; empty when nothing asks for it."""
    busy_wait: bool = False
    """Whether an answer may wait by turning round."""
    harnesses: tuple[Harness, ...] = ()
    wrong: tuple[Answer, ...] = ()
    right: tuple[Answer, ...] = ()
    strangers: tuple[str, ...] = ()
    """Of ``ordonner``: lines that belong nowhere."""

    @property
    def name(self) -> str:
        """``page/name``: how it is called on the command line and in a page."""
        return f"{self.folder.parent.name}/{self.folder.name}"

    @property
    def modules(self) -> tuple[str, ...]:
        """The file names of the harnesses, the main one first."""
        return tuple(dict.fromkeys([SOURCE, *(harness.file for harness in self.harnesses)]))

    @property
    def pieces(self) -> tuple[str, ...]:
        """Of ``ordonner``: the lines to be put in order, then those that belong nowhere."""
        return (*self.frame.regions[0].solution, *self.strangers)

    def in_order(self, order: Iterable[int]) -> str:
        """Return the text of ``ordonner`` where the pieces stand in this order (numbers from 1)."""
        return self.frame.fill([[self.pieces[number - 1] for number in order]]).text

    def answer(self, answer: Answer) -> str:
        """Return the text of a listed answer. Raises `SpecificationError`."""
        if answer.order:
            return self.in_order(answer.order)
        text = (self.frame.start() if answer.base == "depart" else self.frame.solution()).text
        for old, new in answer.replaced:
            if text.count(old) != 1:
                raise SpecificationError(
                    f"{self.folder / NAME} : réponse « {answer.name} » : « {old} » se trouve {text.count(old)} fois dans"
                    f" {'le départ' if answer.base == 'depart' else 'la solution'}, et non une seule ; allongez-le ou corrigez-le."
                )
            text = text.replace(old, new)
        return text


def read(folder: Path) -> Exercise:
    """Read the exercise of a folder. Raises `SpecificationError`."""
    path = folder / NAME
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SpecificationError(f"{path} : ce fichier n'existe pas ; un exercice est un dossier qui en contient un.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SpecificationError(f"{path} : TOML illisible ({error}).") from None
    return _Reader(path, data).exercise()


def exercises(root: Path) -> list[Path]:
    """Return the folders of the exercises below `root`, in order."""
    return sorted(path.parent for path in root.glob(f"*/*/{NAME}"))


HEAD = {"genre": str, "titre": str, "niveau": int, "minutes": int, "enonce": str}
OPTIONAL = {"avant": list, "parcours": list, "indices": list, "voir": str}
OWN: dict[str, dict[str, type]] = {
    "trouver": {"preuve": dict},
    "prédire": {"programme": str, "constantes": dict, "issue": list},
    "choisir": {"programme": str, "constantes": dict, "variante": list},
    "diagnostiquer": {"programme": str, "constantes": dict, "releve": str, "choix": list, "preuve": dict},
    "réparer": {},
    "écrire": {},
    "ordonner": {"intrus": list},
}
CODE = {
    "interdits": dict, "exiges": dict, "admis": dict, "reverifier": str, "attente_active": bool, "harnais": list, "fausse": list, "juste": list,
}  # fmt: skip
_TYPES = {str: "un texte", int: "un nombre", list: "une liste", dict: "une table", bool: "true ou false"}


class _Reader:
    """Reads one file; every refusal names it, and the key."""

    def __init__(self, path: Path, data: dict[str, Any]):
        self.path, self.data = path, data

    def refuse(self, why: str) -> SpecificationError:
        return SpecificationError(f"{self.path} : {why}")

    def table(self, entry: Any, where: str, required: Mapping[str, type], optional: Mapping[str, type]) -> dict[str, Any]:
        """Return `entry`, a table that has these keys and no other."""
        if not isinstance(entry, dict):
            raise self.refuse(f"{where} : une table est attendue, pas « {entry} ».")
        known = {**required, **optional}
        for key, value in entry.items():
            if key not in known:
                close = difflib.get_close_matches(key, known, 1)
                hint = f" Vouliez-vous dire « {close[0]} » ?" if close else ""
                raise self.refuse(f"{where} : clé inconnue « {key} ».{hint} Clés : {', '.join(known)}.")
            if not isinstance(value, known[key]) or known[key] is int and isinstance(value, bool):
                raise self.refuse(f"{where} : « {key} » doit être {_TYPES[known[key]]}.")
        for key in required:
            if entry.get(key) in (None, "", []):
                raise self.refuse(f"{where} : il manque « {key} ».")
        return entry

    def texts(self, values: Iterable[Any], where: str) -> tuple[str, ...]:
        values = tuple(values)
        for value in values:
            if not isinstance(value, str) or not value:
                raise self.refuse(f"{where} : des textes sont attendus, pas « {value} ».")
        return values

    def exercise(self) -> Exercise:
        kind = self.data.get("genre")
        if kind not in KINDS:
            raise self.refuse(f"genre inconnu « {kind} ». Genres : {', '.join(KINDS)}.")
        code = CODE if kind in CORRECTED else {}
        data = self.table(self.data, "exercice", HEAD, {**OPTIONAL, **OWN[kind], **code})
        if data["niveau"] not in (1, 2, 3):
            raise self.refuse("« niveau » vaut 1 (il suffit d'avoir lu la page), 2 (il faut trouver l'ordre) ou 3 (il faut inventer).")
        if data["minutes"] < 1:
            raise self.refuse("« minutes » est au moins 1.")
        paths = self.texts(data.get("parcours", PATHS), "parcours")
        for path in paths:
            if path not in PATHS:
                raise self.refuse(f"parcours inconnu « {path} ». Parcours : {', '.join(PATHS)}.")
        head = {
            "folder": self.path.parent,
            "kind": kind,
            "title": data["titre"],
            "level": data["niveau"],
            "minutes": data["minutes"],
            "before": self.texts(data.get("avant", ()), "avant"),
            "paths": paths,
            "statement": data["enonce"].strip(),
            "hints": self.texts(data.get("indices", ()), "indices"),
            "see": data.get("voir", ""),
            "data": data,
        }
        return Exercise(**head, **(self.code(kind) if code else {}))

    def code(self, kind: str) -> dict[str, Any]:
        """What the kinds that are corrected have besides their head."""
        if not self.data.get("harnais"):
            raise self.refuse("il manque au moins un [[harnais]] : le programme où la partie de l'élève est mise, et ce qu'il peut afficher.")
        harnesses = tuple(self.harness(entry, number) for number, entry in enumerate(self.data["harnais"], 1))
        regions = {len(harness.frame.regions) for harness in harnesses} | {len(self.frame(SOURCE).regions)}
        if len(regions) > 1:
            raise self.refuse("les harnais n'ont pas tous autant de parties à l'élève (# <vous>) que exercice.py.")
        if kind == "ordonner" and regions != {1}:
            raise self.refuse("un exercice à ordonner n'a qu'une partie à l'élève (# <vous>).")
        return {
            "frame": self.frame(SOURCE),
            "forbidden": self.reasons("interdits"),
            "needed": self.reasons("exiges"),
            "admitted": self.reasons("admis"),
            "recheck": self.data.get("reverifier", ""),
            "busy_wait": self.data.get("attente_active", False),
            "harnesses": harnesses,
            "wrong": tuple(self.wrong(entry, kind) for entry in self.data.get("fausse", ())),
            "right": tuple(self.right(entry, kind) for entry in self.data.get("juste", ())),
            "strangers": self.texts(self.data.get("intrus", ()), "intrus"),
        }

    def reasons(self, key: str) -> dict[str, str]:
        found = self.data.get(key, {})
        self.texts(found.values(), key)
        return found

    def frame(self, name: str) -> Frame:
        return _frame(self.path.parent / name)

    def harness(self, entry: Any, number: int) -> Harness:
        where = f"[[harnais]] n° {number}"
        optional = {
            "programme": str, "constantes": dict, "obligatoire": list, "permise": list, "interdite": list, "echecs": list,
            "dit": dict, "invariants": list,
        }  # fmt: skip
        entry = self.table(entry, where, {"nom": str}, optional)
        where = f"harnais « {entry['nom']} »"
        if not entry.get("obligatoire") and not entry.get("permise"):
            raise self.refuse(f"{where} : il ne peut rien afficher ; donnez « obligatoire » ou « permise ».")
        for genre in entry.get("dit", {}):
            if genre not in FAILURE_KINDS:
                raise self.refuse(f"{where} : « dit » ne connaît pas « {genre} » ({', '.join(FAILURE_KINDS)}).")
        file = entry.get("programme", SOURCE)
        return Harness(
            name=entry["nom"],
            frame=self.frame(file),
            file=file,
            constants=entry.get("constantes", {}),
            required=tuple(self.expected(one, f"{where}, obligatoire", "sinon") for one in entry.get("obligatoire", ())),
            allowed=tuple(self.expected(one, f"{where}, permise", "") for one in entry.get("permise", ())),
            forbidden=tuple(self.expected(one, f"{where}, interdite", "message") for one in entry.get("interdite", ())),
            failures=tuple(self.failure(one, f"{where}, echecs") for one in entry.get("echecs", ())),
            said={FAILURE_KINDS[genre]: said for genre, said in entry.get("dit", {}).items()},
            invariants=tuple(self.invariant(one, f"{where}, invariants") for one in entry.get("invariants", ())),
        )

    def expected(self, entry: Any, where: str, said: str) -> Expected:
        optional: dict[str, type] = {"sortie": str, "motif": str}
        if said:
            optional[said] = str
        entry = self.table(entry, where, {}, optional)
        if ("sortie" in entry) == ("motif" in entry):
            raise self.refuse(f"{where} : chaque entrée donne soit « sortie », soit « motif ».")
        if "motif" in entry:
            try:
                re.compile(entry["motif"])
            except re.error as error:
                raise self.refuse(f"{where} : motif « {entry['motif']} » incorrect ({error}).") from None
        output = entry["sortie"].rstrip("\n") if "sortie" in entry else None
        return Expected(entry.get(said, "") if said else "", output=output, pattern=entry.get("motif"))

    def failure(self, entry: Any, where: str) -> AllowedFailure:
        entry = self.table(entry, where, {"genre": str}, {"exception": str})
        if entry["genre"] not in FAILURE_KINDS:
            raise self.refuse(f"{where} : genre inconnu « {entry['genre']} » ({', '.join(FAILURE_KINDS)}).")
        return AllowedFailure(FAILURE_KINDS[entry["genre"]], entry.get("exception"))

    def invariant(self, entry: Any, where: str) -> Invariant:
        entry = self.table(entry, where, {"condition": str, "message": str}, {})
        try:
            compile(entry["condition"], str(self.path), "eval")
        except SyntaxError as error:
            raise self.refuse(f"{where} : « {entry['condition']} » n'est pas une expression de Python ({error.msg}).") from None
        return Invariant(entry["condition"], entry["message"])

    def wrong(self, entry: Any, kind: str) -> Answer:
        where = f"[[fausse]] « {entry.get('nom', '?') if isinstance(entry, dict) else '?'} »"
        change: dict[str, type] = {"lignes" if kind == "ordonner" else "remplace": list}
        entry = self.table(entry, where, {"nom": str, "tentante": str, "constat": str, **change}, {"dit": str, "dans": str})
        if entry["constat"] not in FINDINGS:
            raise self.refuse(f"{where} : constat inconnu « {entry['constat']} » ({', '.join(FINDINGS)}).")
        return Answer(**self.change(entry, where), tempting=entry["tentante"], finding=entry["constat"], said=entry.get("dit", ""))

    def right(self, entry: Any, kind: str) -> Answer:
        where = f"[[juste]] « {entry.get('nom', '?') if isinstance(entry, dict) else '?'} »"
        change: dict[str, type] = {"lignes" if kind == "ordonner" else "remplace": list}
        return Answer(**self.change(self.table(entry, where, {"nom": str, **change}, {"dans": str}), where))

    def change(self, entry: dict[str, Any], where: str) -> dict[str, Any]:
        """How a listed answer differs from the solution (or from the start)."""
        base = entry.get("dans", "solution")
        if base not in ("solution", "depart"):
            raise self.refuse(f"{where} : « dans » vaut \"solution\" ou \"depart\".")
        pairs = entry.get("remplace", ())
        for pair in pairs:
            if not isinstance(pair, list) or len(pair) != 2 or not all(isinstance(text, str) for text in pair) or not pair[0]:
                raise self.refuse(f'{where} : « remplace » est une liste de paires ["ancien", "nouveau"].')
        order = tuple(entry.get("lignes", ()))
        if order:
            most = len(self.frame(SOURCE).regions[0].solution) + len(self.data.get("intrus", ()))
            if not all(isinstance(number, int) and 1 <= number <= most for number in order):
                raise self.refuse(f"{where} : « lignes » donne des numéros de 1 à {most}.")
        return {"name": entry["nom"], "replaced": tuple((old, new) for old, new in pairs), "base": base, "order": order}


def _frame(path: Path) -> Frame:
    try:
        return read_frame(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SpecificationError(f"{path} : ce fichier n'existe pas ; il porte la partie de l'élève, entre # <vous> et # </vous>.") from None
    except FrameError as error:
        raise SpecificationError(f"{path}:{error.line} : {error.reason}") from None
