"""What a screen reader is given, where Orca was heard to say nothing, too much, or the same thing twice.

Names and descriptions are those that Chromium computes; what is announced is what live regions have held.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.conftest import until
from tests.site.reading import LISTEN
from tests.site.test_browser import DESKTOP, opened, ready
from tests.site.test_search import ask, searching
from tests.site.test_weight import far, there

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.site.pages import Site


def told(page: Page, expression: str) -> dict[str, object]:
    """What Chromium tells of the element that `expression` gives: its role, name, description and properties."""
    client = page.context.new_cdp_session(page)
    client.send("Accessibility.enable")
    found = client.send("Runtime.evaluate", {"expression": expression})["result"]["objectId"]
    node = client.send("Accessibility.getPartialAXTree", {"objectId": found, "fetchRelatives": False})["nodes"][0]
    client.detach()
    values = {key: node.get(key, {}).get("value", "") for key in ("role", "name", "description")}
    return values | {one["name"]: one["value"].get("value") for one in node.get("properties", ())}


def test_a_page_found_has_a_name(browser: Browser, address: str, site: Site) -> None:
    with searching(browser, address) as page:
        ask(page, "famine")
        until(page, "document.querySelectorAll('.md-search-result__item').length > 3")
        for place in range(3):
            assert told(page, f"document.querySelectorAll('.md-search-result__item > a')[{place}]")["name"], place


def test_the_search_box_is_neither_required_nor_wrong(browser: Browser, address: str, site: Site) -> None:
    """Its button that empties it comes with something to empty, all the same."""
    with searching(browser, address) as page:
        box = told(page, "document.querySelector('.md-search__input')")
        assert (box.get("required"), box["invalid"]) == (None, "false") or (box["required"], box["invalid"]) == (False, "false")
        empty = "getComputedStyle(document.querySelector('.md-search__options button')).pointerEvents"
        until(page, f"{empty} === 'none'")
        page.keyboard.type("verrou")
        until(page, f"{empty} === 'auto'")


@pytest.mark.parametrize("key", ["Space", "Enter"])
def test_the_colours_change_by_a_button(browser: Browser, address: str, site: Site, key: str) -> None:
    with opened(browser, address, viewport=DESKTOP, color_scheme="light") as (context, faults):
        page = context.new_page()
        ready(page, address)
        form = page.locator("[data-md-component=palette]")
        assert form.get_by_role("radio").count() == 0
        form.get_by_role("button", name="Passer au thème sombre").focus()
        for scheme, other in (("slate", "clair"), ("default", "sombre")):
            page.keyboard.press(key)
            until(page, f"document.body.dataset.mdColorScheme === '{scheme}'")
            assert told(page, "document.activeElement")["name"] == f"Passer au thème {other}"
            assert form.get_by_role("button").count() == 1
        assert not faults


def test_of_two_messages_the_last_is_announced_once(browser: Browser, address: str, site: Site) -> None:
    """A voice that is still saying the first would never say the second."""
    with opened(browser, address, viewport=DESKTOP) as (context, faults):
        page = context.new_page()
        ready(page, address)
        page.evaluate(LISTEN)
        assert page.locator(".annonce").count() == 0  # nor is there an empty stop at the end of the page
        for text in ("Exploration…", "Faute trouvée."):
            page.evaluate("(detail) => { dispatchEvent(new CustomEvent('annonce', { detail })) }", text)
            page.wait_for_timeout(60)
        until(page, "heard.length > 0")
        page.wait_for_timeout(700)
        assert page.evaluate("heard") == ["Faute trouvée."]
        until(page, "document.querySelector('.annonce[role=status]').textContent === ''")
        assert not faults


def test_a_player_says_each_thing_once(browser: Browser, address: str, site: Site) -> None:
    """Nothing when it comes; then one text for all that a step does, whose parts do not run into one another."""
    with opened(browser, address, viewport=DESKTOP) as (context, faults):
        page = context.new_page()
        page.add_init_script(f"addEventListener('DOMContentLoaded', {LISTEN})")
        ready(page, address)
        player = page.locator("entrelacs-joueur").first
        player.scroll_into_view_if_needed()
        player.get_by_role("button", name="Un pas").click()
        until(page, "heard.length > 0")
        page.wait_for_timeout(300)
        [step] = page.evaluate("heard")
        assert re.fullmatch(r"Pas 1\. .*\.", step)
        player.get_by_role("button", name="Jouer le pire").click()
        until(page, "heard.length > 1")
        page.wait_for_timeout(300)
        [_, end] = page.evaluate("heard")
        assert re.search(r"a fini\. ★ Bravo.* ✗ Fin \(interdite\)\. solde final : \d+ .* Pourquoi \? Pas \d", end), end
        assert player.locator(".ej-dit:is([aria-live], [role])").count() == 0  # it is there to be read
        right = page.evaluate("document.querySelector('entrelacs-joueur').data.goal.choices.findIndex(({ right }) => right)")
        player.locator(".ej-suite button").nth(right).click()
        until(page, "heard.length > 2")
        assert page.evaluate("heard[2]").startswith("✓ Oui.")
        player.get_by_role("button", name="Reculer").click()
        until(page, "heard.length > 3")
        page.wait_for_timeout(300)
        assert len(page.evaluate("heard")) == 4  # the answer is not said again
        assert not faults


def test_a_player_is_silent_while_it_plays(browser: Browser, address: str, site: Site) -> None:
    with opened(browser, address, viewport=DESKTOP) as (context, _):
        page = context.new_page()
        page.emulate_media(reduced_motion="no-preference")
        ready(page, address)
        player = page.locator("entrelacs-joueur").first
        player.scroll_into_view_if_needed()
        until(page, "document.querySelector('entrelacs-joueur.ej') !== null")
        page.evaluate(LISTEN)
        player.get_by_role("button", name="Jusqu’au bout").click()
        until(page, "document.querySelector('entrelacs-joueur').timer !== undefined")
        until(page, "document.querySelector('entrelacs-joueur').timer === undefined")
        until(page, "heard.length > 0")
        assert len(page.evaluate("heard")) == 1 and "Fin (" in page.evaluate("heard[0]")


def test_the_keys_of_a_player_say_what_a_screen_reader_must_do(browser: Browser, address: str, site: Site) -> None:
    with opened(browser, address, viewport=DESKTOP) as (context, faults):
        page = context.new_page()
        ready(page, address)
        player = page.locator("entrelacs-joueur").first
        player.scroll_into_view_if_needed()
        player.get_by_text("Clavier").click()
        until(page, "document.querySelector('.ej-aide').textContent.includes('Insertion+Espace dans NVDA')")
        assert not faults


def test_a_player_that_is_far_is_a_button(browser: Browser, address: str) -> None:
    """For who goes from button to button, or presses it without going there."""
    with opened(browser, address, viewport=DESKTOP) as (context, faults):
        page = context.new_page()
        ident = far(page, address)
        assert page.locator(f"#{ident}").get_by_role("button", name="Ouvrir le lecteur d’ordonnancements", exact=True).count() == 1
        page.evaluate(f"document.querySelector('#{ident} > button').click()")
        until(page, there(ident))
        until(page, f"document.activeElement.matches('#{ident} button')")
        assert not faults


def test_what_has_a_name_has_a_clear_one(browser: Browser, address: str, site: Site) -> None:
    with opened(browser, address, viewport=DESKTOP) as (context, faults):
        page = context.new_page()
        ready(page, address + "mecanismes/lock/")
        page.add_style_tag(content="* { content-visibility: visible !important }")
        assert told(page, "document.querySelector('h2 > .headerlink')")["name"] == "Lien vers cette section"
        assert re.match(r"(Prouvé|Faute démontrée) \S", told(page, "document.querySelector('.preuve')")["name"])
        term = page.locator("a.terme").first
        definition = term.get_attribute("data-definition")
        assert told(page, "document.querySelector('a.terme')")["description"] == definition
        term.focus()  # nothing more is said of it then: it would be said twice
        assert told(page, "document.activeElement")["description"] == definition and term.get_attribute("aria-describedby") is None
        assert page.locator(".tabbed-labels label").count() > 1 and page.locator(".tabbed-labels a").count() == 0
        assert told(page, "document.querySelector('.md-overlay')")["role"] in ("none", "")
        drawn = told(page, "document.querySelector('.language-console .filename')")["name"]
        assert "›" not in str(drawn)
        assert not faults


def test_every_link_to_a_section_has_a_name(site: Site) -> None:
    for url, page in site.pages.items():
        for link in page.select("a.headerlink"):
            assert link.get("aria-label") == "Lien vers cette section", url
