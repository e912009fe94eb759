"""The block ``preuve``: at build time, claims are explored and become proof cards.

``/// preuve | …`` (its options are in ``claims.py``) explores the program, stops the build when claim and result differ, and
renders a card that reads without JavaScript, with the player when the page asks for it.  It is one of ``pymdownx.blocks``, so MkDocs
and Zensical run it alike.

A site that has more to say derives its own block from `ProofBlock` and its own extension from `ProofExtension`.
"""

from __future__ import annotations

import os
import sys
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pymdownx.blocks
from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX, AtomicString
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block, type_any

from entrelacs import explore
from entrelacs.answer.mutations import NothingToRemove, mutations
from entrelacs.lowering.constants import constants_of
from entrelacs.telling.goals import Note
from entrelacs.telling.language import language
from entrelacs.telling.page_words import display_names
from entrelacs.telling.player import GraphRefused
from entrelacs.telling.report import conditions
from entrelacs.telling.sentences import FAILURES
from entrelacs_page import claims, graph_json, proven, words
from entrelacs_page.cache import entry_of, fingerprint, kept
from entrelacs_page.card import card
from entrelacs_page.claims import Claim, ClaimError
from entrelacs_page.page import PageError, current_page, site_of
from entrelacs_page.proven import Proof, Row, TraceStep, failure_text, merged, trace
from entrelacs_page.words import removed, say

if TYPE_CHECKING:
    from entrelacs.results import Exploration, Outcome, Run

SIZES = (200, 2_000, None)
"""States explored of a mutated program, at most, in turn: one thing that breaks is enough, and is often found early."""


def prove(claim: Claim) -> Proof:
    """Explore the program of ``claim`` and return what its card shows, from the cache when nothing has changed.

    Raises ``ClaimError`` when the claim does not hold, when the search is incomplete, when an element announced as necessary
    is not, or when the player's graph is too large.
    """
    return kept(_all_of(claim), lambda: _explored(claim, claim.text), claim.root)


def is_proven(claim: Claim) -> bool:
    """Whether the cache has what `prove` returns."""
    return entry_of(_all_of(claim), claim.root).exists()


def _all_of(claim: Claim) -> tuple[str, ...]:
    """All that the proof of a claim depends on. Where the block stands in its page changes nothing of what is proven."""
    engine = fingerprint(__file__, claims.__file__, graph_json.__file__, proven.__file__, words.__file__)
    said = repr(replace(claim, page=Path(), line=0, source="", see="", root=Path()))
    spoken = "" if language() == "fr" else words.CATALOGUE.read_text(encoding="utf-8")
    return engine, sys.version, language(), spoken, claim.text, said


def _explored(claim: Claim, source: str) -> Proof:
    constants = tuple(_constants(claim, source))
    exploration = _explore(claim, source)
    found = claims.problems(claim, exploration)
    if found:
        raise claim.error("l'affirmation ne tient pas :", *found)
    # The search is whole: every probability is known.
    rows = [
        Row(
            failure_text(outcome.failure) if outcome.failure else outcome.output.rstrip("\n"),
            outcome.failure is None,
            *claims.status_of(claim, outcome),
            outcome.probability,
        )
        for outcome in exploration.outcomes
    ]
    for failure in exploration.failures:
        if failure.kind == "livelock":  # no outcome: the runs that enter it are those that never end
            sentence = next(expected.sentence for expected in claim.failures if expected.matches(failure))
            never = max(0.0, 1 - sum(outcome.probability or 0.0 for outcome in exploration.outcomes))
            rows.append(Row(failure_text(failure), False, "interdite", sentence, never))
    rows = merged(rows)
    rows.sort(key=lambda row: (claims.STATUSES.index(row.status), -(row.share or 0.0), row.text))
    if not claim.wrong:
        rows += [
            Row(expected.output or expected.pattern or "", True, expected.status, expected.sentence, None)
            for expected in claim.expected
            if expected.status == "interdite"
        ]
    shortest = _counter_example(claim, exploration)
    steps: tuple[TraceStep, ...] = ()
    end = command = ""
    if shortest:
        run, outcome = shortest
        steps = tuple(trace(run))
        end = failure_text(outcome.failure) if outcome.failure else say("affiché : {}", outcome.output.rstrip())
        command = claim.replay(outcome.schedule)
    return Proof(
        states=exploration.states,
        transitions=exploration.transitions,
        schedules=exploration.schedules,
        rows=tuple(rows),
        threads=tuple(display_names(run.threads)) if shortest else (),
        trace=steps,
        trace_end=end,
        replay=command,
        needed=tuple(_necessity(claim, source)),
        source_constants=constants,
        player=_player(claim, source, exploration),
        conditions=conditions(exploration),
    )


