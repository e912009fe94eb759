"""Every page in a real browser: no error, no request elsewhere, no accessibility fault, on a phone and on a desktop."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import until
from tests.site.accessibility import accessibility_faults
from tests.site.pages import Site, url_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
UNFOLD = "() => document.querySelectorAll('details').forEach(d => { d.open = true })"


@contextmanager
def opened(browser: Browser, address: str, **options: object) -> Iterator[tuple[BrowserContext, list[str]]]:
    """A browser context, and the list of what went wrong in its pages."""
    faults: list[str] = []
    context = browser.new_context(locale="fr-FR", reduced_motion="reduce", **options)
    context.set_default_timeout(120_000)  # a loaded machine is slow, not wrong
    context.on(
        "console", lambda message: faults.append(f"console : {message.text}") if message.type in ("error", "warning") else None
    )
    context.on("weberror", lambda error: faults.append(f"erreur : {error.error}"))
    context.on(
        "request",
        lambda request: (
            None if request.url.startswith((address, "data:", "blob:")) else faults.append(f"requête : {request.url}")
        ),
    )
    try:
        yield context, faults
    finally:
        context.close()


def ready(page: Page, address: str) -> None:
    page.goto(address, wait_until="load")
    until(page, "document.readyState === 'complete' && document.fonts.status === 'loaded'")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test a page, so that a failure names it and the workers share them."""
    if metafunc.function is test_page:
        docs = metafunc.config.racine / "docs"
        urls = sorted(url_of(path.relative_to(docs).as_posix()) for path in docs.rglob("*.md"))
        urls.append("404.html")
        metafunc.parametrize("url", urls, ids=[url.strip("/") or "accueil" for url in urls])


def test_page(browser: Browser, address: str, url: str) -> None:
    problems: list[str] = []
    with opened(browser, address, viewport=PHONE) as (context, faults):
        page = context.new_page()
        ready(page, address + url)
        page.evaluate(UNFOLD)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > PHONE["width"]:
            problems.append(f"{wide} px de large sur un écran de {PHONE['width']}")
        # Wide tables scroll in their box: it takes the keyboard's focus, and a box with nothing to scroll does not.
        until(
            page,
            "[...document.querySelectorAll('.md-typeset__scrollwrap, .preuve__boite')]"
            ".every(box => (box.scrollWidth > box.clientWidth) === (box.tabIndex === 0))"
        )
        page.set_viewport_size(DESKTOP)
        problems += accessibility_faults(page)
        problems += faults
    assert not problems, "\n".join(f"/{url} : {problem}" for problem in problems)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("url", ["", "mecanismes/lock/"])
def test_the_system_chooses_the_scheme(browser: Browser, address: str, url: str, scheme: str, root: Path) -> None:
    """Of each, a picture for who looks at what a build gave."""
    with opened(browser, address, viewport=DESKTOP, color_scheme=scheme) as (context, faults):
        page = context.new_page()
        ready(page, address + url)
        assert page.evaluate("document.body.dataset.mdColorScheme") == {"light": "default", "dark": "slate"}[scheme]
        pictures = root / "artefacts"
        pictures.mkdir(exist_ok=True)
        name = f"{url.strip('/').replace('/', '-') or 'accueil'}-{scheme}"
        page.screenshot(path=pictures / f"{name}-bureau.png")
        page.set_viewport_size(PHONE)
        page.screenshot(path=pictures / f"{name}-telephone.png")
        assert not faults


def test_keyboard(browser: Browser, address: str, site: Site) -> None:
    with opened(browser, address, viewport=DESKTOP) as (context, faults):
        page = context.new_page()
        ready(page, address + "mecanismes/lock/")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.classList.contains('md-skip')")
        assert page.locator(".md-skip").is_visible()
        page.keyboard.press("Enter")
        assert "#" in page.url
        for _ in range(15):
            page.keyboard.press("Tab")
            drawn = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert drawn != "none", page.evaluate("document.activeElement.outerHTML")
        # The radio buttons of tabs are invisible: their row shows the focus.
        page.locator(".tabbed-set > input:checked").first.focus()
        assert page.locator(".tabbed-labels").first.evaluate("row => getComputedStyle(row).outlineStyle") == "solid"
        assert not faults


