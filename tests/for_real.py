"""Replay every fault that the course shows on each CPython of this machine, and record what happens: ``python -m tests.for_real [versions]``.

Writes ``src/cours/for_real.json``, from which the cards say « Reproduit sur CPython 3.15 ».  What an interpreter that this machine lacks
did is kept, as long as the program has not changed.
Ends with status 1 when a fault does not happen and CPython has no reason of its own for that.
"""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from cours import for_real
from cours.for_real import Fault
from cours.register import all_claims
from entrelacs.reality.happened import PERMITTED
from entrelacs_page.claims import Claim
from entrelacs_page.proof import prove
from tests.entrelacs.support.cpython import ask, interpreters

AT_ONCE = 150
"""Faults that one process is given."""
PATIENCE = 1_200
"""Seconds that it may take."""


def faults() -> list[tuple[Claim, str]]:
    """The claims that show what must not happen, and the schedule that the card of each gives."""
    found = []
    for claim in all_claims():
        if claim.wrong and (replay := prove(claim).replay):
            words = shlex.split(replay)
            found.append((claim, words[words.index("--ordonnancement") + 1]))
    return found


def replayed(shown: Sequence[tuple[Claim, str]], label: str) -> Iterator[tuple[Claim, dict[str, Any]]]:
    """Replay faults on the interpreter `label`: what ``replay_for_real.py`` answers of each."""
    for start in range(0, len(shown), AT_ONCE):
        part = shown[start : start + AT_ONCE]
        asked = [_request(claim, schedule) for claim, schedule in part]
        answers = ask(interpreters()[label], "replay_for_real.py", asked, timeout=PATIENCE)
        yield from ((claim, answer) for (claim, _), answer in zip(part, answers, strict=True))


def _request(claim: Claim, schedule: str) -> dict[str, Any]:
    options = {"constants": repr(dict(claim.constants)), "wakeups": claim.wakeups, "filename": claim.program}
    return {"source": Path(claim.program).read_text(encoding="utf-8"), "schedule": schedule, "options": options}


def note(fault: Fault, label: str, answer: dict[str, Any]) -> None:
    """Write down in `fault` what happened on one interpreter."""
    for versions in (fault.done, fault.forced):
        if label in versions:
            versions.remove(label)
    fault.parted.pop(label, None)
    if answer["kind"] is not None:
        fault.parted = dict(sorted({**fault.parted, label: answer["kind"]}.items(), key=lambda item: for_real.by_age(item[0])))
        return
    for versions in (fault.done, fault.forced) if answer["forced"] else (fault.done,):
        versions.append(label)
        versions.sort(key=for_real.by_age)


def main(labels: Sequence[str]) -> int:
    """Record what happens on the interpreters of these versions, or on all; 1 when a fault does not happen without CPython having a reason."""
    if missing := set(labels) - set(interpreters()):
        print(f"CPython {', '.join(sorted(missing))} : introuvable sur cette machine (elle a : {', '.join(interpreters())}).")
        return 2
    shown, record, wrong = faults(), {}, []
    known = for_real.faults() if for_real.RECORD.is_file() else {}
    for claim, _ in shown:
        program = for_real.meaning(Path(claim.program).read_text(encoding="utf-8"))
        before = known.get(for_real.key(claim))
        record[for_real.key(claim)] = before if before is not None and before.program == program else Fault(program)
    for label in labels or interpreters():
        for claim, answer in replayed(shown, label):
            note(record[for_real.key(claim)], label, answer)
            if answer["kind"] is not None and answer["kind"] not in PERMITTED:
                wrong.append(f"{claim.where} : {claim.program}\n{answer['report']}")
        print(f"CPython {label} : {len(shown)} fautes rejouées.", flush=True)
    versions = {version for fault in record.values() for version in (*fault.done, *fault.parted)}
    for_real.write(versions, record)
    print("\n\n".join(wrong))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
