"""The player in a real browser: every outcome, every control, keyboard, links, phones, both colour schemes."""

from __future__ import annotations

import json
import re
from collections import deque
from typing import TYPE_CHECKING

import pytest

from entrelacs.results import Schedule
from tests.conftest import until
from tests.site.accessibility import accessibility_faults

from . import toy
from .conftest import FALLBACK, Player, plain, players

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Open = Callable[..., Page]


def shortest_schedules(program: toy.Toy) -> dict[str, str]:
    """Return for each outcome of a toy program (its output, or ``interblocage``) a shortest schedule, found in Python."""
    graph = program.explore().graph
    leaving: dict[int, list] = {}
    for edge in graph.edges:
        leaving.setdefault(edge.source, []).append(edge)
    found: dict[str, str] = {}
    paths: dict[int, tuple] = {0: ()}
    todo = deque([0])
    while todo:
        number = todo.popleft()
        if number not in leaving:
            node = graph.nodes[number]
            found.setdefault("interblocage" if node.failure else node.output.strip(), str(Schedule(paths[number])))
        for edge in leaving.get(number, ()):
            if edge.target not in paths:
                paths[edge.target] = (*paths[number], (edge.step.thread, edge.step.choice))
                todo.append(edge.target)
    return found


@pytest.mark.parametrize(
    ("ident", "program"), [("retrait", toy.bank()), ("ordre", toy.lock_order()), ("compteur", toy.counter(2, 2))]
)
def test_every_outcome_by_its_shortest_schedule(open_page: Open, ident: str, program: toy.Toy) -> None:
    for outcome, schedule in shortest_schedules(program).items():
        page = open_page()
        player = Player(page, ident)
        for thread, _ in Schedule.parse(schedule).decisions:
            player.thread(thread)
        (reached,) = [end for end in player.ends() if "vous y êtes" in end]
        assert outcome.lower() in reached.lower() or not outcome
        assert player.schedule() == schedule
        assert plain(player.root.locator(".ej-verdict").inner_text())
        assert player.root.locator('.ej-choix button[aria-disabled="false"]').count() == 0


def test_the_bank_loses_a_withdrawal_and_says_why(open_page: Open) -> None:
    player = Player(open_page(), "retrait")
    assert "Faites disparaître un retrait." in plain(player.root.locator(".ej-but").inner_text())
    assert player.ends() == ["✓ solde final : 800 attendue 4 ordonnancements", "✗ solde final : 900 interdite 6 ordonnancements"]
    player.thread(1)
    assert player.said() == "Pas 1. Alice lit solde : 1000."
    assert "Alice ligne 11 écrire solde dernier pas : lit solde : 1000" in player.threads()[1]
    player.thread(2)
    player.thread(1)
    assert player.said() == "Pas 3. Alice écrit solde : 900. Alice a fini. Le fil principal peut repartir."
    assert player.memory() == ["solde 900 ◂ était 1000"]
    assert "a lu solde : 1000, qui a changé depuis : 900" in player.threads()[2]
    player.press("Jusqu'au bout")
    assert player.output() == "solde final : 900"
    assert "✗ Fin (interdite). solde final : 900 Un retrait a disparu du compte." in player.said()
    assert "Pourquoi ? Pas 2. Bob lit solde : 1000. Pas 3. Alice écrit solde : 900." in player.said()
    assert "l’écriture du pas 3 est perdue." in player.said()
    assert "★ Bravo, le but est atteint !" in player.said()
    follow_up = player.root.locator(".ej-suite")
    assert "Quelle réparation choisissez-vous ?" in plain(follow_up.inner_text())
    player.press("Attendre avant")
    assert "✗ Non. L’autre passe toujours" in plain(follow_up.inner_text())
    player.press("Un verrou autour")
    assert "✓ Oui. Personne ne peut plus passer" in plain(follow_up.inner_text())
    assert player.root.get_by_role("button", name="Un verrou autour").get_attribute("aria-pressed") == "true"


