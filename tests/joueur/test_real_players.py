"""Every player of the built site, played to each end that entrelacs finds; what it says is compared with a replay."""

from __future__ import annotations

import posixpath
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import entrelacs
from entrelacs.__main__ import main
from entrelacs.telling.page_words import with_main_named
from entrelacs.telling.sentences import FAILURE_KINDS, FAILURES
from entrelacs_page.claims import Claim, status_of
from entrelacs_page.graph_json import MAX_GZIP, gzip_size
from tests.course_claims import claims_of
from tests.site.accessibility import accessibility_faults
from tests.site.pages import Site, url_of
from tests.site.reading import PLAYERS

from .conftest import FALLBACK_WORDS, Player, plain

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from entrelacs.results import Exploration, Outcome
    from entrelacs.telling.goals import Goal

DESKTOP = {"width": 1100, "height": 900}
MARKS = {"attendue": "✓", "surprenante": "!", "interdite": "✗"}

#: What a player shows, as a reader sees it.
SHOWN = """(player) => {
  const text = (one) => one.innerText.replace(/\\s+/g, " ").trim();
  const part = (name) => player.querySelector(name), suite = part(".ej-suite");
  return {
    visible: player.checkVisibility(),
    goal: [...player.querySelectorAll(".ej-but")].map(text),
    said: text(part(".ej-dit")),
    output: text(part(".ej-sortie")),
    ends: [...player.querySelectorAll(".ej-fin")].map(text),
    free: player.querySelectorAll('.ej-fil[aria-disabled="false"]').length,
    link: (location.hash.match(`[#&]${player.id}=([^&]*)`) || [])[1],
    asks: suite.checkVisibility(),
  };
}"""
#: Play each of these schedules by clicks, and give each answer to the question that then comes: what is shown after each.
CLICK = """(plays) => plays.map(([id, decisions]) => {
  const player = document.getElementById(id), shown = SHOWN;
  history.replaceState = () => {};  // to write each address is long: the last one says it all
  player.restart();
  for (const [step, [thread, choice]] of decisions.entries()) {
    if (step === decisions.length - 1) delete history.replaceState;
    const edges = player.model.moves(player.node).filter((edge) => edge.thread === thread);
    const buttons = player.querySelectorAll(`.ej-choix li[data-fil="${thread}"] button:not([aria-disabled="true"])`);
    buttons[edges.findIndex((edge) => edge.choice === choice)].click();
  }
  const end = shown(player), answers = end.asks ? player.querySelectorAll(".ej-suite button").length : 0;
  const told = [...Array(answers).keys()].map((i) => {
    player.querySelectorAll(".ej-suite button")[i].click();
    return player.querySelector(".ej-suite").innerText;
  });
  return { ...end, told };
})""".replace("SHOWN", SHOWN, 1)
#: The keys that play this schedule; where they leave a choice, which of the thread's buttons.
KEYS = """([id, decisions]) => {
  const { data, model } = document.getElementById(id);
  let node = 0;
  return decisions.map(([thread, choice]) => {
    const edges = model.moves(node).filter((edge) => edge.thread === thread), place = edges.findIndex((edge) => edge.choice === choice);
    node = edges[place].target;
    return [data.threads[thread][1].toLowerCase(), edges.length > 1 ? [thread, place] : null];
  });
}"""
COMMAND = """async (player) => {
  await player.command();
  return player.querySelector(".ej-copied").innerText;
}"""


