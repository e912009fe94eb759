"""Cut ``depart.py`` (the faulty start) and ``solution.py`` out of an exercise's only source, ``exercice.py``.

Between ``# <depart>`` and ``# </depart>`` stand commented lines that only the start has; between ``# <solution>`` and
``# </solution>``, lines that only the solution has.
"""

from __future__ import annotations

import re
from pathlib import Path

from tests.exemples import CheckError
from tests.exemples.prints import formatted
from tests.exemples.running import relative

_MARK = re.compile(r"^\s*# <(/?)(depart|solution)>\s*$")
PRODUCTS = ("depart", "solution")


def sources(root: Path) -> list[Path]:
    return sorted((root / "exemples").rglob("exercice.py"))


def cut(source: Path, root: Path) -> dict[Path, str]:
    """The two modules that ``source`` must give, as {path: text}.

    Raises:
        CheckError: markers that do not pair, an uncommented start line, or a start equal to the solution.
    """
    name = relative(source, root)
    texts: dict[str, list[str]] = {product: [] for product in PRODUCTS}
    inside, opened = "", 0
    for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), 1):
        mark = _MARK.match(line)
        if mark:
            closing, kind = mark.groups()
            if closing and inside != kind or not closing and inside:
                raise CheckError(
                    f"{name}:{number} : balise {line.strip()} inattendue ({f'# <{inside}> ouverte ligne {opened}' if inside else 'aucune ouverte'})."
                )
            inside, opened = ("", 0) if closing else (kind, number)
        elif inside == "depart":
            if line.strip() and not re.match(r"\s*# ?", line):
                raise CheckError(f"{name}:{number} : entre # <depart> et # </depart>, chaque ligne est en commentaire.")
            texts["depart"].append(re.sub(r"^(\s*)# ?", r"\1", line))
        elif inside == "solution":
            texts["solution"].append(line)
        else:
            for text in texts.values():
                text.append(line)
    if inside:
        raise CheckError(f"{name}:{opened} : # <{inside}> n'est pas refermée par # </{inside}>.")
    if texts["depart"] == texts["solution"]:
        raise CheckError(f"{name} : le départ et la solution sont identiques ; il manque # <depart> ou # <solution>.")
    return {
        source.with_name(f"{product}.py"): formatted("\n".join(text) + "\n", f"{name} ({product})")
        for product, text in texts.items()
    }


def check(source: Path, root: Path) -> None:
    """Raises CheckError when a product is missing or is not what ``source`` gives now."""
    for path, text in cut(source, root).items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            raise CheckError(
                f"{relative(path, root)} : ce n'est pas ce que donne {source.name} ; ne le modifiez pas, lancez make update."
            )


def update(source: Path, root: Path) -> list[Path]:
    """Write the products that are out of date; return them."""
    written = []
    for path, text in cut(source, root).items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            written.append(path)
    return written