def test_a_blocked_thread_says_who_holds_it(open_page: Open) -> None:
    player = Player(open_page(), "ordre")
    player.thread(1)
    player.thread(2)
    assert "attend verrou_b, tenu par B" in player.threads()[1]
    assert player.memory() == ["verrou_a Lock tenu par A en attente : B", "verrou_b Lock tenu par B ◂ était libre en attente : A"]
    assert "✗ Interblocage (interdite). Chacun tient un verrou et attend l’autre." in player.said()
    assert "L’attente tourne en rond" in player.said()
    button = player.root.locator(".ej-choix li[data-fil='1'] button")
    assert button.get_attribute("aria-disabled") == "true"
    button.focus()  # still reachable, so that it can be asked
    player.page.keyboard.press("Enter")
    assert player.said() == "Le fil A ne peut pas avancer : attend verrou_b, tenu par B."
    assert player.schedule() == "1.2"


def test_back_forward_and_the_strip(open_page: Open) -> None:
    player = Player(open_page(), "retrait")
    for thread in (1, 2, 1):
        player.thread(thread)
    assert player.strip() == "ABA"
    player.press("Reculer")
    assert (player.strip(), player.schedule()) == ("ABa", "1.2")
    player.press("Un pas")  # what was undone is done again
    assert player.strip() == "ABA"
    player.root.get_by_role("button", name="Pas 1. Alice").click()
    assert (player.strip(), player.schedule()) == ("Aba", "1")
    player.thread(2)  # the same choice keeps what follows
    assert player.strip() == "ABa"
    player.thread(2)  # another one forgets it
    assert player.strip() == "ABB"
    player.root.get_by_role("button", name="Départ").click()
    assert (player.strip(), player.schedule()) == ("abb", None)
    player.press("Recommencer")
    assert player.strip() == ""
    assert player.root.get_by_role("button", name="Reculer").get_attribute("aria-disabled") == "true"


def test_the_url_reproduces_the_situation(open_page: Open) -> None:
    page = open_page("#retrait=1.2.1&ordre=1*4")
    assert Player(page, "retrait").said().startswith("Pas 3. Alice écrit solde : 900.")
    assert Player(page, "ordre").strip() == "AAAA"
    Player(page, "ordre").press("Recommencer")
    assert page.url.endswith("#retrait=1.2.1")
    page.locator("#lien").click()
    Player(page, "retrait").await_strip("AB")
    page.evaluate("location.hash = '#titre-ordre'")
    assert Player(page, "retrait").strip() == "AB"
    page.reload()
    assert page.url.endswith("#titre-ordre")
    assert Player(page, "retrait").strip() == ""


def test_the_back_and_forward_buttons_walk_the_links(open_page: Open) -> None:
    page = open_page()
    player, other = Player(page, "retrait"), Player(page, "ordre")
    for fragment, letters in (("#retrait=1.2", "AB"), ("#retrait=1.2.1&ordre=1", "ABA")):
        page.evaluate(f"location.hash = '{fragment}'")
        player.await_strip(letters)
    assert other.strip() == "A"
    page.go_back()
    player.await_strip("AB")
    page.go_back()
    player.await_strip("")
    page.go_forward()
    page.go_forward()
    player.await_strip("ABA")


def test_the_goal_says_when_it_is_out_of_reach(open_page: Open) -> None:
    player = Player(open_page(), "retrait")
    lost = "Le but n’est plus possible d’ici : reculez."
    player.thread(1)
    assert lost not in player.said()
    player.thread(1)
    assert lost in player.said()
    player.press("Jusqu'au bout")
    assert lost in player.said() and "Bravo" not in player.said()
    player.press("Reculer")
    player.press("Recommencer")
    player.press("Jouer le pire")
    assert lost not in player.said() and "Bravo" in player.said()
    player.press("Recommencer")
    player.thread(1)
    player.thread(1)
    assert lost not in player.said(), "once it is reached, nothing is asked any more"


def test_a_broken_link_stops_before_the_impossible_step(open_page: Open) -> None:
    player = Player(open_page("#retrait=1*7"), "retrait")
    assert player.strip() == "AA"
    assert player.said().startswith("Le lien demandait un pas impossible : arrêt juste avant. Pas 2.")


