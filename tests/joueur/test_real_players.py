"""Every player of the built site, played to each end that entrelacs finds; what it says is compared with a replay."""

from __future__ import annotations

import contextlib
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import entrelacs
from cours.claims import Claim, status_of
from cours.graph_json import MAX_GZIP, gzip_size
from cours.proof import all_claims
from entrelacs.telling.goals import FAILURE_GENRES, FAILURE_LABELS
from entrelacs.telling.report import KINDS
from tests.site.pages import Site, url_of

from .conftest import FALLBACK_WORDS, Player, plain

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from entrelacs.results import Outcome
    from entrelacs.telling.goals import Goal

MARKS = {"attendue": "✓", "surprenante": "!", "interdite": "✗"}

CLICK = """(player, decisions) => {
  player.restart();
  for (const [thread, choice] of decisions) {
    const edges = player.model.moves(player.node).filter((edge) => edge.thread === thread);
    const buttons = player.querySelectorAll(`.ej-choix li[data-fil="${thread}"] button:not([aria-disabled="true"])`);
    buttons[edges.findIndex((edge) => edge.choice === choice)].click();
  }
}"""


PRESS = """([player, thread, choice]) => {
  const edges = player.model.moves(player.node).filter((edge) => edge.thread === thread);
  const buttons = player.querySelectorAll(`.ej-choix li[data-fil="${thread}"] button`);
  window.wanted = buttons[edges.findIndex((edge) => edge.choice === choice)];
  const key = player.data.threads[thread][1][0].toLowerCase();
  const alike = player.data.threads.flatMap(([, letter], i) =>
    letter[0].toLowerCase() === key ? [...player.querySelectorAll(`.ej-choix li[data-fil="${i}"] button`)] : []);
  return [key, alike.length > 1];
}"""


def straight(text: str) -> str:
    """The text on one line, as its source has it: the page's typography undone."""
    return plain(text).replace("’", "'")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test per page that has players."""
    if "claims" in metafunc.fixturenames:
        with contextlib.chdir(metafunc.config.racine):
            pages: dict[Path, list[Claim]] = {}
            for claim in all_claims():
                if claim.player:
                    pages.setdefault(claim.page, []).append(claim)
        metafunc.parametrize("claims", pages.values(), ids=[page.stem for page in pages])


@pytest.fixture(autouse=True)
def from_the_root(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)


def url(claims: list[Claim]) -> str:
    return url_of(claims[0].page.relative_to("docs").as_posix())


def ident(claim: Claim) -> str:
    return claim.ident.replace("preuve-", "jeu-", 1)


def outcomes(claim: Claim) -> list[Outcome]:
    """What the program can do, each by its shortest schedule."""
    return list(entrelacs.explore(Path(claim.program), constants=dict(claim.constants), wakeups=claim.wakeups).outcomes)


def reaches_goal(claim: Claim, outcome: Outcome) -> bool:
    if claim.goal is None:
        return False
    kind = outcome.failure.kind if outcome.failure else ""
    return any(
        FAILURE_GENRES[end] == kind if end in FAILURE_GENRES else not kind and end == outcome.output.strip()
        for end in claim.goal.reach
    )


@contextmanager
def opened(
    browser: Browser, address: str, claims: list[Claim], fragment: str = "", **options: object
) -> Iterator[Page]:
    """The page; its scripts make no error, and it asks nothing of another origin."""
    faults: list[str] = []
    context = browser.new_context(**{"reduced_motion": "reduce", "viewport": {"width": 1100, "height": 900}} | options)
    try:
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        allowed = (address, "data:", "blob:")
        page.on("request", lambda request: None if request.url.startswith(allowed) else faults.append(request.url))
        page.goto(address + url(claims) + fragment, wait_until="load")
        if not fragment:  # a link unfolds what it leads to
            page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true })")
        yield page
        assert not faults
    finally:
        context.close()


def test_every_end_by_its_shortest_schedule(browser: Browser, address: str, claims: list[Claim]) -> None:
    with opened(browser, address, claims) as page:
        for claim in claims:
            player = Player(page, ident(claim))
            assert player.root.locator(".ej-but").count() == bool(claim.goal)
            assert not claim.goal or straight(claim.goal.text) in straight(player.root.locator(".ej-but").inner_text())
            reached = set()
            for outcome in outcomes(claim):
                player.root.evaluate(CLICK, list(outcome.schedule.decisions))
                reached.add(check_end(player, claim, outcome))
                if claim.goal and reaches_goal(claim, outcome):
                    check_question(player, claim.goal)
            assert len(reached) == len(player.ends()), "every end that the player announces was played"


def check_end(player: Player, claim: Claim, outcome: Outcome) -> str:
    """Compare what the player shows with what a replay of the schedule gives; return the end that it names."""
    options = {"constants": dict(claim.constants), "wakeups": claim.wakeups}
    run = entrelacs.replay(Path(claim.program), outcome.schedule, **options)
    status, sentence = status_of(claim, outcome)
    output, said = plain(run.output), straight(player.said())
    (here,) = [end for end in player.ends() if end.endswith("vous y êtes")]
    assert player.schedule() == str(outcome.schedule)
    assert player.output() == (output or "rien encore")
    assert f"Pas {len(run.steps)}. " in said and straight(run.steps[-1].action) in said
    if run.failure:
        title = FAILURE_LABELS[run.failure.kind]
        assert here.startswith(f"✗ {title}") and "échec" in here
        assert f"✗ {title}" in said and straight(run.failure.message) in said
    else:
        assert here.startswith(f"{MARKS[status]} {output or 'rien d’affiché'} {status}")
        assert f"{MARKS[status]} Fin ({status})." in said and straight(output) in said
    if not any(expected.pattern for expected in claim.expected):
        assert straight(sentence) in said
    assert ("★ Bravo, le but est atteint !" in said) == reaches_goal(claim, outcome)
    assert player.root.locator('.ej-fil[aria-disabled="false"]').count() == 0
    return here


def check_question(player: Player, goal: Goal) -> None:
    """Give each answer: the player tells right from wrong, and why."""
    follow_up = player.root.locator(".ej-suite")
    assert follow_up.is_visible() == bool(goal.question)
    for number, choice in enumerate(goal.choices):
        follow_up.locator("button").nth(number).evaluate("(button) => button.click()")
        told = ("✓ Oui. " if choice.right else "✗ Non. ") + choice.why
        assert straight(told) in straight(follow_up.inner_text())


def test_by_keyboard_then_at_home(browser: Browser, address: str, claims: list[Claim], root: Path) -> None:
    """One end of each player without a mouse; the copied command replays it from the project's root."""
    with opened(browser, address, claims) as page:
        for claim in claims:
            player = Player(page, ident(claim))
            player.root.locator(".ej-code").focus()
            outcome = outcomes(claim)[-1]
            for thread, choice in outcome.schedule.decisions:
                key, several = page.evaluate(PRESS, [player.root.element_handle(), thread, choice])
                page.keyboard.press(key)
                if several:  # the letter goes to the first button
                    while not page.evaluate("document.activeElement === wanted"):
                        assert page.evaluate("document.activeElement.matches('.ej-fil')")
                        page.keyboard.press("Tab")
                    page.keyboard.press("Enter")
            check_end(player, claim, outcome)
            player.root.get_by_role("button", name="Copier la commande").focus()
            page.keyboard.press("Enter")
            python, *arguments = shlex.split(player.root.locator(".ej-copied").inner_text())
            assert python == "python"
            done = subprocess.run(
                [sys.executable, *arguments], cwd=root, capture_output=True, text=True, encoding="utf-8", timeout=300
            )
            _, _, printed = done.stdout.rpartition("\nAffiché :\n")
            assert done.returncode == bool(outcome.failure), done.stderr
            assert plain(outcome.output) in plain(printed), done.stdout
            assert not outcome.failure or f"Faute : {KINDS[outcome.failure.kind]}" in printed