def test_glossary_tooltip_by_keyboard_and_touch(browser: Browser, address: str, site: Site) -> None:
    with opened(browser, address, viewport=PHONE, has_touch=True) as (context, faults):
        page = context.new_page()
        ready(page, address + "mecanismes/lock/")
        here = page.url
        term, bubble = page.locator("a.terme").first, page.locator("[role=tooltip]")
        definition = term.get_attribute("data-definition")
        assert definition and term.get_attribute("title") is None and bubble.is_hidden()
        term.focus()
        assert bubble.inner_text() == definition
        assert term.get_attribute("aria-describedby") == bubble.get_attribute("id")
        page.keyboard.press("Escape")
        assert bubble.is_hidden()
        page.evaluate("document.activeElement.blur()")
        term.tap()
        assert bubble.is_visible() and page.url == here
        box = bubble.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"]
        term.tap()
        page.wait_for_url("**/memo/glossaire/#*")
        assert not faults


def test_copy_the_command_of_an_example(browser: Browser, address: str, site: Site) -> None:
    with opened(browser, address, viewport=DESKTOP, permissions=["clipboard-read", "clipboard-write"]) as (context, faults):
        page = context.new_page()
        ready(page, address + "mecanismes/lock/")
        button = page.locator("button.exemple-commande").first
        button.click()
        until(page, "document.querySelector('button.exemple-commande').textContent === 'Copié'")
        assert page.evaluate("navigator.clipboard.readText()") == button.get_attribute("data-commande")
        assert "Commande copiée" in page.locator(".annonce").inner_text()
        assert not faults


def test_erase_what_the_site_keeps(browser: Browser, address: str, site: Site) -> None:
    with opened(browser, address, viewport=DESKTOP, color_scheme="light") as (context, faults):
        page = context.new_page()
        ready(page, address + "projet/vie-privee/")
        assert page.evaluate("Object.keys(localStorage)") == ["/.__palette"]  # the theme keeps it from the first visit on
        page.locator("label[for=__palette_1]").click()
        ready(page, address + "comparer/threading-asyncio/")
        page.locator(".tabbed-labels label").nth(1).click()
        ready(page, address + "comprendre/situation-de-competition/")
        player = page.locator("entrelacs-joueur").first
        player.get_by_role("button", name="Jouer le pire").click()
        until(page, "Object.keys(localStorage).some(key => key.startsWith('entrelacs-joueur:'))")
        kept = [re.sub(":.*", ":", key) for key in page.evaluate("Object.keys(localStorage)")]
        assert sorted(kept) == ["/.__palette", "/.__tabs", "entrelacs-joueur:"]  # what the page says, and nothing else
        assert page.evaluate("sessionStorage.length") == 0 and page.evaluate("indexedDB.databases()") == []
        page.evaluate("localStorage.setItem('autre-site', '1')")
        ready(page, address + "projet/vie-privee/")
        page.locator("button[data-effacer]").click()
        until(page, "document.querySelector('[data-etat]').innerText.includes('effacé')")
        assert page.evaluate("Object.keys(localStorage)") == ["autre-site"]
        assert "C’est effacé" in page.locator("[data-etat]").inner_text()
        assert context.cookies() == []
        assert not faults


def test_without_javascript(browser: Browser, address: str, site: Site) -> None:
    with opened(browser, address, viewport=PHONE, java_script_enabled=False) as (context, faults):
        page = context.new_page()
        page.goto(address + "mecanismes/lock/")
        assert page.locator("h1").is_visible()
        assert page.locator("a.terme").first.get_attribute("title")
        assert not faults


def test_long_lines_of_code_fold_on_a_phone_and_are_copied_whole(browser: Browser, address: str, site: Site) -> None:
    with opened(browser, address, viewport=PHONE, permissions=["clipboard-read", "clipboard-write"]) as (context, faults):
        page = context.new_page()
        ready(page, address + "mecanismes/lock/")
        programs = page.locator(".language-python.highlight:visible")
        assert programs.count() > 3
        wide = "blocks => blocks.filter(b => { const c = b.querySelector('code'); return c.scrollWidth > c.clientWidth }).length"
        assert programs.evaluate_all(wide) == 0
        text = "for _ in range(NB_FILS)]"
        folded = programs.filter(has_text=text).first
        line = folded.locator("code > span").filter(has_text=text)
        assert line.bounding_box()["height"] > 30  # on two lines
        folded.locator("button[data-md-type=copy], .md-clipboard").first.click()
        until(page, "navigator.clipboard.readText().then(text => text.length > 0)")
        kind, module = folded.locator("a[download]").get_attribute("href").split(",", 1)
        assert kind.endswith(";base64")
        assert page.evaluate("navigator.clipboard.readText()") == base64.b64decode(module).decode().rstrip()
        assert not faults