def test_the_history_state_of_the_theme_is_kept(open_page: Open) -> None:
    page = open_page()
    page.evaluate("history.replaceState({theme: 7}, '')")
    Player(page, "retrait").thread(1)
    assert page.evaluate("history.state") == {"theme": 7}
    assert page.evaluate("history.length") == 2  # about:blank and the page


def test_play_the_worst_at_random_and_to_the_end(open_page: Open) -> None:
    page = open_page()
    player = Player(page, "compteur")
    player.press("Jouer le pire")
    assert "compteur = 2" in player.said()
    assert player.schedule() == shortest_schedules(toy.counter(2, 2))["compteur = 2"]
    player.press("Au hasard")  # at the end: from the start again
    assert "Fin" in player.said() and "vous y êtes" in " ".join(player.ends())
    player.press("Recommencer")
    player.press("Jusqu'au bout")
    assert player.output() == "compteur = 4"
    player.press("Recommencer")
    player.thread(1)
    player.thread(1)
    player.thread(1)
    player.thread(1)
    player.root.get_by_role("button", name="Jouer le pire").click(force=True)  # it looks disabled, and answers
    assert player.said() == "D’ici, plus rien de mal ne peut arriver : reculez."
    assert player.root.get_by_role("button", name="Jouer le pire").get_attribute("aria-disabled") == "true"


def test_branches_and_livelock(open_page: Open) -> None:
    player = Player(open_page(), "politesse")
    first = player.root.locator(".ej-choix li[data-fil='0'] button")
    assert [plain(text) for text in first.all_inner_texts()] == ["G Gauche ligne 1 finit", "G Gauche ligne 1 s’engage"]
    player.root.get_by_role("button", name="s’engage").focus()
    player.page.keyboard.press("Enter")
    assert player.schedule() == "0:recoit"
    assert "✗ Interblocage actif (interdite). On bouge encore, mais sans fin possible." in player.said()
    assert player.page.evaluate("document.activeElement.className") == "ej-fil", "the focus outlives the branch"
    player.thread(0)
    player.thread(1)
    assert player.strip() == "GGD"
    player.press("Au hasard")
    assert player.root.locator(".ej-pas").count() > 200


def test_progress_stays_on_the_device_until_it_is_reset(open_page: Open) -> None:
    page = open_page()
    player = Player(page, "retrait")
    player.press("Jouer le pire")
    player.press("Un verrou autour")
    stored = page.evaluate("JSON.stringify(localStorage)")
    assert json.loads(json.loads(stored)["entrelacs-joueur:exemples/accueil/retrait.py#retrait"]) == {
        "seen": ["solde final : 900"],
        "goal": True,
        "repair": "Un verrou autour des deux lignes",
    }
    page.goto(page.url.split("#")[0])
    page.reload()
    assert "interdite, déjà vue" in player.ends()[1]
    assert "But déjà atteint." in plain(player.root.locator(".ej-suite").inner_text())
    assert "✓ Oui." in plain(player.root.locator(".ej-suite").inner_text())
    player.press("Effacer ma progression")
    assert page.evaluate("localStorage.length") == 0
    assert "effacée de cet appareil" in player.said()
    assert player.root.locator(".ej-suite").is_hidden()
    assert page.evaluate("document.cookie") == ""


def test_copies(open_page: Open) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    player = Player(page, "compteur")
    player.thread(1)
    player.thread(1)
    player.thread(2)
    player.press("Copier la commande")
    command = 'python -m entrelacs rejouer exemples/compteur.py --constante TOURS=2 --ordonnancement "1*2.2"'
    assert player.said() == "C’est copié."
    assert page.evaluate("navigator.clipboard.readText()") == command
    assert player.root.locator(".ej-copied").inner_text() == command
    player.press("Copier le lien")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.endswith("page.html#compteur=1*2.2")
    other = open_page(link[link.index("#") :])
    assert Player(other, "compteur").strip() == "AAB"