def test_a_link_reproduces_all_and_all_is_accessible(browser: Browser, address: str, claims: list[Claim]) -> None:
    """One link for all the players of the page, folded ones included; axe and a phone on what it shows."""
    from axe_playwright_python.sync_playwright import Axe

    ends = {ident(claim): outcomes(claim)[-1] for claim in claims}
    fragment = "#" + "&".join(f"{name}={end.schedule}" for name, end in ends.items())
    with opened(browser, address, claims, fragment) as page:
        for claim in claims:
            check_end(Player(page, ident(claim)), claim, ends[ident(claim)])
            Player(page, ident(claim)).root.evaluate("(player) => player.command()")
        for scheme in ("default", "slate"):
            page.evaluate("(scheme) => { document.body.dataset.mdColorScheme = scheme }", scheme)
            results = Axe().run(page, context="entrelacs-joueur")
            assert results.violations_count == 0, f"{scheme}\n{results.generate_report()}"
        page.set_viewport_size({"width": 390, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_javascript_the_card_says_it_all(browser: Browser, address: str, claims: list[Claim]) -> None:
    with opened(browser, address, claims, java_script_enabled=False) as page:
        for claim in claims:
            card = page.locator(f"#{claim.ident}")
            assert FALLBACK_WORDS in straight(card.locator("entrelacs-joueur").inner_text())
            assert card.locator("button").count() == 0
            table = straight(card.locator(".preuve__resultats").inner_text()).lower()
            for outcome in outcomes(claim):
                shown = KINDS[outcome.failure.kind] if outcome.failure else outcome.output
                assert straight(shown).lower() in table


def test_the_page_is_light_enough(site: Site, claims: list[Claim]) -> None:
    graphs = site.pages[url(claims)].select("entrelacs-joueur > script")
    assert len(graphs) == len(claims)
    assert sum(gzip_size(graph.string) for graph in graphs) <= MAX_GZIP


def test_the_built_site_plays_from_the_disk(browser: Browser, site: Site) -> None:
    context = browser.new_context(reduced_motion="reduce")
    try:
        page = context.new_page()
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        page.goto((site.folder / "index.html").as_uri() + "#jeu-accueil-guichets=1.2*2.1.0")
        player = Player(page, "jeu-accueil-guichets")
        assert player.output() == "solde final : 900"
        player.press("Recommencer")
        player.press("Jouer le pire")
        assert "★ Bravo, le but est atteint !" in player.said()
        assert all(request.startswith("file:") for request in requests), requests
    finally:
        context.close()