def _explore(claim: Claim, source: str, most: int | None = None) -> Exploration:
    options: dict[str, Any] = {"constants": dict(claim.constants), "wakeups": claim.wakeups}
    if most or claim.max_states:
        options["max_states"] = most or claim.max_states
    return explore(source, **options)


def _counter_example(claim: Claim, exploration: Exploration) -> tuple[Run, Outcome] | None:
    """Return the shortest schedule to a bad end, replayed; None for a program that is right."""
    bad = [outcome for outcome in exploration.outcomes if claims.status_of(claim, outcome)[0] == "interdite"]
    if not bad:
        return None
    worst = min(bad, key=lambda outcome: (len(outcome.schedule), str(outcome.schedule)))
    return exploration.replay(worst.schedule), worst


def _necessity(claim: Claim, source: str) -> Iterator[tuple[int, str, str]]:
    """Yield ``(line, what was taken out, what then happens)``; raise when taking it out changes nothing."""
    for what in claim.necessity:
        try:
            changed = mutations(source, what)
        except NothingToRemove as error:
            raise claim.error(f"« necessite: » {error}") from None
        for mutation in changed:
            for most in SIZES:
                exploration = _explore(claim, mutation.source, most)
                effect = _effect(claim, exploration)
                if effect is not None or exploration.verdict != "incomplete":
                    break
            if effect is None and exploration.verdict in ("unsupported", "incomplete"):
                raise claim.error(
                    f"« necessite: {what} » : {mutation.label} (ligne {mutation.line}), l'exploration ne conclut pas"
                    f" ({exploration.reason})."
                )
            if effect is None:
                raise claim.error(
                    f"« necessite: {what} » : cette ligne n'est pas justifiée. {mutation.label} (ligne {mutation.line}),"
                    " l'affirmation tient encore. Retirez l'option, ou la ligne du programme."
                )
            yield mutation.line, removed(mutation.label), effect


def _effect(claim: Claim, exploration: Exploration) -> str | None:
    """Return what goes wrong in a mutated program that did not in the claim, or None."""
    for failure in exploration.failures:
        if not any(expected.matches(failure) for expected in claim.failures):
            return failure_text(failure)
    accepted = [expected for expected in claim.expected if claim.wrong or expected.status != "interdite"]
    for outcome in exploration.outcomes:
        if outcome.failure is None and not any(expected.matches(outcome.output) for expected in accepted):
            return say("peut afficher « {} »", outcome.output.strip())
    return None


def _constants(claim: Claim, source: str) -> Iterator[tuple[str, str, str]]:
    """Yield ``(name, value in the file, value explored)`` for the constants that the claim reduces."""
    try:
        values = constants_of(source)
    except SyntaxError as error:
        raise claim.error(f"le programme n'est pas du Python : {error.msg}, ligne {error.lineno}.") from None
    for name, value in claim.constants.items():
        if name not in values:
            raise claim.error(f"« constantes: » : le programme n'a pas de constante {name} (il a : {', '.join(values) or 'aucune'}).")
        yield name, values[name], repr(value)


def _player(claim: Claim, source: str, exploration: Exploration) -> str:
    if not claim.player:
        return ""
    notes = [
        Note(expected.status, expected.sentence, output=expected.output)
        for expected in claim.expected
        if expected.output is not None and (claim.wrong or expected.status != "interdite")
    ]
    notes += [
        Note("interdite", failure.sentence, failure=FAILURES[failure.kind]) for failure in claim.failures
    ]
    try:
        return graph_json.graph_to_json(
            exploration,
            source,
            ident=claim.ident.replace("preuve-", "jeu-", 1),
            program=claim.program,
            notes=notes,
            goal=claim.goal,
            wakeups=claim.wakeups,
        )
    except GraphRefused as error:
        raise claim.error(str(error)) from None