def test_by_keyboard_alone(open_page: Open) -> None:
    page = open_page()
    player = Player(page, "retrait")
    stops = []
    while "Programme" not in stops and len(stops) < 20:
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.textContent"))
    assert stops[-9:] == [
        "← Reculer", "Un pas →", "Jusqu’au prochain choix", "Jusqu’au bout", "Jouer le pire", "Au hasard", "Recommencer", "Plein écran",
        "Programme",  # it can be scrolled by keyboard
    ]  # fmt: skip
    for key in "abAP":
        page.keyboard.press(key)
    assert player.strip() == "ABAP"
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert player.strip() == "ABap"
    page.keyboard.press("ArrowRight")
    assert player.strip() == "ABAp"
    page.keyboard.press("Home")
    assert player.strip() == ""
    page.keyboard.press("!")
    assert "solde final : 900" in player.said()
    page.keyboard.press("Home")
    page.keyboard.press("End")
    assert "solde final : 800" in player.said()
    page.keyboard.press("?")
    assert "Fin" in player.said()
    # The strip is one stop of the keyboard; the arrows walk it.
    page.keyboard.press("Home")
    page.keyboard.press("a")
    player.root.locator(".ej-pas").nth(1).focus()
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Pas 0. Départ"
    assert player.root.locator('.ej-pas[tabindex="0"]').count() == 1
    page.keyboard.press("Control+a")
    assert player.strip() == "a", "shortcuts of the browser are left alone"


def test_every_control_shows_its_focus(open_page: Open) -> None:
    page = open_page()
    Player(page, "retrait").thread(1)
    page.locator("#lien").focus()
    for _ in range(16):
        page.keyboard.press("Tab")
        name, style = page.evaluate("[document.activeElement.outerHTML, getComputedStyle(document.activeElement).outlineStyle]")
        assert style == "solid", name


def test_shortcuts_do_not_reach_the_page_nor_come_from_it(open_page: Open) -> None:
    page = open_page()
    page.evaluate("window.seen = ''; addEventListener('keydown', (event) => { window.seen += event.key })")
    player = Player(page, "retrait")
    page.keyboard.press("a")
    assert player.strip() == ""
    player.root.get_by_role("button", name="Un pas").focus()
    page.keyboard.press("a")
    page.keyboard.press("z")
    assert (player.strip(), page.evaluate("window.seen")) == ("A", "a")


def test_narration_is_announced_apart(open_page: Open) -> None:
    """What is read is no live region: of its many elements, voices would make several announcements (tests/site/test_screen_reader.py)."""
    player = Player(open_page(), "retrait")
    assert player.root.locator(".ej-dit:is([aria-live], [role])").count() == 0
    assert player.root.locator("[role=status]").all_text_contents() == [""]
    assert player.said() == "À vous : sous « Qui avance ? », appuyez sur A ou B. Chaque appui fait un pas."
    player.thread(1)
    assert "\u00a0:" in player.root.locator(".ej-dit").text_content()
    until(player.page, "document.querySelector('#retrait [role=status]').textContent.trim() === document.querySelector('#retrait .ej-dit').textContent.trim()")


def by_hand(page: Page) -> None:
    """Load the page again under a clock that only the test moves: a slow machine changes nothing."""
    page.clock.install(time=0)
    page.clock.pause_at(1)
    page.reload()


def test_motion(open_page: Open) -> None:
    page = open_page(reduced_motion="no-preference")
    by_hand(page)
    player = Player(page, "retrait")
    player.press("Jouer le pire")
    assert player.strip() == "Abapbpp"
    assert player.root.locator("[role=status]").inner_text() == ""
    page.clock.run_for(700)
    assert player.strip() == "ABapbpp"
    player.press("Arrêter")
    page.clock.run_for(5000)
    assert player.strip() == "ABapbpp"
    assert player.schedule() == "1.2"
    player.press("Jusqu'au bout")
    page.clock.run_for(9000)
    assert "vous y êtes" in " ".join(player.ends())
    assert "Fin (" in player.said()


