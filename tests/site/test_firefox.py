"""A chapter in Firefox: read by keyboard, played, searched. The workshop there: explored, stopped, shared.

Not without a network: Firefox does not ask the service worker for what a worker born of a ``blob:`` address imports, and the workshop's
is one, so that it lives under the page's policy. There, what is offline is what Firefox's own cache still holds.
"""

from __future__ import annotations

import pytest

from tests.conftest import serving
from tests.required_tools import require_tool
from tests.site import reading
from tests.site.bidi import firefox
from tests.site.pages import Site
from tests.site.test_atelier import ONE_LONG_OPERATION, READY, WHOLE

pytestmark = pytest.mark.xdist_group("atelier")

STATUS = "document.querySelector('[data-statut]').textContent"


def test_a_chapter_in_firefox(site: Site) -> None:
    with firefox(require_tool("firefox")) as browser, serving(site.folder) as address:
        browser.go(address + "mecanismes/lock/")
        browser.evaluate(f"({reading.WHOLE})()")
        assert browser.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert browser.evaluate("getComputedStyle(document.body).fontFamily").startswith("system-ui")
        for key in "fs/pn,.":
            browser.keys(key)
        assert browser.evaluate("location.href") == address + "mecanismes/lock/"
        browser.evaluate("document.querySelector('entrelacs-joueur .ej-jeu button:not([aria-disabled=true])').focus()")
        browser.keys("A")
        browser.until("document.querySelector('entrelacs-joueur').path?.length === 1")
        browser.keys("k", control=True)
        browser.until("document.activeElement.matches('.md-search__input')")
        browser.keys("interblocage")
        browser.until("document.querySelector('.md-search-result__link') !== null")
        assert "comprendre/interblocage/" in browser.evaluate("document.querySelector('.md-search-result__link').href")
        assert {*browser.faults} <= {"NS_BINDING_ABORTED"}


def test_the_workshop_in_firefox(site: Site) -> None:
    require_tool("node")
    with firefox(require_tool("firefox")) as browser, serving(site.folder) as address:

        def write(program: str) -> None:
            browser.evaluate("document.querySelector('.cm-content').focus()")
            browser.keys("a", control=True)
            browser.keys(program)

        def ask(answer: str) -> None:
            browser.evaluate("document.querySelector('[data-explorer]').click()")
            browser.until(f"{STATUS}.startsWith('{answer}') && {READY}")

        browser.go(address + "atelier/")
        browser.until(f"document.querySelector('{WHOLE}') !== null")
        ask("Faute trouvée")
        assert "AssertionError" in browser.evaluate("document.querySelector('[data-resultats]').innerText")
        write(ONE_LONG_OPERATION)
        browser.evaluate("document.querySelector('[data-explorer]').click()")
        browser.until(f"{STATUS}.startsWith('Exploration')")
        browser.evaluate("document.querySelector('[data-arreter]').click()")
        browser.until(f"{STATUS} === 'Arrêté.'", seconds=5)
        write("print(40 + 2)\n")
        ask("Toujours la même fin")
        browser.evaluate("document.querySelector('[data-partager]').click()")
        browser.until("location.hash.startsWith('#p=')")
        shared = browser.evaluate("location.href")
        browser.go(address)
        browser.go(shared)
        browser.until(f"{STATUS}.startsWith('Ce programme vient d')")
        assert "print(40 + 2)" in browser.evaluate("document.querySelector('.cm-content').innerText")
        assert {*browser.faults} <= {"NS_BINDING_ABORTED"}  # the next page, loaded ahead, given up when one goes elsewhere
