"""One exploration as one HTML file: what may happen, the way to a failure, the player.

The file asks nothing of any other: it opens from a disk, from the artefacts of a CI, on a phone, in the light and in the dark.  Making it needs
the standard library and `entrelacs`; with Pygments, the code has colours.  It is in the language that `entrelacs` speaks.
"""

from __future__ import annotations

import html
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from entrelacs.lowering.constants import constants_of
from entrelacs.results import Exploration, Schedule
from entrelacs.telling.goals import Note
from entrelacs.telling.language import language, said
from entrelacs.telling.player import GraphRefused, graph_to_data
from entrelacs.telling.shell import replay_command, spelled
from entrelacs_page.assets import asset, script, style
from entrelacs_page.card import add, card_of_program
from entrelacs_page.graph_json import highlight, in_attributes, packed, player_html
from entrelacs_page.proven import Places, found_of
from entrelacs_page.words import quantity, say

PLAYED = 3_000
"""States of a graph that is played, at most: a larger one is slow to lay out, and nobody plays it."""
IDENT = "jeu"
"""What the player is called in the address of its page."""

Lines = Mapping[int, tuple[str, int]]


@dataclass(frozen=True, slots=True)
class _Shown:
    """The program, as a card names a claim."""

    sentence: str
    wrong: bool
    constants: Mapping[str, Any]
    program: str
    ident: str = "preuve"
    wakeups: str = "documented"


def page(
    exploration: Exploration,
    source: str,
    *,
    title: str,
    program: str,
    note: str = "",
    lines: Lines | None = None,
    schedule: Schedule | str | None = None,
    notes: Iterable[Note] = (),
    command: str | None = None,
    wakeups: str = "documented",
) -> str:
    """Return ``exploration`` as the text of one HTML page.

    ``source`` is the text that was explored, ``program`` what it is called; ``title`` heads the page, and ``note`` is said under it, one
    paragraph for each line.  ``lines`` tells, of the lines of ``source``, the file and the line that they come from, when it was put together
    of several.  ``schedule`` is the way that is shown step by step: the shortest to a failure, unless told otherwise.  ``notes`` say of some
    printed outputs what they are worth.  ``command`` is what one types to replay a schedule, up to the schedule, when it is not the command
    line of `entrelacs`; ``wakeups`` that of ``explore``.

    Raises ``ValueError`` for a schedule that is not one.
    """
    notes = tuple(notes)
    if isinstance(schedule, str):
        schedule = Schedule.parse(schedule)
    written = constants_of(source) if exploration.verdict != "unsupported" else {}
    constants = [(name, written[name], repr(value)) for name, value in exploration.constants.items() if name in written]
    replay = replay_command(program, exploration.constants, wakeups) if command is None else command
    places = _places(lines)
    proof = found_of(exploration, replay, constants, schedule=schedule, notes=notes, places=places if lines else None)
    wrong = bool(exploration.failures) or any(row.status in ("faute", "interdite") for row in proof.rows)
    body = etree.Element("main")
    add(body, "h1", title)
    for paragraph in filter(None, note.split("\n")):
        add(body, "p", paragraph)
    add(body, "p", _summary(exploration, places))
    if proof.rows or proof.trace:
        shown = _Shown(_verdict(exploration, wrong), wrong, exploration.constants, program, wakeups=wakeups)
        made = card_of_program(shown, proof, complete=not exploration.reason, replay=False)
        for details in made.iter("details"):
            if details.find(".//table[@class='preuve__trace']") is not None:
                details.set("open", "")
        body.append(made)
    if proof.replay:
        add(body, "h2", say("Le rejouer"))
        given = add(body, "p", say("Ce chemin, pas à pas, dans le modèle : "))
        add(given, "code", proof.replay).tail = say(" ; sur de vrais fils, ajoutez ") if command is None else "."
        if command is None:
            add(given, "code", spelled("--reel")).tail = "."
    player = ""
    if proof.rows:
        add(body, "h2", say("Choisir vous-même l’ordre des pas"))
        player, refused = _player(exploration, source, program, notes, replay, wakeups, lines)
        if refused:
            add(body, "p", refused)
    held = etree.tostring(body, encoding="unicode", method="html").removesuffix("</main>")
    rest = etree.Element("div")
    details = add(rest, "details")
    add(details, "summary", say("Le programme exploré"))
    if lines:
        add(details, "p", say("Il réunit ce dont il a besoin, de plusieurs fichiers ; le numéro d’une ligne est celui qu’elle a dans le sien."))
    listing = add(details, "ol", role="list", **{"class": "programme", "aria-label": program})
    for number, line in enumerate(source.rstrip("\n").split("\n"), 1):
        add(add(listing, "li", **_numbered(number, lines)), "code", line)
    held += player + "".join(etree.tostring(part, encoding="unicode", method="html") for part in rest) + "</main>"
    sheet = style(player=bool(player)) + asset("rapport.css")
    return (
        f'<!doctype html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html.escape(title)}</title>\n<style>{sheet}</style>\n</head>\n<body>\n{held}\n"
        f"{f'<script>{script()}</script>' if player else ''}\n</body>\n</html>\n"
    )


