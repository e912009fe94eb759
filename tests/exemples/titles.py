"""What the title of a recorded output tells the reader: that it may vary, or that the program does not end."""

from __future__ import annotations

from pathlib import Path

from entrelacs_page.claims import Claim
from tests.exemples.pages import Page
from tests.exemples.verification import rule_of

EXACT = "Sortie"  # the title of an output that is always this one
_VARIES = "« La sortie la plus fréquente » ou « Une sortie possible »"
_HANGS = "« Sortie (le programme ne se termine pas) »"


def faults(page: Page, claims: list[Claim]) -> list[str]:
    """Outputs of ``page`` titled as if there were no other, though ``claims`` or ``verification.toml`` say otherwise.

    ``claims``: those of every page, since a program may be shown on one and proved on another.
    """
    found = []
    for fence in page.fences:
        if fence.language != "console" or fence.option("title") != EXACT:
            continue
        for directive in page.directives:
            module = Path(directive.path).with_suffix(".py")
            inside = any(number == directive.line for number, _ in fence.body)
            if inside and directive.path.endswith(".txt") and (page.root / module).is_file():
                if fault := _fault(module, page.root, claims):
                    found.append(f"{page.name}:{page.number(fence.line)} : {module.as_posix()} : {fault}")
    return found


def _fault(module: Path, root: Path, claims: list[Claim]) -> str | None:
    rule = rule_of(root / module, root)
    if not rule.ends:
        return f"ce programme reste bloqué, et le titre est « {EXACT} » : écrivez {_HANGS}."
    about = [claim for claim in claims if Path(claim.program) == module]
    # A claim made with other constants says nothing of the program as it is shown, if another one does.
    about = [claim for claim in about if not claim.constants] or about
    if rule.sorties or rule.variable or rule.ordre or rule.ordre_par or (about and all(_endings(claim) > 1 for claim in about)):
        return f"cette sortie n'est pas la seule possible, et le titre est « {EXACT} » : écrivez {_VARIES}."
    return None


def _endings(claim: Claim) -> int:
    """How many different ends ``claim`` says can be reached."""
    reached = [expected for expected in claim.expected if claim.wrong or expected.status != "interdite"]
    return len(reached) + len(claim.failures)
