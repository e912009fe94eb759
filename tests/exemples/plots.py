"""The recorded measures of ``docs/pratiquer/couts-et-contention.md`` as drawings: one bar a measure, its value written beside it.

Drawn from ``releve.json``, so that a drawing cannot say anything else than the record; a test compares them.
"""

from __future__ import annotations

import json
from pathlib import Path
from xml.sax.saxutils import escape

RECORD = Path("exemples/pratiquer/couts-et-contention/releve.json")
#: Drawing → the measured program, the title, and what the label of a bar counts.
DRAWINGS = {
    "docs/assets/dessins/couts-verrous.svg": ("cout_verrou.py", "Prendre et libérer un verrou libre", ("", "")),
    "docs/assets/dessins/couts-attente.svg": ("verrou_long.py", "Attendre sous le verrou, ou hors du verrou", ("", "")),
    "docs/assets/dessins/couts-segments.svg": ("segments.py", "Huit fils, par nombre de verrous", ("verrou", "verrous")),
    "docs/assets/dessins/couts-calcul.svg": ("calcul.py", "Le même calcul, par nombre de fils", ("fil", "fils")),
}
WIDTH, LABEL, ROW, BAR = 480, 190, 32, 18


def draw(drawing: str, root: Path) -> str:
    """Return the text of ``drawing``: a group of bars for each recorded interpreter."""
    program, title, unit = DRAWINGS[drawing]
    record = json.loads((root / RECORD).read_text(encoding="utf-8"))
    groups = {name: measures[program] for name, measures in record["resultats"].items()}
    longest = max(_number(value) for measures in groups.values() for value in measures.values())
    bars: list[str] = []
    words: list[str] = []
    y = 4
    for interpreter, measures in groups.items():
        bars.append(f'  <text x="0" y="{y + 15}" font-weight="bold">CPython {escape(interpreter)}</text>')
        y += ROW - 6
        for label, value in measures.items():
            label, shown = _label(label, unit), french(value)
            width = max(2, round(_number(value) / longest * (WIDTH - LABEL - 70)))
            bars += [
                f'  <text x="{LABEL - 8}" y="{y + 14}" text-anchor="end">{escape(label)}</text>',
                f'  <rect x="{LABEL}" y="{y}" width="{width}" height="{BAR}" fill="var(--md-accent-fg-color)" stroke="none"/>',
                f'  <text x="{LABEL + width + 8}" y="{y + 14}">{escape(shown)}</text>',
            ]
            words.append(f"CPython {interpreter}, {label} : {shown}")
            y += ROW - 6
        y += 10
    name = Path(drawing).stem
    head = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" role="img" aria-labelledby="{name}-titre {name}-desc"'
        ' fill="currentColor" stroke="none" font-size="14">',
        f'  <title id="{name}-titre">{escape(title)}</title>',
        f'  <desc id="{name}-desc">{escape(" ; ".join(words))}.</desc>',
    ]
    return "\n".join([*head, *bars, "</svg>", ""])


def update(drawing: str, root: Path) -> bool:
    """Write ``drawing`` if it is not what the record says; return whether it was written."""
    path, text = root / drawing, draw(drawing, root)
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return False
    path.write_text(text, encoding="utf-8", newline="\n")
    return True


def french(value: str) -> str:
    """``1137 ns`` → ``1 137 ns``, ``1.6 ms`` → ``1,6 ms``, with no-break spaces."""
    number, unit = value.split()
    whole, _, decimals = number.partition(".")
    shown = f"{int(whole):,}".replace(",", "\u202f") + (f",{decimals}" if decimals else "")
    return f"{shown}\u00a0{unit}"


def _number(value: str) -> float:
    return float(value.split()[0])


def _label(label: str, unit: tuple[str, str]) -> str:
    """``4`` → ``4 verrous``; a label in words stays as it is."""
    return f"{label} {unit[label != '1']}" if unit[0] else label
