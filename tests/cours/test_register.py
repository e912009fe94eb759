"""The register of claims, on the built site: all of them, each with its verdict and sizes, each linked to its card."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

import pytest

from cours.exercises import expanded

if TYPE_CHECKING:
    from tests.site.pages import Site

pytestmark = pytest.mark.xdist_group("site")
REGISTER = "projet/registre/"
PLAYERS = {
    "the bank withdrawal": ["accueil/guichets.py", "accueil/guichets_verrou.py"],
    "the counter": ["comprendre/situation-de-competition/compteur.py", "mecanismes/lock/compteur_verrou.py"],
    "the lock order": ["comprendre/interblocage/ordres_opposes.py"],
    "crossed RLocks": ["mecanismes/rlock/transferts_croises.py", "mecanismes/rlock/transferts_ordonnes.py"],
    "the semaphore bound": ["mecanismes/semaphore/trois_a_la_fois.py", "mecanismes/semaphore/jeton_en_trop.py"],
    "the missed pulse": ["mecanismes/event/impulsion_manquee.py", "mecanismes/event/impulsion_niveau.py"],
    "the lost wake-up and its two repairs": [
        "mecanismes/condition/tampon_bloque.py",
        "mecanismes/condition/tampon_notify_all.py",
        "mecanismes/condition/tampon_deux_conditions.py",
    ],
    "the barrier index": ["mecanismes/barrier/election.py"],
    "the unsafe double check": ["pratiquer/patterns-avances/instance_un_test.py"],
    "the read-write lock": ["pratiquer/patterns-avances/lecteurs_redacteur.py"],
    "philosophers": ["comprendre/interblocage/philosophes.py"],
    "an await between read and write": [
        "mecanismes/lock/asyncio_sans_verrou.py",
        "comparer/threading-asyncio/await_avec_pause.py",
    ],
}


def cards(site: Site) -> dict[tuple[str, str], str]:
    """By page and identifier, the summary of each card of the site."""
    return {
        (url, card["id"]): card.select_one(".preuve__bilan").get_text()
        for url, page in site.pages.items()
        for card in page.select(".preuve[id]")
    }


def written(site: Site) -> int:
    """How many claims the pages' sources make, those shown in a fence left out."""
    count = 0
    for path in (site.root / "docs").rglob("*.md"):
        whole = "\n".join(line for _, line in expanded(path.read_text(encoding="utf-8"), path.relative_to(site.root), site.root))
        text = re.sub(r"^( *)(`{3,}).*?^\1\2`* *$", "", whole, flags=re.DOTALL | re.MULTILINE)
        count += len(re.findall(r"^ */// preuve\b", text, re.MULTILINE))
    return count


def test_every_claim_is_in_the_register_and_leads_to_its_card(site: Site) -> None:
    shown = cards(site)
    found = []
    for row in site.article(REGISTER).select("tbody tr"):
        claim, program, verdict, states, schedules = row.find_all(["th", "td"])
        path, fragment = urldefrag(claim.a["href"])
        url = posixpath.normpath(posixpath.join(REGISTER, path)) + "/"
        found.append(("" if url == "./" else url, fragment))
        summary = shown[found[-1]]
        assert program.code.get_text() in summary
        assert f" {states.get_text()}\u00a0état" in summary
        assert f" {schedules.get_text()}" in summary
        assert verdict.get_text() in ("✓ prouvé", "✗ faute démontrée")
    assert len(found) == len(set(found)) == written(site)
    assert set(found) == set(shown)
    assert len(found) >= 40
    assert f"{len(found)} affirmations" in site.article(REGISTER).get_text().replace("\u00a0", " ")


@pytest.mark.parametrize("programs", PLAYERS.values(), ids=PLAYERS)
def test_what_must_be_playable_is(site: Site, programs: list[str]) -> None:
    graphs = [site.graph(player, url) for url, page in site.pages.items() for player in page.select("entrelacs-joueur")]
    for program in programs:
        assert any(f'"program":"exemples/{program}"' in graph for graph in graphs), program