class _Reader(Preprocessor):
    """Reads the claims of the page before its blocks are parsed, so that a faulty one is refused with its line."""

    def __init__(self, md: Markdown, read: Callable[[str, Path, Path], list[Claim]]) -> None:
        super().__init__(md)
        self.read = read

    def run(self, lines: list[str]) -> list[str]:
        page, root = current_page(self.md), site_of(self.md).root
        text = "\n".join(lines)
        if page is not None and (root / page).is_file():
            text = (root / page).read_text(encoding="utf-8")  # with its metadata, so that line numbers are the file's
        self.md.claims = stopping(self.read, text, page or Path("docs/page.md"), root)
        return lines


class ProofBlock(Block):
    """``/// preuve | affirmation``"""

    NAME = "preuve"
    ARGUMENT = True
    OPTIONS = {name: (None, type_any) for name in claims.OPTIONS}

    def on_create(self, parent: etree.Element) -> etree.Element:
        claim = next((c for c in self.md.claims if c.sentence == self.argument.strip()), None)
        if claim is None:
            raise PageError(f"« {self.argument} » : bloc « preuve » lu autrement que dans la page ; vérifiez son retrait.")
        self.md.claims.remove(claim)
        proof = stopping(prove, claim)
        root, self._body = self.card(claim, proof)
        keep_braces(root)
        parent.append(root)
        if proof.player:
            self._weigh(claim, proof.player)
            ident = claim.ident.replace("preuve-", "jeu-", 1)
            fallback = say("Activez JavaScript pour choisir vous-même l’ordre des pas ; cette carte dit déjà tout ce qui peut arriver.")
            player = etree.Element("div", {"class": "preuve__joueur"})
            # With a goal, one plays before reading the answer: right under the claim.
            root.insert(1 if claim.goal else len(root), player)
            player.text = self.md.htmlStash.store(graph_json.player_html(proof.player, ident, fallback, **self.further(claim)))
        return root

    def on_add(self, block: etree.Element) -> etree.Element:
        return self._body

    def card(self, claim: Claim, proof: Proof) -> tuple[etree.Element, etree.Element]:
        """The card, and the element in it that receives the block's own content."""
        return card(claim, proof)

    def further(self, claim: Claim) -> dict[str, str]:
        """Where the right answer to the question of a player leads (``suite``), and what that link says (``titre``): to its proof."""
        if not (claim.goal and claim.goal.question and claim.see):
            return {}
        path, _, place = claim.see.partition("#")
        if path and not (claim.root / claim.page.parent / path).is_file():
            raise PageError(f"{claim.where} : « voir: {claim.see} » : la page n'existe pas (chemin depuis cette page).")
        site, target = site_of(self.md), Path(os.path.normpath(claim.page.parent / path))
        return {"suite": f"{site.up_from(claim.page) + site.address(target) if path else ''}#{place}", "titre": say("Voyez-en la preuve.")}

    def _weigh(self, claim: Claim, player: str) -> None:
        """Refuse the player that takes the page over its budget."""
        self.tracker["graphs"] = self.tracker.get("graphs", 0) + graph_json.gzip_size(player)
        if self.tracker["graphs"] > graph_json.MAX_GZIP:
            raise PageError(
                f"{claim.where} : les joueurs de la page pèsent {self.tracker['graphs']} octets compressés, pour"
                f" {graph_json.MAX_GZIP} permis. Réduisez les programmes par « constantes: », ou retirez un « joueur: true »."
            )


def keep_braces(root: etree.Element) -> None:
    """Hide the braces of what programs print from ``attr_list``: it would take « {'Ana': 1} », at the end of a cell, for attributes.

    Python-Markdown writes them again in its last step, as it does for what an author escapes.
    """
    for element in root.iter():
        for part in ("text", "tail"):
            if isinstance(text := getattr(element, part), AtomicString) and element.tag != "code":
                setattr(element, part, AtomicString(text.replace("{", f"{STX}{ord('{')}{ETX}")))


def stopping(function: Any, *arguments: Any) -> Any:
    """Call ``function``; a claim's error becomes the error that stops the build of the page."""
    try:
        return function(*arguments)
    except ClaimError as error:
        raise PageError(str(error)) from None


class ProofExtension(BlocksExtension):
    """Registers the block and the reader of claims."""

    block = ProofBlock

    def read(self, text: str, page: Path, root: Path) -> list[Claim]:
        """Return the claims of a page, whose text this is. Raises ``ClaimError``."""
        return claims.read_claims(text, page, root)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: pymdownx.blocks.BlocksProcessor) -> None:
        md.preprocessors.register(_Reader(md, self.read), "preuves", 100)
        block_mgr.register(self.block, {})