def test_without_javascript_the_fallback_is_there(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    assert page.locator("entrelacs-joueur p").all_inner_texts() == [FALLBACK] * len(players())


def test_print_hides_the_player(open_page: Open) -> None:
    page = open_page()
    page.emulate_media(media="print")
    assert page.locator("entrelacs-joueur:visible").count() == 0


@pytest.mark.parametrize("moment", ["start", "end"])
def test_axe(open_page: Open, moment: str) -> None:
    page = open_page()
    if moment == "end":
        for ident in players():
            Player(page, ident).press("Jouer le pire")
        Player(page, "retrait").press("Attendre avant")
        Player(page, "retrait").press("Copier la commande")
    assert accessibility_faults(page) == []


@pytest.mark.parametrize("width", [288, 320, 390])  # 288 px: what a card leaves to its player on a screen of 320
def test_a_phone_never_scrolls_sideways(open_page: Open, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 800}, has_touch=True, is_mobile=True)
    for ident in players():
        Player(page, ident).press("Jouer le pire")
        Player(page, ident).press("Copier la commande")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate(
        """[...document.querySelectorAll(".ej button, .ej summary")]
          .filter((one) => one.checkVisibility() && Math.min(one.offsetWidth, one.offsetHeight) < 44).map((one) => one.outerHTML)"""
    )
    assert small == []
    cut = page.evaluate(
        """[...document.querySelectorAll(".ej-jeu button")]
          .filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent)"""
    )
    assert cut == [], "the words of a control fit in it"


def test_under_forced_colours_the_line_and_the_answer_stand_out(open_page: Open) -> None:
    page = open_page(forced_colors="active")
    player = Player(page, "retrait")
    player.press("Jouer le pire")
    player.press("Attendre avant")
    border = "(one) => getComputedStyle(one).borderLeftColor"
    done, others = player.root.locator(".ej-l.ej-faite"), player.root.locator(".ej-l:not(.ej-faite)")
    assert done.evaluate(border) not in {line.evaluate(border) for line in others.all()}
    outline = "(buttons) => buttons.map((one) => getComputedStyle(one).outlineStyle)"
    assert player.root.locator(".ej-suite .ej-b").evaluate_all(outline) == ["solid", "none"]


def test_on_a_phone_the_controls_and_who_moves_are_in_sight_together(open_page: Open) -> None:
    page = open_page(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    player = Player(page, "retrait")
    player.thread(1)
    for index in (0, 1, 2):
        assert player.root.locator(f".ej-choix li[data-fil='{index}'] button").is_visible()
    seen = "(one) => { const { top, bottom } = one.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight }"
    for name in ("Recommencer", "Reculer", "Un pas", "Jusqu’au bout", "Jouer le pire", "Au hasard"):
        assert player.root.get_by_role("button", name=name).evaluate(seen), name
    player.press("Jouer le pire")
    assert player.root.locator(".ej-bravo").evaluate(seen), "the end is brought into sight"


def test_threads_differ_by_letter_and_shape_not_by_colour_alone(open_page: Open) -> None:
    page = open_page()
    looks = page.evaluate(
        """[...Array(8).keys()].map((i) => {
          const badge = document.createElement("span");
          badge.className = `ej-pion ej-c${i}`;
          document.querySelector("#retrait").append(badge);
          const { clipPath, borderRadius } = getComputedStyle(badge);
          return clipPath + borderRadius;
        })"""
    )
    assert len(set(looks)) == 8
    letters = page.locator("#retrait .ej-choix button .ej-pion").all_inner_texts()
    assert letters == ["A", "B", "P"], "who does the work comes first"
    positions = page.locator("#retrait .ej-ici .ej-pion")
    assert [badge.get_attribute("aria-label") for badge in positions.all()] == ["Alice", "Bob", "Le fil principal"]


def test_css_classes_of_the_script_are_styled_or_named(page_file: object) -> None:
    """A class that neither file knows from the other is a leftover."""
    from .conftest import ASSETS

    script = "".join((ASSETS / name).read_text(encoding="utf-8") for name in ("joueur.js", "joueur-partie.js"))
    styles = (ASSETS / "joueur.css").read_text(encoding="utf-8")
    generated = set(re.findall(r"ej-(?:c\d|attendue|possible|surprenante|interdite|faute)\b", styles))
    used = {f"ej-{name}" for name in re.findall(r'(?:box\("\w+"|part\()\s*,?\s*"(\w+)"', script)}
    used |= set(re.findall(r"\bej-[a-z]+", script)) | generated
    assert set(re.findall(r"\.(ej-[a-z0-9]+)", styles)) <= used
