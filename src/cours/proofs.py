"""The proofs of the course: its block ``preuve``, that says more than that of another site, and its block ``registre``.

Use: ``cours.proofs`` in ``markdown_extensions``.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from pathlib import Path
from typing import Any

from markdown import Extension, Markdown
from markdown.util import AtomicString
from pymdownx.blocks import BlocksProcessor

from cours import ahead, for_real
from cours.for_real import Told
from cours.pages import relative, up_from
from cours.register import RegisterBlock, read_claims, shown_program
from cours.share import fragment
from entrelacs_page.card import card
from entrelacs_page.claims import Claim
from entrelacs_page.proof import ProofBlock, ProofExtension
from entrelacs_page.proven import Proof

METHOD_PAGE = Path("docs/projet/comment-entrelacs-verifie.md")
#: Where that page says how a schedule is imposed upon real threads.
FOR_REAL = "#sur-de-vrais-fils"


class _Block(ProofBlock):
    def card(self, claim: Claim, proof: Proof) -> tuple[etree.Element, etree.Element]:
        return course_card(claim, proof, for_real.told(claim) if claim.wrong else None)

    def further(self, claim: Claim) -> dict[str, str]:
        """To its proof, or to the program, to be repaired in the workshop."""
        if claim.goal and claim.goal.question and not claim.see:
            return {"suite": f"{up_from(claim.page)}atelier/#{fragment(claim.text)}", "titre": "Essayez dans l'atelier."}
        return super().further(claim)


def course_card(claim: Claim, proof: Proof, real: Told | None = None) -> tuple[etree.Element, etree.Element]:
    """The card of a claim as the course shows it; ``real`` is what real threads did with its fault, if they were tried."""
    method = relative(METHOD_PAGE, claim.page)
    return card(claim, proof, program=shown_program(claim), method=method, further=[_for_real(real, method)] if real else [])


def _for_real(real: Told, method: str) -> etree.Element:
    said = etree.Element("p", {"class": "preuve__bilan preuve__reel"})
    link = etree.SubElement(said, "a", {"href": method + FOR_REAL})
    link.text, link.tail = real.verdict, AtomicString(real.details.replace("'", "’"))
    return said


class CourseProofExtension(ProofExtension):
    """Registers the blocks of the course."""

    block = _Block

    def read(self, text: str, page: Path, root: Path) -> list[Claim]:
        ahead.begin()
        return read_claims(text, page, root)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        super().extendMarkdownBlocks(md, block_mgr)
        block_mgr.register(RegisterBlock, {})


def makeExtension(**options: Any) -> Extension:  # the name that Python-Markdown looks for
    return CourseProofExtension(**options)
