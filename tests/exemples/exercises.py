"""Cut ``depart.py`` (the faulty start) and ``solution.py`` out of an exercise's only source, ``exercice.py``, and put the
solution's lines into its other harnesses, ``cadre_….py``. The marks are those of `entrelacs.exercise.frame`.
"""

from __future__ import annotations

from pathlib import Path

from entrelacs.exercise.frame import Frame, FrameError, read_frame
from tests.exemples import CheckError
from tests.exemples.prints import formatted
from tests.exemples.running import relative

PRODUCTS = ("depart", "solution")


def sources(root: Path) -> list[Path]:
    return sorted((root / "exemples").rglob("exercice.py"))


def cut(source: Path, root: Path) -> dict[Path, str]:
    """The modules that ``source`` must give, as {path: text}: the start, the solution, the other harnesses.

    Raises:
        CheckError: markers that do not pair, an uncommented start line, or a start equal to the solution.
    """
    name = relative(source, root)
    frame = _frame(source, root)
    texts = {"depart": frame.start().text, "solution": frame.solution().text}
    if texts["depart"] == texts["solution"]:
        raise CheckError(f"{name} : le départ et la solution sont identiques ; il manque # <depart> ou # <solution>.")
    products = {
        source.with_name(f"{product}.py"): formatted(text, f"{name} ({product})") for product, text in texts.items()
    }
    for harness in sorted(source.parent.glob("cadre_*.py")):
        products[harness] = formatted(_filled(harness, frame, root), relative(harness, root))
    return products


def _frame(path: Path, root: Path) -> Frame:
    try:
        return read_frame(path.read_text(encoding="utf-8"))
    except FrameError as error:
        raise CheckError(f"{relative(path, root)}:{error.line} : {error.reason}") from None


def _filled(harness: Path, frame: Frame, root: Path) -> str:
    """The text of a harness with the solution's lines between its marks."""
    own = _frame(harness, root)
    if len(own.regions) != len(frame.regions):
        raise CheckError(
            f"{relative(harness, root)} : {len(own.regions)} parties à l'élève (# <vous>), et {len(frame.regions)} dans exercice.py."
        )
    lines = list(own.frozen[0])
    for region, frozen in zip(frame.regions, own.frozen[1:], strict=True):
        first = next((line for line in region.solution if line.strip()), "")
        indent = first[: len(first) - len(first.lstrip())]
        lines += [f"{indent}# <vous>", *region.solution, f"{indent}# </vous>", *frozen]
    return "\n".join(lines) + "\n"


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
