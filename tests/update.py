"""``python -m tests.update [paths]``: rewrite all that is recorded from the modules of ``exemples/``.

Cuts the exercises, lays the modules out (ruff, black), rewrites ``#>`` comments, transcripts, what the explorer says or
draws, and the reading times of the pages. Without paths: everything.
Exit status 1 when a module does not do what its ``verification.toml`` announces; the others are updated all the same.
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.exemples import CheckError, commands, dumps, exercises, plots, prints, reading, records, state_graph
from tests.exemples.running import relative

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str], root: Path = ROOT) -> int:
    os.chdir(root)
    folders = [Path(argument).resolve() for argument in arguments] or [root / "exemples"]
    for folder in folders:
        if not folder.exists():
            print(f"{folder} : ce chemin n'existe pas.", file=sys.stderr)
            return 2

    def chosen(paths: list[Path]) -> list[Path]:
        return [
            p
            for p in paths
            if any(p == f or f in p.parents or (f.suffix == ".txt" and p == f.with_suffix(".py")) for f in folders)
        ]

    faults: list[str] = []
    changed: list[str] = []

    def attempt(action, path: Path) -> None:
        try:
            result = action(path, root)
        except CheckError as error:
            faults.append(str(error))
            return
        if isinstance(result, list):
            changed.extend(relative(product, root) for product in result)
        elif result:
            changed.append(relative(records.transcript_of(path) if action is records.update else path, root))

    for source in chosen(exercises.sources(root)):
        attempt(prints.update, source)
        attempt(exercises.update, source)
    modules = chosen(records.example_modules(root))
    for module in modules:
        if not (module.with_name("exercice.py").is_file() and module.stem in exercises.PRODUCTS):
            attempt(prints.update, module)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda module: attempt(records.update, module), [m for m in modules if not records.has_hash_comments(m)]))
    for transcript in commands.transcripts(root):
        if any(folder == transcript or folder in transcript.parents for folder in folders):
            if commands.update(transcript, root):
                changed.append(relative(transcript, root))
    for record in chosen(dumps.records(root)) if dumps.CAN else ():
        attempt(dumps.update, record)
    for drawing, (program, _) in state_graph.DRAWINGS.items():
        if not (root / program).exists():  # another course than this one; test_explorations.py misses a program that is gone
            continue
        if any(folder == root / program or folder in (root / program).parents for folder in folders):
            if state_graph.update(drawing, root):
                changed.append(drawing)
    for drawing in plots.DRAWINGS:
        if (root / plots.RECORD).exists() and any(
            f == root / plots.RECORD.parent or f in (root / plots.RECORD).parents for f in folders
        ):
            if plots.update(drawing, root):
                changed.append(drawing)
    if not arguments:
        for orphan in sorted((root / "exemples").rglob("*.txt")):
            if records.is_transcript(orphan) and not orphan.with_suffix(".py").is_file():
                orphan.unlink()
                changed.append(f"{relative(orphan, root)} (supprimé : son module n'existe plus)")

    changed.extend(relative(page, root) for page in reading.update(root))  # what is shown has a length

    for line in sorted(changed):
        print(f"réécrit : {line}")
    for fault in faults:
        print(f"\nà corriger : {fault}", file=sys.stderr)
    print(f"{len(modules)} modules, {len(changed)} fichiers réécrits, {len(faults)} à corriger.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