def test_on_a_phone_no_word_of_a_title_is_cut_and_commands_are_read_whole(browser: Browser, address: str, site: Site) -> None:
    with opened(browser, address, viewport=PHONE) as (context, faults):
        page = context.new_page()
        ready(page, address + "mecanismes/semaphore/")
        for width in (320, 390):
            page.set_viewport_size({"width": width, "height": 800})
            lines = page.locator("h1").evaluate(
                """title => { const range = document.createRange(), text = title.firstChild;
                  range.setStart(text, text.data.indexOf("Bounded"));
                  range.setEnd(text, text.data.indexOf("Bounded") + "BoundedSemaphore".length);
                  return range.getClientRects().length; }"""
            )
            assert lines == 1, f"BoundedSemaphore est coupé sur {width} px"
        ready(page, address + "exercer/")  # what this command prints is wider than the screen; the command folds
        beyond = """commands => commands.filter(one => one.getBoundingClientRect().right
          > one.closest("code").getBoundingClientRect().right).map(one => one.textContent)"""
        assert page.locator(".language-console code > span:has(> .gp)").evaluate_all(beyond) == []
        assert not faults


def test_on_a_laptop_the_lines_of_code_fit_their_column(browser: Browser, address: str, site: Site) -> None:
    with opened(browser, address, viewport={"width": 1280, "height": 800}) as (context, faults):
        page = context.new_page()
        ready(page, address + "comprendre/situation-de-competition/")
        wide = "codes => codes.filter(code => code.scrollWidth > code.clientWidth).map(code => code.textContent.slice(0, 80))"
        assert page.locator(".language-python.highlight code:visible").evaluate_all(wide) == []
        assert not faults


def test_back_to_top_leaves_players_uncovered(browser: Browser, address: str, site: Site) -> None:
    """The theme floats its button under the header."""
    with opened(browser, address, viewport=PHONE) as (context, faults):
        page = context.new_page()
        ready(page, address + "mecanismes/lock/")
        for place, seen in (("entrelacs-joueur", "hidden"), (".md-footer", "visible"), ("entrelacs-joueur", "hidden")):
            page.locator(place).first.evaluate("one => one.scrollIntoView({ block: 'start' })")
            until(page, f"getComputedStyle(document.querySelector('.md-top')).visibility === '{seen}'")
        assert not faults


def test_printed_from_the_dark_theme(browser: Browser, address: str, site: Site) -> None:
    """Paper is white and does not scroll."""
    with opened(browser, address, viewport={"width": 680, "height": 1000}, color_scheme="dark") as (context, faults):
        page = context.new_page()
        ready(page, address + "mecanismes/condition/")
        page.emulate_media(media="print")
        page.evaluate(UNFOLD)
        assert page.evaluate("document.documentElement.scrollWidth") <= 680
        wide = "boxes => boxes.filter(box => box.scrollWidth > box.clientWidth).map(box => box.textContent.slice(0, 80))"
        assert page.locator(".preuve__boite").evaluate_all(wide) == []
        assert accessibility_faults(page, schemes=("slate",), colours_alone=True) == []
        assert not faults


def test_forced_colours_keep_the_pictograms_and_the_marks(browser: Browser, address: str, site: Site) -> None:
    """The system paints every background alike: what is drawn by a background needs one of its own colours."""
    with opened(browser, address, viewport=DESKTOP, forced_colors="active") as (context, faults):
        page = context.new_page()
        ready(page, address + "mecanismes/lock/")
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        painted = "([mark, part]) => getComputedStyle(mark, part).backgroundColor"
        for selector, part in ((".admonition-title", "::before"), ("summary", "::after"), (".md-code__button", "::after")):
            mark = page.locator(f".md-typeset {selector}:visible").first.element_handle()
            assert page.evaluate(painted, [mark, part]) != paper, selector
        border = "line => getComputedStyle(line).borderLeftStyle"
        assert page.locator(".highlight .hll:visible").first.evaluate(border) == "solid"
        assert not faults


def test_tabs_stay_in_step(browser: Browser, address: str, site: Site) -> None:
    """One choice of threading or asyncio holds for the page, then for the next one."""
    with opened(browser, address, viewport=DESKTOP) as (context, faults):
        page = context.new_page()
        for attempt in ("chosen", "remembered"):
            ready(page, address + "comparer/threading-asyncio/")
            if attempt == "chosen":
                page.locator(".tabbed-labels label", has_text="asyncio").first.click()
            until(
                page,
                "[...document.querySelectorAll('.tabbed-set')].filter(set => /asyncio/.test(set.querySelector('.tabbed-labels').innerText))"
                ".every(set => set.querySelector(`label[for=\"${set.querySelector('input:checked').id}\"]`).innerText === 'asyncio')"
            )
        assert not faults
