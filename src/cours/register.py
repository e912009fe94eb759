"""All that the course claims: in its blocks ``preuve``, in its exercises; and the block ``registre``, a table of it."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from pathlib import Path

from markdown.util import AtomicString
from pymdownx.blocks.block import Block

from cours import exercise_data
from cours.exercise_data import ExerciseError
from cours.pages import all_pages, relative, title_of
from entrelacs_page import claims
from entrelacs_page.card import add, details_in, table_in
from entrelacs_page.claims import Claim, ClaimError, Written
from entrelacs_page.page import current_page
from entrelacs_page.proof import keep_braces, prove, stopping
from entrelacs_page.proven import Proof
from entrelacs_page.words import quantity


class RegisterBlock(Block):
    """``/// registre``"""

    NAME = "registre"

    def on_create(self, parent: etree.Element) -> etree.Element:
        root = etree.SubElement(parent, "div", {"class": "registre"})
        proofs = [(claim, stopping(prove, claim)) for claim in stopping(all_claims)]
        register(root, proofs, current_page(self.md) or Path("docs/page.md"))
        keep_braces(root)
        return root


def all_claims(configuration: Path = Path("mkdocs.yml")) -> list[Claim]:
    """Return the claims of every page, in the order of the site's navigation (``mkdocs.yml``)."""
    return [claim for page in all_pages(configuration) for claim in read_claims(page.read_text(encoding="utf-8"), page)]


def read_claims(text: str, page: Path, root: Path = Path()) -> list[Claim]:
    """Return the claims of a page and of its exercises, in order. Raises ``ClaimError``."""
    return claims.read_claims(text, page, root, _of_exercises(text, page))


def _of_exercises(text: str, page: Path) -> Iterator[Written]:
    try:
        for block in exercise_data.blocks(text.split("\n"), page):
            for sentence, options, file in exercise_data.claims_of(block, page):
                yield block.first + 1, sentence, options, file
    except ExerciseError as error:
        raise ClaimError(str(error)) from None


def register(root: etree.Element, proofs: list[tuple[Claim, Proof]], page: Path) -> None:
    """Fill ``root`` with every claim, one table for each page of the course, each claim linked to its card from ``page``."""
    wrong = sum(claim.wrong for claim, _ in proofs)
    summary = f"{quantity(len(proofs), 'affirmation')} : {quantity(len(proofs) - wrong, 'preuve')},"
    summary += f" {quantity(wrong, 'faute démontrée', 'fautes démontrées')} ;"
    summary += f" {quantity(sum(proof.states for _, proof in proofs), 'état')} en tout."
    add(root, "p", summary)
    header = ("Affirmation", "Programme", "Verdict", "États", "Ordonnancements")
    shown = None
    for claim, proof in proofs:
        if claim.page != shown:
            shown, title = claim.page, title_of(claim.page)
            add(root, "h2", title)
            of_page = [claim.wrong for claim, _ in proofs if claim.page == shown]
            fold = details_in(root, f"{quantity(len(of_page), 'affirmation')}, dont {quantity(sum(of_page), 'faute démontrée', 'fautes démontrées')}")
            body = table_in(fold, "registre__table", f"Affirmations de la page {title}".replace("'", "’"), header)
        line = add(body, "tr")
        link = add(line, "th", scope="row")
        add(link, "a", claim.sentence, href=f"{relative(claim.page, page)}#{claim.ident}")
        program = add(line, "td")
        add(program, "code", AtomicString(shown_program(claim).removeprefix("exemples/")))
        if claim.constants:
            add(program, "br").tail = AtomicString(", ".join(f"{name} = {value!r}" for name, value in claim.constants.items()))
        verdict, kind = ("✗ faute démontrée", "faute") if claim.wrong else ("✓ prouvé", "prouvee")
        add(line, "td", verdict, **{"class": f"registre__{kind}"})
        add(line, "td", AtomicString(quantity(proof.states, "").strip()))
        add(line, "td", AtomicString("illimité" if proof.schedules is None else quantity(proof.schedules, "").strip()))


def shown_program(claim: Claim) -> str:
    """The program's path, or its name alone when it belongs to the page: the page has just shown it under its path."""
    program = Path(claim.program)
    own = Path("exemples") / claim.page.relative_to("docs").with_suffix("")
    return program.name if program.parent == own else claim.program
