"""The exercises of the page in a real browser: with the mouse, a finger, the keyboard, a screen reader, and without script."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.conftest import until
from tests.site.accessibility import accessibility_faults
from tests.site.test_browser import DESKTOP, opened, ready

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

SMALL = {"width": 320, "height": 640}
LOCK = "mecanismes/lock/"
#: Each kind, where it is shown: what is played there, and whether several answers may be ticked.
PREDICT, CHOOSE, ORDER, FIND = "lock/photo", "lock/une-fois", "lock/boite-aux-lettres", "lock/magasin"
QUESTION, DIAGNOSE = "lock/questions/verrou-pour-lire", "interblocage/inventaire"

#: What is far from the screen has the height that it will have: on a loaded machine, a click would miss what moves as the page is scrolled.
LAID_OUT = """() => {
  const whole = new CSSStyleSheet();
  whole.replaceSync("* { content-visibility: visible !important }");
  document.adoptedStyleSheets.push(whole);
}"""

pytestmark = pytest.mark.xdist_group("site")


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator:
    """Open a page of the site; the test fails on any error of its scripts."""
    contexts = []

    def visit_(url: str = LOCK, **options: object) -> Page:
        context = opened(browser, address, **{"viewport": DESKTOP} | options)
        page, faults = context.__enter__()
        contexts.append((context, faults))
        page = page.new_page()
        if options.get("java_script_enabled", True):
            ready(page, address + url)
            page.evaluate(LAID_OUT)
        else:
            page.goto(address + url)
        return page

    yield visit_
    for context, faults in contexts:
        context.__exit__(None, None, None)
        assert not faults


def play(page: Page, name: str) -> Locator:
    return page.locator(f'.jeu[data-exercice="{name}"]')


def right(page: Page, name: str) -> list[bool]:
    """Which propositions are right, as the folded answers say."""
    return page.locator(f'[data-reponses="{name}"] > li').evaluate_all("items => items.map((item) => item.dataset.juste === 'oui')")


def tick(page: Page, name: str, wanted: list[bool]) -> None:
    for box, on in zip(play(page, name).locator("input").all(), wanted, strict=True):
        if on or box.get_attribute("type") == "checkbox":
            box.set_checked(on)


def check(page: Page, name: str) -> str:
    """Verify, and return what the status line says."""
    play(page, name).get_by_role("button", name="Vérifier").click()
    return plain(play(page, name).locator(".jeu__bilan"))


def said(page: Page, name: str) -> list[str]:
    return [plain(one) for one in play(page, name).locator(".jeu__dit").all()]


def plain(one: Locator) -> str:
    return re.sub(r"\s+", " ", one.inner_text()).strip()


def answer_all(page: Page) -> None:
    """Tick the first proposition of each, and verify."""
    for name in page.locator(".jeu:has(fieldset)").evaluate_all("plays => plays.map((play) => play.dataset.exercice)"):
        tick(page, name, [True] + [False] * (play(page, name).locator("input").count() - 1))
        check(page, name)
    if play(page, ORDER).count():
        check(page, ORDER)


def kept(page: Page) -> dict[str, str]:
    return json.loads(page.evaluate("localStorage.getItem('/.__exercices') || '{}'"))


def marked(page: Page, anchor: str) -> list[bool]:
    """Whether the heading, and its line in the table of contents, say that it is done."""
    places = (page.locator(f"#{anchor}"), page.locator(f".md-nav--secondary a[href$='#{anchor}']").first)
    return [place.locator(".exercice__fait").count() == 1 and "(fait)" in place.text_content() for place in places]


def test_predict(visit) -> None:
    page = visit()
    answers = right(page, PREDICT)
    assert "Cochez au moins une" in check(page, PREDICT)
    tick(page, PREDICT, [not answer for answer in answers])
    assert check(page, PREDICT).startswith(f"0 sur {len(answers)}.")
    for sentence, possible in zip(said(page, PREDICT), answers, strict=True):
        assert sentence.startswith(f"✗ Erreur : {'possible' if possible else 'impossible'}.") and len(sentence) > 40
    assert kept(page) == {PREDICT: "commence"} and marked(page, "exercice-photo") == [False, False]
    tick(page, PREDICT, answers)
    assert said(page, PREDICT) == [""] * len(answers)  # what was said of other ticks is gone
    assert check(page, PREDICT) == "✓ Tout est juste."
    assert kept(page) == {PREDICT: "fait"} and marked(page, "exercice-photo") == [True, True]
    page.reload()
    assert marked(page, "exercice-photo") == [True, True]


def test_choose_several_with_the_keyboard(visit) -> None:
    page = visit()
    answers = right(page, CHOOSE)
    boxes = play(page, CHOOSE).locator("input")
    assert sum(answers) == 2
    boxes.first.focus()
    for answer in answers:
        if answer and not page.evaluate("document.querySelectorAll('.jeu[data-exercice=\"lock/une-fois\"] input:checked').length"):
            page.keyboard.press("Space")
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Vérifier"
    page.keyboard.press("Enter")
    assert "il en manque" in plain(play(page, CHOOSE).locator(".jeu__bilan"))
    assert sum(bool(sentence) for sentence in said(page, CHOOSE)) == 1  # of the ticked one alone
    wrong = answers.index(False)
    tick(page, CHOOSE, [number == wrong for number in range(len(answers))])
    assert check(page, CHOOSE).startswith("Pas encore.")
    assert said(page, CHOOSE)[wrong].startswith("✗ Non. ") and sum(bool(s) for s in said(page, CHOOSE)) == 1
    play(page, CHOOSE).get_by_role("button", name=f"variante {'ABCD'[wrong]}").press("Enter")
    box = page.locator("details.variante").nth(wrong)
    assert box.get_attribute("open") is not None and box.locator("summary").first.evaluate("one => one === document.activeElement")
    tick(page, CHOOSE, answers)
    assert check(page, CHOOSE) == "✓ Tout est juste." and marked(page, "exercice-une-fois") == [True, True]


@pytest.mark.parametrize(("url", "name", "anchor"), [(LOCK, QUESTION, ""), ("comprendre/interblocage/", DIAGNOSE, "exercice-inventaire")])
def test_one_answer_a_wrong_one_teaches_and_can_be_tried_again(visit, url: str, name: str, anchor: str) -> None:
    page = visit(url)
    answers = right(page, name)
    for wrong in (number for number, answer in enumerate(answers) if not answer):
        tick(page, name, [number == wrong for number in range(len(answers))])
        assert check(page, name).startswith("Pas encore.")
        sentences = said(page, name)
        assert sentences[wrong].startswith("✗ Non. ") and len(sentences[wrong]) > 40
        assert [bool(sentence) for sentence in sentences] == [number == wrong for number in range(len(answers))]
    assert page.locator(f'details:has([data-reponses="{name}"])').get_attribute("open") is None
    box = play(page, name).locator("input").nth(answers.index(True))
    box.focus()
    page.keyboard.press("Space")
    assert check(page, name) == "✓ C’est juste." and kept(page)[name] == "fait"
    if anchor:
        assert marked(page, anchor) == [True, True]
    else:
        assert "(fait)" in play(page, name).locator("legend").text_content()


def test_put_in_order_with_the_keyboard(visit) -> None:
    page = visit()
    root = play(page, ORDER)
    lines = root.locator(".jeu__lignes > li")

    def order() -> list[str]:
        return [plain(line.locator("code")) if line.locator("code").count() else "—" for line in lines.all()]

    def move(line: int, name: str) -> None:
        lines.nth(line).get_by_role("button", name=name).press("Enter")

    before = order()
    announced = root.locator(".exercice__cache[role=status]")
    move(0, "Monter")
    assert order() == before and "déjà la première" in announced.text_content()
    assert lines.nth(0).get_by_role("button", name="Monter").get_attribute("aria-disabled") == "true"
    move(0, "Descendre")
    assert order()[:2] == [before[1], before[0]] and announced.text_content() == f"Ligne 2 sur {len(before) - 1}."
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Descendre")
    assert check(page, ORDER).startswith("1 ligne de trop") and kept(page) == {}
    move(len(before) - 2, "Descendre")
    assert announced.text_content() == "Ligne laissée de côté."
    assert "Pas encore." in check(page, ORDER) and kept(page) == {ORDER: "commence"}
    move(len(before) - 1, "Monter")
    # The answer, read in the folded solution.
    fold = page.locator("#exercice-boite-aux-lettres ~ details.solution").first
    fold.locator("summary").first.press("Enter")
    solution = fold.locator("code .hll")
    solution.first.wait_for()
    wanted = [line.strip() for line in solution.all_text_contents()]
    assert len(wanted) == len(before) - 2
    # The line to leave out says the same as another, less indented.
    clear = [number for number, text in enumerate(order()) if text == "recues.clear()"]
    shallow = min(clear, key=lambda number: int(lines.nth(number).evaluate("line => line.style.getPropertyValue('--retrait')")))
    for _ in range(len(before)):  # below the mark
        if order().index("—") > shallow:
            move(shallow, "Descendre")
            shallow += 1
    assert announced.text_content() == "Ligne laissée de côté."
    for place, text in enumerate(wanted):
        at = order().index(text)
        while at > place:
            move(at, "Monter")
            at -= 1
    assert order()[: len(wanted) + 1] == [*wanted, "—"]
    assert check(page, ORDER).startswith("✓ C’est juste.")
    assert marked(page, "exercice-boite-aux-lettres") == [True, True]


def test_find_the_bad_order(visit) -> None:
    page = visit()
    player = page.locator("#exercice-magasin ~ .preuve entrelacs-joueur").first
    player.scroll_into_view_if_needed()
    player.get_by_role("button", name="Jouer le pire").click()
    until(page, "document.querySelector('#exercice-magasin .exercice__fait')")
    assert marked(page, "exercice-magasin") == [True, True] and kept(page) == {FIND: "fait"}


def test_without_javascript_everything_is_text(visit) -> None:
    page = visit(java_script_enabled=False, viewport=SMALL)
    for name in (PREDICT, CHOOSE, QUESTION):
        root = play(page, name)
        assert root.locator(".jeu__propositions > li").first.is_visible() and root.locator("input, button").count() == 0
        answers = page.locator(f'details:has([data-reponses="{name}"])').last
        assert answers.locator("li").first.is_hidden()
        answers.locator("summary").first.click()
        assert answers.locator(".jeu__pourquoi").first.is_visible()
    assert play(page, ORDER).locator("li code").count() == 6 and play(page, ORDER).locator("button").count() == 0


@pytest.mark.parametrize("url", [LOCK, "comprendre/interblocage/", "exercer/"])
def test_on_the_smallest_phone_everything_fits_and_a_finger_reaches_it(visit, url: str) -> None:
    page = visit(url, viewport=SMALL, has_touch=True)
    answer_all(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
    small = """targets => targets.map((one) => [one.textContent, one.getBoundingClientRect()])
      .filter(([, box]) => box.height && (box.height < 44 || box.width < 44)).map(([text]) => text)"""
    assert page.locator(".jeu button:not(.exemple-commande), .jeu label, .exercices select").evaluate_all(small) == []


@pytest.mark.parametrize("url", [LOCK, "comprendre/interblocage/"])
def test_what_is_said_of_the_answers_is_there_to_be_read(visit, url: str) -> None:
    page = visit(url)
    answer_all(page)
    page.evaluate("document.activeElement.blur()")
    page.mouse.move(0, 0)
    assert accessibility_faults(page, within=".jeu") == []


def test_the_table_says_what_is_done_and_what_comes_next(visit) -> None:
    page = visit()
    tick(page, PREDICT, right(page, PREDICT))
    check(page, PREDICT)
    tick(page, QUESTION, right(page, QUESTION))
    check(page, QUESTION)
    page.goto(page.url.replace(LOCK, "exercer/"))
    state = page.locator("tr[data-exercices='lock/photo'] .exercices__etat")
    assert state.inner_text() == "✓ fait"
    assert page.locator("tr[data-genre='questions'][data-exercices^='lock/'] .exercices__etat").inner_text() == "1 sur 3"
    summary = page.locator(".exercices__bilan")
    page.get_by_label("Genre").select_option("prédire")
    shown = page.locator(".exercices tbody tr:visible")
    assert {row.get_attribute("data-genre") for row in shown.all()} == {"prédire"}
    assert plain(summary).startswith(f"{shown.count()} exercice")
    page.get_by_label("Genre").select_option("")
    page.get_by_label("Parcours").select_option("terminale")
    following = summary.locator("a").get_attribute("href")
    undone = page.locator(".exercices tbody tr:visible", has_not_text="✓ fait").first.locator("a").first
    assert undone.get_attribute("href") == following


def test_progress_is_exported_and_erased(visit) -> None:
    page = visit()
    tick(page, PREDICT, right(page, PREDICT))
    check(page, PREDICT)
    assert sorted(page.evaluate("Object.keys(localStorage)")) == ["/.__exercices", "/.__palette"]
    page.goto(page.url.replace(LOCK, "projet/vie-privee/"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Exporter").click()
    assert download.value.suggested_filename == "verrous-progression.json"
    exported = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert exported["/.__exercices"] == {PREDICT: "fait"} and "/.__palette" in exported
    page.get_by_role("button", name="Effacer ce que").click()
    assert page.evaluate("Object.keys(localStorage)") == []