def straight(text: str) -> str:
    """The text on one line, as its source has it: the page's typography undone."""
    return plain(text).replace("’", "'")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test per page that has players."""
    if "claims" in metafunc.fixturenames:
        pages: dict[Path, list[Claim]] = {}
        for claim in claims_of(metafunc.config.racine):
            if claim.player:
                pages.setdefault(claim.page, []).append(claim)
        names = [page.relative_to("docs").with_suffix("").as_posix() for page in pages]
        # The tests of one page go to one process, which explores its programs once.
        marked = [pytest.param(found, marks=pytest.mark.xdist_group(name)) for name, found in zip(names, pages.values(), strict=True)]
        metafunc.parametrize("claims", marked, ids=names)


@pytest.fixture(autouse=True)
def from_the_root(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)


def url(claims: list[Claim]) -> str:
    return url_of(claims[0].page.relative_to("docs").as_posix())


def ident(claim: Claim) -> str:
    return claim.ident.replace("preuve-", "jeu-", 1)


_found: dict[str, Exploration] = {}


def explored(claim: Claim) -> Exploration:
    """What the program can do; explored once per worker."""
    if claim.ident not in _found:
        _found[claim.ident] = entrelacs.explore(Path(claim.program), constants=dict(claim.constants), wakeups=claim.wakeups)
    return _found[claim.ident]


def outcomes(claim: Claim) -> tuple[Outcome, ...]:
    """Each way to end, by its shortest schedule."""
    return explored(claim).outcomes


def reaches_goal(claim: Claim, outcome: Outcome) -> bool:
    if claim.goal is None:
        return False
    kind = outcome.failure.kind if outcome.failure else ""
    return any(
        FAILURE_KINDS[end] == kind if end in FAILURE_KINDS else not kind and end == outcome.output.strip()
        for end in claim.goal.reach
    )


@contextmanager
def opened(
    browser: Browser, address: str, claims: list[Claim], fragment: str = "", **options: object
) -> Iterator[Page]:
    """The page; its scripts make no error, and it asks nothing of another origin."""
    faults: list[str] = []
    context = browser.new_context(**{"reduced_motion": "reduce", "viewport": DESKTOP} | options)
    try:
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        allowed = (address, "data:", "blob:")
        page.on("request", lambda request: None if request.url.startswith(allowed) else faults.append(request.url))
        page.goto(address + url(claims) + fragment, wait_until="load")
        if not fragment:  # a link unfolds what it leads to
            page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true })")
        if options.get("java_script_enabled", True):
            page.evaluate(PLAYERS)
            page.evaluate("customElements.get('entrelacs-joueur').more()")  # the second file, that the first step asks for
        yield page
        assert not faults
    finally:
        context.close()


def test_players(browser: Browser, address: str, claims: list[Claim], capsys: pytest.CaptureFixture[str]) -> None:
    """Every player of a page, opened once by a link to all of them."""
    ends = {ident(claim): outcomes(claim)[-1] for claim in claims}
    fragment = "#" + "&".join(f"{name}={end.schedule}" for name, end in ends.items())
    with opened(browser, address, claims, fragment) as page:
        check_the_link(page, claims)
        check_every_end_by_clicks(page, claims)
        check_the_commands(page, claims, capsys)
        check_the_keyboard(page, claims)
        page.set_viewport_size({"width": 390, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.set_viewport_size(DESKTOP)
        assert accessibility_faults(page, within="entrelacs-joueur") == []


def check_the_link(page: Page, claims: list[Claim]) -> None:
    """It reproduces all that it names, folded players included."""
    for claim in claims:
        shown = page.locator(f"#{ident(claim)}").evaluate(SHOWN)
        assert shown["visible"]
        check_end(claim, outcomes(claim)[-1], shown)


def check_every_end_by_clicks(page: Page, claims: list[Claim]) -> None:
    """Each end by its shortest schedule; the player announces no other one."""
    for claim in claims:
        reached = set()
        plays = [[ident(claim), list(outcome.schedule.decisions)] for outcome in outcomes(claim)]
        for outcome, shown in zip(outcomes(claim), page.evaluate(CLICK, plays), strict=True):
            assert len(shown["goal"]) == bool(claim.goal)
            assert not claim.goal or straight(claim.goal.text) in straight(shown["goal"][0])
            reached.add(check_end(claim, outcome, shown))
            if claim.goal and reaches_goal(claim, outcome):
                check_question(claim.goal, shown)
        assert len(reached) == len(shown["ends"]), "every end that the player announces was played"


def check_end(claim: Claim, outcome: Outcome, shown: dict[str, Any]) -> str:
    """Compare what the player shows with what a replay of the schedule gives; return the end that it names."""
    run = explored(claim).replay(outcome.schedule)
    status, sentence = status_of(claim, outcome)
    output, said = plain(run.output), straight(shown["said"])
    (here,) = [end for end in shown["ends"] if end.endswith("vous y êtes")]
    assert shown["link"] == str(outcome.schedule)
    assert shown["output"] == (output or "rien encore")
    assert f"Pas {len(run.steps)}. " in said and straight(with_main_named(run.steps[-1].action)) in said
    if run.failure:
        title = FAILURES[run.failure.kind].capitalize()
        assert here.startswith(f"✗ {title}") and "interdite" in here
        assert f"✗ {title}" in said and straight(run.failure.message) in said
    else:
        assert here.startswith(f"{MARKS[status]} {output or 'rien d’affiché'} {status}")
        assert f"{MARKS[status]} Fin ({status})." in said and straight(output) in said
    if not any(expected.pattern for expected in claim.expected):
        assert straight(sentence) in said
    assert ("★ Bravo, le but est atteint !" in said) == reaches_goal(claim, outcome)
    assert shown["free"] == 0
    return here


def check_question(goal: Goal, shown: dict[str, Any]) -> None:
    """To each answer the player tells right from wrong, and why."""
    assert shown["asks"] == bool(goal.question)
    for choice, text in zip(goal.choices, shown["told"], strict=True):
        told = ("✓ Oui. " if choice.right else "✗ Non. ") + choice.why
        assert straight(told) in straight(text)


def check_the_keyboard(page: Page, claims: list[Claim]) -> None:
    """Without a mouse, of each kind of end that the page has, with and without branches, the shortest one."""
    chosen: dict[object, tuple[Claim, Outcome]] = {}
    plays = [(claim, outcome) for claim in claims for outcome in outcomes(claim)]
    for claim, outcome in sorted(plays, key=lambda play: len(play[1].schedule.decisions)):
        branches = any(choice for _, choice in outcome.schedule.decisions)
        kind = outcome.failure and outcome.failure.kind
        chosen.setdefault((kind, branches), (claim, outcome))
    for claim, outcome in chosen.values():
        player = Player(page, ident(claim))
        play_by_keys(player, outcome)
        check_end(claim, outcome, player.root.evaluate(SHOWN))
        player.root.get_by_role("button", name="Copier la commande").focus()
        page.keyboard.press("Enter")
        assert str(outcome.schedule) in player.root.locator(".ej-copied").inner_text()


#: What each card shows: its player, how many buttons, its results.
CARDS = """(names) => {
  const style = document.createElement("style");
  style.textContent = "* { content-visibility: visible !important }";  // what is far from the screen is laid out too
  document.head.append(style);
  return names.map((name) => {
    const card = document.getElementById(name), shown = (part) => card.querySelector(part).innerText;
    return [shown("entrelacs-joueur"), card.querySelectorAll("button").length, shown(".preuve__resultats")];
  });
}"""


def play_by_keys(player: Player, outcome: Outcome) -> None:
    """From the start; the address, long to write, is written at the last step."""
    page, decisions = player.page, list(outcome.schedule.decisions)
    player.root.evaluate("(player) => { history.replaceState = () => {}; player.restart() }")
    player.root.locator(".ej-code").focus()
    for number, (key, button) in enumerate(page.evaluate(KEYS, [player.ident, decisions]), start=1):
        if number == len(decisions):
            page.evaluate("delete history.replaceState")
        page.keyboard.type(key)
        if button:  # the mark goes to the first one
            thread, place = button
            wanted = player.root.locator(f".ej-choix li[data-fil='{thread}'] button").nth(place)
            while not wanted.evaluate("(one) => document.activeElement === one"):
                assert page.evaluate("document.activeElement.matches('.ej-fil')")
                page.keyboard.press("Tab")
            page.keyboard.press("Enter")


def check_the_commands(page: Page, claims: list[Claim], capsys: pytest.CaptureFixture[str]) -> None:
    """The command that each player gives at its last end, where the clicks led it, replays it from the project's root."""
    for claim in claims:
        arguments = arguments_of(page.locator(f"#{ident(claim)}").evaluate(COMMAND))
        check_command(outcomes(claim)[-1], main(arguments[2:]), capsys.readouterr().out)


