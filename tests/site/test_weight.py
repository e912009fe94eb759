"""What a page weighs when it opens, how many elements it has, that nothing moves, and that what waits for its reader comes.

Nothing here is timed: files are compressed as a server would, elements are counted, moves are those that the browser reports.
"""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.conftest import until
from tests.site.test_browser import DESKTOP, PHONE, opened, ready

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.site.pages import Site

MEASURED = ("", "mecanismes/lock/", "mecanismes/condition/", "atelier/")
MOST_BYTES = 150_000
HEADERS = 300
"""Bytes of the headers of a response, at most."""
MOST_ELEMENTS = 4_000
ADDED = 350
"""Elements that scripts add when the page opens, at most: its exercises, and what the reader sees."""
MOVED = """new PerformanceObserver((list) => {
  for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.moved = (window.moved || 0) + value;
}).observe({ type: "layout-shift", buffered: true })"""
COUNT = "document.querySelectorAll('*').length"


def size(site: Site, url: str) -> int:
    """What a file of the site weighs on its way."""
    path = site.folder / urlsplit(url).path.lstrip("/")
    data = (path / "index.html" if path.is_dir() else path).read_bytes()
    return HEADERS + (len(data) if path.suffix in (".png", ".ico") else len(gzip.compress(data, 6)))


@pytest.mark.parametrize("url", MEASURED, ids=[url.strip("/") or "accueil" for url in MEASURED])
def test_the_first_view_is_light_and_still(browser: Browser, address: str, site: Site, url: str) -> None:
    for viewport in (PHONE, DESKTOP):
        with opened(browser, address, viewport=viewport) as (context, faults):
            page = context.new_page()
            page.add_init_script(MOVED)
            asked: set[str] = set()
            page.on("request", lambda request, asked=asked: asked.add(request.url.partition("#")[0]))
            page.goto(address + url, wait_until="networkidle")
            names = [one.removeprefix(address) for one in asked if one.startswith(address)]
            weights = {name: size(site, name) for name in names if "atelier/moteur/" not in name}  # its editor alone is 138 kB
            assert sum(weights.values()) <= MOST_BYTES, sorted(weights.items(), key=lambda one: -one[1])[:8]
            moved, count = page.evaluate(f"[window.moved ?? 0, {COUNT}]")
            assert moved < 0.01 and count <= MOST_ELEMENTS, (moved, count)
            assert not faults


def test_the_longest_page_has_few_elements(browser: Browser, address: str, site: Site) -> None:
    """What a fold holds is text: a parser that runs no script would count it."""
    counts = {}
    for url, page in site.pages.items():
        folded = {id(element) for fold in page.select("noscript") for element in fold.find_all(True)}
        counts[url] = sum(id(element) not in folded for element in page.find_all(True))
    longest = max(counts, key=lambda url: counts[url])
    assert counts[longest] + ADDED <= MOST_ELEMENTS, sorted(counts.items(), key=lambda one: -one[1])[:5]
    with opened(browser, address, viewport=DESKTOP) as (context, _):
        page = context.new_page()
        ready(page, address + longest)
        assert page.evaluate(COUNT) <= counts[longest] + ADDED


def far(page: Page, address: str) -> str:
    """Open *Condition*; return the identifier of a player that is far from what one sees, and not there yet."""
    ready(page, address + "mecanismes/condition/")
    ident = page.evaluate("[...document.querySelectorAll('entrelacs-joueur')].findLast((one) => one.checkVisibility() && one.getBoundingClientRect().top > 5 * innerHeight).id")
    assert page.evaluate(f"document.getElementById('{ident}').childElementCount") == 1  # its button
    return ident


def there(ident: str) -> str:
    return f"document.querySelector('#{ident}.ej button') !== null"


def test_a_player_comes_when_one_scrolls_to_it(browser: Browser, address: str) -> None:
    with opened(browser, address, viewport=DESKTOP) as (context, faults):
        page = context.new_page()
        ident = far(page, address)
        page.locator(f"#{ident}").scroll_into_view_if_needed()
        until(page, there(ident))
        assert page.get_by_role("button", name="Ouvrir le lecteur d’ordonnancements").count() < page.locator("entrelacs-joueur").count()
        assert not faults


def test_a_player_comes_to_the_keyboard(browser: Browser, address: str) -> None:
    """A button stands for it, that stays as long as the keyboard is there; pressed, it gives way to the first of the player."""
    with opened(browser, address, viewport=PHONE) as (context, faults):
        page = context.new_page()
        ident = far(page, address)
        assert page.locator(f"#{ident}").get_by_role("button", name="Ouvrir le lecteur d’ordonnancements").count() == 1
        page.evaluate(f"""() => {{
            const stops = [...document.querySelectorAll("a[href], button, summary, [tabindex='0']")].filter((one) => one.checkVisibility());
            stops[stops.indexOf(document.querySelector("#{ident} > button")) - 1].focus({{ preventScroll: true }});
        }}""")
        page.keyboard.press("Tab")
        page.wait_for_timeout(1000)
        assert page.evaluate(f"document.activeElement.matches('#{ident} > button')")
        page.keyboard.press("Enter")
        until(page, f"document.activeElement.matches('#{ident}.ej button')")
        assert not faults


