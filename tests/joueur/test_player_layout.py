"""Where things stand on the screen while one plays: what is pressed does not move, the code is whole, a room can read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.accessibility import accessibility_faults

from .conftest import EXPLORED, Player

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    Open = Callable[..., Page]

LAPTOP = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
ZOOMED = {"viewport": {"width": 640, "height": 400}}  # a laptop at 200 %

#: The cards that are shown and where each stands in its player, at every step of some plays.
CARDS = """(player) => {
  let seed = 7;
  const dice = () => (seed = (seed * 16807) % 2147483647) / 2147483647, places = {};
  for (let play = 0; play < 4; play++) {
    player.restart();
    for (let step = 0; step < 60; step++) {
      const moves = player.model.moves(player.node);
      for (const card of player.querySelectorAll(".ej-choix li:not([hidden])")) {
        const { top, bottom } = card.getBoundingClientRect(), origin = player.getBoundingClientRect().top;
        (places[card.dataset.fil] ||= new Set()).add(`${Math.round(top - origin)}–${Math.round(bottom - origin)}`);
      }
      if (!moves.length) break;
      player.take(moves[Math.trunc(dice() * moves.length)]);
    }
  }
  return Object.values(places).map((seen) => [...seen]);
}"""
IN_SIGHT = "(one) => { const { top, bottom } = one.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight }"


@pytest.mark.parametrize("place", ["top", "middle"])
@pytest.mark.parametrize("screen", [LAPTOP, PHONE, ZOOMED], ids=["laptop", "phone", "zoomed"])
def test_twenty_presses_at_one_point_all_take_a_step(open_page: Open, explored_file: Path, screen: dict, place: str) -> None:
    """At the end too, where the verdict comes."""
    for file, ident in ((None, "retrait"), (explored_file, "condition")):
        page = open_page(**screen, **({"file": file} if file else {}))
        player = Player(page, ident)
        bar = player.root.locator(".ej-jeu")
        bar.evaluate("(bar, place) => bar.scrollIntoView({ block: place === 'top' ? 'start' : 'center' })", place)
        box = player.root.get_by_role("button", name="Un pas").bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        press = page.touchscreen.tap if "has_touch" in screen else page.mouse.click
        for number in range(20):
            assert page.evaluate("([x, y]) => document.elementFromPoint(x, y).textContent", [x, y]) == "Un pas →", f"{ident}, {number}"
            press(x, y)
            player.loaded()
        assert "C’est la fin" in player.said()


@pytest.mark.parametrize("screen", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_a_card_keeps_its_place_whatever_its_thread_says(open_page: Open, explored_file: Path, screen: dict) -> None:
    """In the whole of a game; a card that comes later comes after the others."""
    for file, idents in ((None, ("retrait", "ordre", "compteur", "politesse")), (explored_file, tuple(EXPLORED))):
        page = open_page(**screen, **({"file": file} if file else {}))
        for ident in idents:
            places = Player(page, ident).root.evaluate(CARDS)
            assert places and all(len(seen) == 1 for seen in places), (ident, places)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_line_of_code_is_cut(open_page: Open, explored_file: Path, width: int) -> None:
    for file in (None, explored_file):
        page = open_page(viewport={"width": width, "height": 800}, **({"file": file} if file else {}))
        cut = page.evaluate(
            """[...document.querySelectorAll(".ej-code, .ej-src, .ej-ici")].filter((one) => one.scrollWidth > one.clientWidth)
              .map((one) => one.outerHTML)"""
        )
        assert cut == []


def test_marks_that_meet_on_a_line_do_not_shift_the_code(open_page: Open, explored_file: Path) -> None:
    page = open_page(file=explored_file)
    player = Player(page, "foule")
    player.thread(1)
    met = page.evaluate("Math.max(...[...document.querySelectorAll('#foule .ej-ici')].map((one) => one.children.length))")
    assert met >= 3
    edges = page.evaluate("[...new Set([...document.querySelectorAll('#foule .ej-src')].map((one) => one.getBoundingClientRect().left))]")
    assert len(edges) == 1
    over = page.evaluate("[...document.querySelectorAll('#foule .ej-ici')].filter((one) => one.scrollWidth > one.clientWidth).length")
    assert over == 0


def together(player: Player) -> None:
    """All the controls, the line that was just played and a thread that may go on are on the screen, and what is said too."""
    for button in player.root.locator(".ej-jeu button").all():
        assert button.evaluate(IN_SIGHT), button.inner_text()
    for part in (".ej-faite", '.ej-fil[aria-disabled="false"]', ".ej-dit"):
        assert player.root.locator(part).first.evaluate(IN_SIGHT), part


@pytest.mark.parametrize("screen", [LAPTOP, ZOOMED], ids=["laptop", "zoomed"])
def test_code_and_controls_share_the_screen(open_page: Open, screen: dict) -> None:
    player = Player(open_page(**screen), "retrait")
    player.root.locator(".ej-jeu").evaluate("(bar) => bar.scrollIntoView()")
    player.thread(1)
    player.root.locator(".ej-jeu").evaluate("(bar) => bar.scrollIntoView()")
    together(player)


@pytest.mark.parametrize(
    ("screen", "size"),
    [({"viewport": {"width": 1280, "height": 720}}, 0.024 * 720), ({"viewport": {"width": 1920, "height": 1080}}, 0.024 * 1080), (ZOOMED, 13)],
    ids=["projector", "large", "zoomed"],
)
def test_the_whole_screen_for_a_room(open_page: Open, screen: dict, size: float) -> None:
    page = open_page(**screen)
    player = Player(page, "compteur")
    player.root.locator(".ej-jeu").evaluate("(bar) => bar.scrollIntoView()")
    before = page.evaluate("scrollY")
    player.press("Plein écran")
    page.wait_for_function("document.fullscreenElement")
    box = player.root.bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, screen["viewport"]["width"], screen["viewport"]["height"])
    player.thread(1)
    together(player)
    code = player.root.locator(".ej-code").evaluate("(one) => parseFloat(getComputedStyle(one).fontSize)")
    assert code >= size
    assert page.evaluate("document.querySelector('#lien').closest('[inert]') !== null"), "what is behind cannot be reached"
    player.press("Jouer le pire")
    assert player.root.locator(".ej-verdict").evaluate(IN_SIGHT)
    player.press("Quitter le plein écran")
    page.wait_for_function("!document.fullscreenElement")
    assert page.evaluate("document.querySelectorAll('[inert]').length") == 0
    page.wait_for_function("(before) => scrollY === before", arg=before)


def test_where_the_system_has_no_full_screen_the_window_does(open_page: Open) -> None:
    page = open_page(**PHONE)
    page.evaluate("delete Element.prototype.requestFullscreen")
    player = Player(page, "retrait")
    player.press("Plein écran")
    assert player.root.bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 844}
    page.keyboard.press("Escape")
    assert player.root.bounding_box()["width"] < 390
    assert page.evaluate("document.querySelectorAll('[inert]').length") == 0


def test_axe_in_the_middle_of_a_game(open_page: Open, explored_file: Path) -> None:
    page = open_page(file=explored_file, **PHONE)
    for ident in EXPLORED:
        player = Player(page, ident)
        player.press("Un pas")
        player.press("Un pas")
    assert accessibility_faults(page) == []


def test_axe_on_the_whole_screen(open_page: Open) -> None:
    page = open_page(**ZOOMED)
    player = Player(page, "compteur")
    player.press("Plein écran")
    player.thread(1)
    assert accessibility_faults(page, within="entrelacs-joueur#compteur") == []
