"""What real threads did with each fault that the course shows, and how a card says it.

``for_real.json`` is written by ``python -m tests.for_real``, which replays every fault on each CPython of the machine;
``for_real.toml`` holds the reasons of the few that do not happen.  A fault is known by its program, its constants and what the
program's text means: once that has changed, nothing is said of it until it is replayed again.
"""

from __future__ import annotations

import hashlib
import io
import json
import sys
import tokenize
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from entrelacs.telling.sentences import joined

if TYPE_CHECKING:
    from entrelacs_page.claims import Claim

RECORD = Path(__file__).with_suffix(".json")
REASONS = Path(__file__).with_suffix(".toml")


@dataclass(slots=True)
class Fault:
    """What happened of one fault, by interpreter (``3.13``, or ``3.13t`` without the GIL)."""

    program: str
    """The hash of what its program means."""
    done: list[str] = field(default_factory=list)
    forced: list[str] = field(default_factory=list)
    """Those of `done` where a gate held a thread at a place where CPython, with the GIL, does not interrupt it by itself."""
    parted: dict[str, str] = field(default_factory=dict)
    """Why it did not happen elsewhere: the kinds of `entrelacs.reality.happened`."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a card says of a fault: a verdict, then what it holds for."""

    verdict: str
    details: str


def key(claim: Claim) -> str:
    """What a fault is recorded under: its program, and the constants and the wakeups that the claim chooses."""
    chosen = [f"{name}={value!r}" for name, value in claim.constants.items()]
    return " ".join([claim.program, *chosen, *([] if claim.wakeups == "documented" else [claim.wakeups])])


def meaning(source: str) -> str:
    """The hash of a program: its comments and its blank lines change nothing of what happens."""
    lines = source.splitlines()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            row, column = token.start
            lines[row - 1] = lines[row - 1][:column]
    kept = [line.rstrip() for line in lines]
    return hashlib.sha256("\n".join(filter(None, kept)).encode()).hexdigest()[:12]


@cache
def reasons() -> Mapping[str, Mapping[str, str]]:
    """Of each program whose fault does not happen: the kind (``genre``), and the reason (``pourquoi``)."""
    return tomllib.loads(REASONS.read_text(encoding="utf-8"))


@cache
def interpreters() -> tuple[str, ...]:
    """The versions of CPython that the record comes from, whole."""
    return tuple(_read()["interpreters"])


@cache
def chosen_by() -> str:
    """The version whose explorer chose the schedules: another one may find others that are as short."""
    return str(_read()["schedules"])


@cache
def faults() -> Mapping[str, Fault]:
    """What is recorded, by `key`."""
    return {name: Fault(**values) for name, values in _read()["faults"].items()}


def write(versions: Iterable[str], found: Mapping[str, Fault]) -> None:
    """Write the record, one line for each fault."""
    lines = [
        f"    {json.dumps(name, ensure_ascii=False)}: {json.dumps({k: v for k, v in asdict(fault).items() if v}, ensure_ascii=False)}"
        for name, fault in sorted(found.items())
    ]
    listed, chosen = json.dumps(sorted(versions, key=by_age)), json.dumps(f"{sys.version_info[0]}.{sys.version_info[1]}")
    RECORD.write_text(f'{{\n  "schedules": {chosen},\n  "interpreters": {listed},\n  "faults": {{\n' + ",\n".join(lines) + "\n  }\n}\n", encoding="utf-8", newline="\n")


def by_age(version: str) -> tuple[tuple[int, ...], bool]:
    """Sorts ``3.9``, ``3.11``, ``3.13``, ``3.13t``."""
    return tuple(int(part) for part in version.rstrip("t").split(".")), version.endswith("t")


def told(claim: Claim) -> Told | None:
    """What the card of `claim` says of real threads; None when its program has not been replayed as it is now."""
    fault = faults().get(key(claim))
    if fault is None or fault.program != meaning(Path(claim.program).read_text(encoding="utf-8")):
        return None
    return sentence(fault, reasons().get(claim.program, {}).get("pourquoi", ""))


def sentence(fault: Fault, reason: str) -> Told:
    """What is said of a fault that was replayed; `reason`: why it does not happen, where it does not."""
    if not fault.done:
        gil = " avec GIL" if not any(version.endswith("t") for version in fault.parted) else ", avec ou sans GIL"
        return Told("Permis par le langage, jamais reproduit", f" sur CPython{gil} : {_lowered(reason)}")
    said = f" : {_named(fault.done)}"
    if fault.parted:
        said += f" ; non avec {_named(fault.parted)} : {_lowered(reason)}"
    elif fault.forced:
        everywhere = set(fault.forced) == {version for version in fault.done if not version.endswith("t")}
        where = "CPython avec GIL" if everywhere else _named(fault.forced)
        said += f", en retenant un fil là où {where} ne l'interrompt pas de lui-même."
    else:
        said += "."
    return Told("Reproduit sur de vrais fils", said)


def _named(versions: Iterable[str]) -> str:
    """« CPython 3.11, 3.12 et 3.13 sans GIL »."""
    return "CPython " + joined(version.removesuffix("t") + (" sans GIL" if version.endswith("t") else "") for version in sorted(versions, key=by_age))


def _lowered(reason: str) -> str:
    """A sentence as what follows a colon; a word in capitals or a name of code stays as it is."""
    first = reason.partition(" ")[0]
    return reason if not first.istitle() else reason[:1].lower() + reason[1:]


def _read() -> Any:
    return json.loads(RECORD.read_text(encoding="utf-8"))