def arguments_of(command: str) -> list[str]:
    python, *arguments = shlex.split(command)
    assert [python, *arguments[:2]] == ["python", "-m", "entrelacs"]
    return arguments


def check_command(outcome: Outcome, status: int, told: str) -> None:
    """What a replay says is this outcome."""
    _, _, printed = told.rpartition("\nAffiché :\n")
    assert status == bool(outcome.failure), told
    assert plain(outcome.output) in plain(printed), told
    assert not outcome.failure or f"Faute : {FAILURES[outcome.failure.kind]}" in printed


def test_a_right_answer_leads_somewhere(site: Site, claims: list[Claim]) -> None:
    """To the proof, in this page or another, or to the program in the workshop."""
    page = site.pages[url(claims)]
    for claim in claims:
        player = page.find(id=ident(claim))
        if not (claim.goal and claim.goal.question):
            assert not player.get("data-suite")
            continue
        path, _, place = player["data-suite"].partition("#")
        target = posixpath.normpath(posixpath.join(url(claims), path)) + "/" if path else url(claims)
        target = "" if target == "./" else target
        if target == "atelier/":
            assert place.startswith("p=") and player["data-titre"] == "Essayez dans l'atelier."
        else:
            proof = site.pages[target].find(id=place)
            assert "preuve--prouvee" in proof["class"], "a right answer is proven"


def test_without_javascript_the_card_says_it_all(browser: Browser, address: str, claims: list[Claim]) -> None:
    with opened(browser, address, claims, java_script_enabled=False) as page:
        cards = page.evaluate(CARDS, [claim.ident for claim in claims])
    for claim, (fallback, buttons, results) in zip(claims, cards, strict=True):
        assert FALLBACK_WORDS in straight(fallback) and buttons == 0
        for outcome in outcomes(claim):
            shown = FAILURES[outcome.failure.kind] if outcome.failure else outcome.output
            assert straight(shown).lower() in straight(results).lower()


def test_the_page_is_light_enough(site: Site, claims: list[Claim]) -> None:
    players = site.pages[url(claims)].select("entrelacs-joueur")
    assert len(players) == len(claims)
    assert sum(gzip_size(site.graph(player, url(claims))) for player in players) <= MAX_GZIP


def test_the_built_site_plays_from_the_disk(browser: Browser, site: Site) -> None:
    """And the command that its first player gives is typed in a terminal."""
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
        (claim,) = [claim for claim in claims_of(site.root) if ident(claim) == player.ident]
        (outcome,) = [outcome for outcome in outcomes(claim) if plain(outcome.output) == player.output()]
        command = [sys.executable, *arguments_of(player.root.evaluate(COMMAND))]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300)
        check_command(outcome, done.returncode, done.stdout)
        assert all(request.startswith("file:") for request in requests), requests
    finally:
        context.close()
