"""What a player says of a program, and of its keys: true at each moment, one word for one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import Player, plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    Open = Callable[..., Page]


@pytest.fixture
def explored(open_page: Open, explored_file: Path) -> Callable[[str], Player]:
    """Return a function that gives one of the players of programs that entrelacs explored."""
    return lambda ident: Player(open_page(file=explored_file), ident)


def shown(player: Player) -> list[str]:
    return [plain(text) for text in player.root.locator(".ej-choix li:visible").all_inner_texts()]


def test_a_thread_that_does_not_exist_yet_is_not_drawn(explored: Callable[[str], Player]) -> None:
    player = explored("naissance")
    assert not [text for text in shown(player) if "ne peut plus" in text or "Bob" in text]
    names = set()
    while player.root.locator('.ej-fil[aria-disabled="false"]').count():
        player.press("Un pas")
        assert not [text for text in shown(player) if "ne peut plus" in text]
        names |= {name for name in ("Ana", "Bob") if name in " ".join(shown(player))}
    assert names == {"Ana", "Bob"}


def test_who_is_notified_is_shown_waiting_for_the_lock(explored: Callable[[str], Player]) -> None:
    player = explored("condition")
    waiting = set()
    while player.root.locator('.ej-fil[aria-disabled="false"]').count():
        player.press("Un pas")
        cards = " ".join(shown(player))
        for line in player.memory():
            if "en attente : A" in line:
                waiting.add(line.split()[0])
                assert ("attend une notification" in cards) == line.startswith("condition ")
    # Who was notified waits for the lock, that the other holds until it leaves its block.
    assert waiting == {"condition", "verrou"}


def test_the_reduction_is_said_where_the_code_says_otherwise(open_page: Open) -> None:
    page = open_page()
    player = Player(page, "compteur")
    assert "TOURS = 2 au lieu de 100_000" in plain(player.root.locator(".ej-reduit").inner_text())
    (line,) = [text for text in player.root.locator(".ej-l").all_inner_texts() if "TOURS =" in text]
    assert plain(line).endswith("TOURS = 100_000 ici : 2")
    assert Player(page, "retrait").root.locator(".ej-reduit, .ej-vaut").count() == 0


def test_until_there_is_something_to_choose(explored: Callable[[str], Player]) -> None:
    player = explored("naissance")
    player.press("Jusqu'au prochain choix")
    free = player.root.locator('.ej-fil[aria-disabled="false"]')
    steps = len(player.strip())
    assert steps > 1 and (free.count() > 1 or "Fin" in player.said())
    player = explored("foule")
    before = player.strip()
    button = player.root.get_by_role("button", name="Jusqu’au prochain choix")
    assert button.get_attribute("aria-disabled") == "true"
    button.click(force=True)  # it looks disabled, and answers
    assert player.strip() == before
    assert player.said().startswith("À vous : sous « Qui avance ? », appuyez sur ")


def test_a_process_may_end_while_its_daemon_goes_on(explored: Callable[[str], Player]) -> None:
    player = explored("demon")
    player.thread(0)
    assert "• Fin (possible). 0" in player.said()
    assert "il n’attend pas ses fils démons" in player.said()
    assert [end for end in player.ends() if "vous y êtes" in end] == ["• 0 possible, déjà vue vous y êtes"]
    player.thread(1)
    assert "• Fin (possible). 0" in player.said() and "démons" not in player.said()


def test_the_same_end_has_the_same_name_in_the_list_and_in_the_verdict(open_page: Open) -> None:
    player = Player(open_page(), "ordre")
    player.press("Jouer le pire")
    assert "✗ Interblocage (interdite)." in player.said()
    assert [end for end in player.ends() if "vous y êtes" in end] == ["✗ Interblocage interdite, déjà vue vous y êtes"]
    assert "échec" not in plain(player.root.inner_text())


def test_a_right_repair_leads_to_its_proof_and_a_wrong_one_nowhere(open_page: Open) -> None:
    page = open_page()
    player = Player(page, "retrait")
    player.press("Jouer le pire")
    player.press("Attendre avant")
    assert player.root.locator(".ej-suite a").count() == 0
    player.press("Un verrou autour")
    player.root.get_by_role("link", name="Voyez-en la preuve.").click()
    assert page.url.endswith("#titre-ordre")


def test_each_mark_moves_the_thread_that_bears_it(explored: Callable[[str], Player]) -> None:
    player = explored("foule")
    page = player.page
    page.evaluate("window.seen = ''; addEventListener('keydown', (event) => { window.seen += event.key })")
    player.root.get_by_role("button", name="Un pas").focus()
    page.keyboard.press("p")
    assert player.said() == "P… P1 ou P2 ?"
    page.keyboard.press("2")
    assert player.strip() == "P2"
    for key in "px1":  # begun, and not gone on with
        page.keyboard.press(key)
    assert player.strip() == "P2"
    for key in "p2p2p2":  # somme += 1, and the lock is free again
        page.keyboard.press(key)
    for key in "c1":
        page.keyboard.press(key)
    assert player.strip() == "P2P2P2P2C1"
    assert page.evaluate("window.seen") == ""


def test_the_keys_of_the_theme_do_nothing_inside(open_page: Open) -> None:
    """P and N leave the page, S and F open the search: in Material, wherever the focus is."""
    page = open_page()
    page.evaluate("window.seen = ''; addEventListener('keydown', (event) => { window.seen += event.key })")
    player = Player(page, "ordre")
    player.root.locator(".ej-intro").click()  # on words, that take no focus of their own
    for key in "nsf,./":
        page.keyboard.press(key)
    player.root.locator(".ej-titre").first.click()
    page.keyboard.press("a")
    assert (player.strip(), page.evaluate("window.seen")) == ("A", "")


def test_the_help_names_every_key_and_no_other(open_page: Open) -> None:
    page = open_page()
    player = Player(page, "compteur")
    player.root.locator("summary").click()
    player.loaded()
    told = plain(player.root.locator("details p").inner_text())
    keys = {"→": "ArrowRight", "←": "ArrowLeft", "+": "+", "Début": "Home", "Fin": "End", "!": "!", "?": "?", "Échap": "Escape"}
    assert all(f"{name} " in told for name in keys)
    player.root.get_by_role("button", name="Un pas").focus()
    page.keyboard.press("+")  # nothing to choose is not so here: it asks
    assert player.said().startswith("À vous")
    for key, strip in (("ArrowRight", "A"), ("a", "AA"), ("ArrowLeft", "Aa"), ("Home", "")):
        page.keyboard.press(key)
        assert player.strip() == strip, key
    for key in ("End", "!", "?"):
        page.keyboard.press("Home")
        page.keyboard.press(key)
        player.loaded()
        assert "Fin (" in player.said(), key