def test_a_player_comes_behind_who_passes_by(browser: Browser, address: str) -> None:
    with opened(browser, address, viewport=PHONE) as (context, faults):
        page = context.new_page()
        ident = far(page, address)
        page.locator(f"#{ident} > button").focus()
        page.keyboard.press("Tab")
        until(page, there(ident))
        assert not page.evaluate(f"document.getElementById('{ident}').contains(document.activeElement)")
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(f"document.activeElement.matches('#{ident} *')")
        assert not faults


def test_a_link_brings_the_player_that_it_names(browser: Browser, address: str) -> None:
    with opened(browser, address, viewport=DESKTOP) as (context, faults):
        page = context.new_page()
        ident = far(page, address)
        page.evaluate(f"location.hash = '{ident}'")  # its place
        until(page, there(ident))
        page.evaluate(f"document.getElementById('{ident}').step()")
        schedule = page.evaluate("location.hash")
        assert schedule.startswith(f"#{ident}=")
        page = context.new_page()
        assert far(page, address) == ident
        page.evaluate(f"location.hash = '{schedule}'")  # one of its schedules
        until(page, f"document.querySelector('#{ident}').path?.length === 1")
        page = context.new_page()
        ready(page, f"{address}mecanismes/condition/{schedule}")  # from elsewhere
        until(page, f"document.querySelector('#{ident}').path?.length === 1")
        assert not faults


def test_paper_does_not_wait_for_players(browser: Browser, address: str) -> None:
    """It shows none, and keeps no room for one; their cards are whole."""
    with opened(browser, address, viewport=DESKTOP) as (context, faults):
        page = context.new_page()
        ident = far(page, address)
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        card = page.locator(f".preuve:has(#{ident})")
        assert page.locator(f"#{ident}").bounding_box() is None
        assert card.locator(".preuve__resultats tbody tr").first.is_visible()
        assert page.locator("details > noscript").count() == 0
        assert not faults


def test_a_player_that_could_not_come_says_so_and_comes_later(browser: Browser, address: str) -> None:
    with opened(browser, address, viewport=DESKTOP) as (context, _):
        page = context.new_page()
        ident = far(page, address)
        page.route("**/graphes/*.js", lambda route: route.abort())
        page.locator(f"#{ident} > button").press("Enter")
        until(page, f"document.getElementById('{ident}').textContent.includes('n’a pas pu être chargé')")
        page.unroute("**/graphes/*.js")
        page.keyboard.press("Enter")
        until(page, there(ident))


def test_looking_for_a_word_looks_into_the_folds(browser: Browser, address: str) -> None:
    with opened(browser, address, viewport=DESKTOP) as (context, faults):
        page = context.new_page()
        ready(page, address + "mecanismes/condition/")
        folds = page.locator("details > noscript").count()
        page.keyboard.press("Control+f")
        assert folds > 20 and page.locator("details > noscript").count() == 0
        assert not faults


def test_what_is_unfolded_has_all_that_the_page_gives(browser: Browser, address: str) -> None:
    """A program of a fold is copied, run and changed as any other; its words are explained."""
    with opened(browser, address, viewport=DESKTOP) as (context, faults):
        page = context.new_page()
        ready(page, address + "mecanismes/condition/")
        holds = "(told) => [...document.querySelectorAll('details.note')].findIndex((one) => one.querySelector(':scope > noscript')?.textContent.includes(told))"
        places = [page.evaluate(holds, told) for told in ('class="terme"', "exemple-commande")]
        term_fold, fold = (page.locator("details.note").nth(place) for place in places)
        for place in {*places}:
            page.locator("details.note").nth(place).locator("summary").first.click()
        program = fold.locator(".language-python.highlight:has(button.exemple-commande)").first
        program.locator("button.exemple-commande").click()
        until(page, "document.querySelector('.annonce')?.textContent.startsWith('Commande copiée')")
        assert program.locator("code > span[style]").count() == program.locator("code > span").count()
        assert program.locator(".md-code__button[data-clipboard-target]").count() == 1
        term = term_fold.locator("a.terme").first
        term.hover()
        until(page, "document.querySelector('.bulle').checkVisibility()")
        program.locator(".md-code__button").click()
        until(page, "document.querySelector('.md-dialog--active') !== null")
        assert not faults


def test_a_program_is_downloaded_and_changed_as_it_is_published(browser: Browser, address: str, site: Site) -> None:
    with opened(browser, address, viewport=DESKTOP, accept_downloads=True) as (context, faults):
        page = context.new_page()
        ready(page, address + "mecanismes/lock/")
        link = page.locator("a.exemple-telecharger:visible").first
        name = re.sub(r"^(\.\./)*", "", link.get_attribute("href"))
        program = (site.folder / name).read_text(encoding="utf-8")
        assert program and "8<--" not in program
        with page.expect_download() as download:
            link.click()
        assert download.value.suggested_filename == name.rpartition("/")[2]
        page.locator("a.exemple-modifier:visible").first.click()
        page.wait_for_url("**/atelier/#exemple=**")
        until(page, "document.querySelector('[data-statut]').textContent.startsWith('Voici')")
        assert not faults
        page.evaluate("location.hash = 'exemple=../../secret.py'")
        until(page, "document.querySelector('[data-statut]').textContent.includes('ne se trouve pas')")