def _places(lines: Lines | None) -> Places:
    def place(line: int) -> str:
        return say("{}, l. {}", *lines[line]) if lines and line in lines else say("l. {}", line)

    return place


def _verdict(exploration: Exploration, wrong: bool) -> str:
    if wrong:
        return say("Faute trouvée")
    if exploration.reason:
        return say("Exploration incomplète")
    ends = len({outcome.output for outcome in exploration.outcomes})
    return say("Toujours la même fin") if ends == 1 else say("{} fins différentes, aucune faute", ends)


def _summary(exploration: Exploration, places: Places) -> str:
    """How much was explored, and why not all, if so."""
    sizes = f"{quantity(exploration.states, 'état')}, {quantity(exploration.transitions, 'transition')}"
    if exploration.verdict == "unsupported":
        where = f" ({places(exploration.line)})" if exploration.line else ""
        return say("Ce programme ne peut pas être exploré : {}{}.", said(exploration.reason or ""), where)
    if exploration.reason and exploration.failures:
        return say("Une faute est trouvée, et il peut y en avoir d’autres : {} ({}).", said(exploration.reason), sizes)
    if exploration.reason:
        return say("Rien n’est prouvé : {} ({}).", said(exploration.reason), sizes)
    return say("Tous les entrelacements ont été parcourus.")


def _player(exploration: Exploration, source: str, program: str, notes: tuple[Note, ...], replay: str, wakeups: str, lines: Lines | None) -> tuple[str, str]:
    """The player's element; or nothing, and why not."""
    if exploration.verdict not in ("ok", "failure") or exploration.reason:
        return "", say("Il faut pour cela que tous les ordres aient été parcourus.")
    if exploration.states > PLAYED:
        return "", say("Il y a trop d’états pour cela : {}, au plus {}. Réduisez le programme : moins de fils, des boucles plus courtes.",
                       quantity(exploration.states, "état"), quantity(PLAYED, "").strip())  # fmt: skip
    try:
        data = graph_to_data(exploration, source, ident=IDENT, program=program, notes=notes, wakeups=wakeups, highlight=highlight, lines=lines)
    except GraphRefused as refusal:
        return "", str(refusal)
    fallback = say("Activez JavaScript pour choisir vous-même l’ordre des pas ; cette page dit déjà tout ce qui peut arriver.")
    return in_attributes(player_html(packed(data | {"command": replay}), IDENT, fallback)), ""


def _numbered(line: int, lines: Lines | None) -> dict[str, str]:
    """How a line of the listing is numbered: as in its file, when there are several; a line of none has no number."""
    if not lines:
        return {}
    return {"value": str(lines[line][1])} if line in lines else {"class": "sans"}
