"""Every page in a real browser: no error, no request elsewhere, no accessibility fault, on a phone and on a desktop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import until
from tests.site.accessibility import ONLY_ORIENTATION, blanked, faults_but_colours, faults_of_colours, look
from tests.site.pages import Site, url_of
from tests.site.reading import WHOLE, hidden_stops, spaced_out, too_wide

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
#: What the theme writes and accessibilite.js mends: drawings that say nothing, attributes and places that HTML does not have, tabs without a group.
LEFT_BY_THE_THEME = """() => [...document.querySelectorAll(`svg:not([role], [aria-hidden=true]), [tabindex=""], [type=checkbox][autocomplete],
  [type=radio][autocomplete], pre nav, article a:not([href], [id]), .tabbed-set:not([role=group]), .md-dialog__inner:not([role=status])`)].map((one) => one.outerHTML.slice(0, 120))"""
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
        for routed in (*context.pages, context):
            routed.unroute_all(behavior="ignoreErrors")  # the last answers of a route may come when nobody waits for them any longer
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
        page.evaluate(WHOLE)
        problems += too_wide(page, 320) + too_wide(page, 640) + spaced_out(page, PHONE["width"]) + too_wide(page, PHONE["width"])
        problems += page.evaluate(LEFT_BY_THE_THEME)
        # Wide tables scroll in their box: it takes the keyboard's focus, and a box with nothing to scroll does not.
        until(
            page,
            "[...document.querySelectorAll('.md-typeset__scrollwrap, .preuve__boite')]"
            ".every(box => (box.scrollWidth > box.clientWidth) === (box.tabIndex === 0))"
        )
        with blanked(page):
            problems += hidden_stops(page) + faults_but_colours(page)
        page.set_viewport_size({"width": 1280, "height": 800})
        with blanked(page):
            problems += hidden_stops(page) + faults_but_colours(page)
        problems += faults_of_colours(page)
        problems += faults
    assert not problems, "\n".join(f"/{url} : {problem}" for problem in problems)


def test_no_style_locks_the_orientation(browser: Browser, address: str, site: Site) -> None:
    """The workshop has all the style sheets."""
    with opened(browser, address, viewport=PHONE) as (context, faults):
        page = context.new_page()
        ready(page, address + "atelier/")
        assert look(page, ONLY_ORIENTATION) == [] and not faults


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
        assert hidden_stops(page) == [] and not faults


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


KEYS_OF_THE_THEME = "fs/pn,."


def no_key_alone_does_anything(page: Page) -> None:
    """Nowhere in the page, unless one writes (WCAG 2.1.4); Ctrl+K leads to the search."""
    here = page.url
    for key in KEYS_OF_THE_THEME:
        page.keyboard.press(key)
        page.keyboard.press(f"Alt+{key}")
        page.wait_for_timeout(50)
        assert page.url == here and page.evaluate("document.activeElement === document.body"), key
    page.keyboard.press("Control+k")
    until(page, "document.activeElement.matches('input') || document.activeElement.shadowRoot !== null")


def test_no_key_alone_does_anything(browser: Browser, address: str, site: Site) -> None:
    with opened(browser, address, viewport=DESKTOP) as (context, faults):
        page = context.new_page()
        ready(page, address + "mecanismes/lock/")
        no_key_alone_does_anything(page)
        page.keyboard.type(KEYS_OF_THE_THEME)  # in the box, they are written
        assert page.locator(".md-search__input").input_value() == KEYS_OF_THE_THEME
        page.keyboard.press("Escape")
        player = page.locator("entrelacs-joueur").first
        player.scroll_into_view_if_needed()
        player.get_by_role("button", name="Un pas").focus()
        page.keyboard.press("A")  # in a player, they are its own
        until(page, "document.querySelector('entrelacs-joueur').path?.length === 1")
        assert not faults


def test_the_menu_by_keyboard_on_a_narrow_screen(browser: Browser, address: str, site: Site) -> None:
    """Also that of a laptop at 400 %: it opens, a part unfolds, a page is reached; Escape goes back, part by part."""
    with opened(browser, address, viewport={"width": 320, "height": 256}) as (context, faults):
        page = context.new_page()
        ready(page, address + "mecanismes/lock/")
        inside = "document.querySelector('.md-sidebar--primary').contains(document.activeElement)"
        page.get_by_role("button", name="Menu").focus()
        page.keyboard.press("Space")
        until(page, inside)
        own, part = (page.locator(".md-sidebar--primary").get_by_role("checkbox", name=name, exact=True) for name in ("Mécanismes", "Mémo"))
        assert own.is_checked() and own.evaluate("one => one === document.activeElement")
        page.keyboard.press("Escape")
        assert not own.is_checked() and own.evaluate("one => one === document.activeElement")
        for _ in range(12):
            if part.evaluate("one => one === document.activeElement"):
                break
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        first = page.evaluate("document.activeElement.textContent.trim()")
        assert first == "Résumé" and part.is_checked()
        page.keyboard.press("Escape")
        assert not part.is_checked() and part.evaluate("one => one === document.activeElement")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/memo/resume/")
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
        assert term.get_attribute("aria-description") == definition
        page.keyboard.press("Escape")
        assert bubble.is_hidden()
        page.evaluate("document.activeElement.blur()")
        term.hover()
        until(page, "document.querySelector('[role=tooltip]').checkVisibility()")
        bubble.hover()  # it stays while one reads it, enlarged
        page.wait_for_timeout(300)
        assert bubble.is_visible()
        page.keyboard.press("Escape")
        assert bubble.is_hidden()
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
        until(page, "document.querySelector('.annonce')?.textContent.startsWith('Commande copiée')")
        assert not faults


def test_erase_what_the_site_keeps(browser: Browser, address: str, site: Site) -> None:
    with opened(browser, address, viewport=DESKTOP, color_scheme="light") as (context, faults):
        page = context.new_page()
        ready(page, address + "projet/vie-privee/")
        assert page.evaluate("Object.keys(localStorage)") == ["/.__palette"]  # the theme keeps it from the first visit on
        page.get_by_role("button", name="Passer au thème sombre").click()
        ready(page, address + "comparer/threading-asyncio/")
        page.locator(".tabbed-labels label").nth(1).click()
        ready(page, address + "comprendre/situation-de-competition/")
        player = page.locator("entrelacs-joueur").first
        player.scroll_into_view_if_needed()
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
        folded.scroll_into_view_if_needed()  # what goes with a program comes at its approach
        line = folded.locator("code > span").filter(has_text=text)
        assert line.bounding_box()["height"] > 30  # on two lines
        folded.locator("button[data-md-type=copy], .md-clipboard").first.click()
        until(page, "navigator.clipboard.readText().then(text => text.length > 0)")
        module = context.request.get(folded.locator("a[download]").evaluate("link => link.href"))
        assert module.ok and page.evaluate("navigator.clipboard.readText()") == module.text().rstrip()
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


#: What only some pages load, and what in a page uses it.
USED = {
    "joueur.js": ".atelier",
    "joueur.css": ".atelier",
    "approche.js": "article:not(:has(.atelier)) entrelacs-joueur",
    "exercices.js": ".jeu, .exercices, .atelier",
    "exercices.css": ".jeu, .exercices, .atelier, .programme, .variante, [class^=exercice__]",
    "preuve.css": ".preuve, .registre, .atelier",
    "plis.js": "details > noscript",
    "exemples.js": ".exemple-commande, entrelacs-joueur",
    "glossaire.js": ".terme",
    "vie-privee.js": "[data-effacer]",
}


def test_scripts_and_styles_are_loaded_where_they_are_used(site: Site) -> None:
    """By the page that has something for them, and by the workshop, that makes players, cards and exercises."""
    known = set()
    for url, page in site.pages.items():
        loaded = {str(one.get("src") or one.get("href")).rpartition("/")[2] for one in page.select("script[src], link[rel=stylesheet]")}
        for name, users in USED.items():
            assert (name in loaded) == bool(page.select(users)), f"{url} : {name}"
            known.add((name, name in loaded))
        assert page.select_one('link[rel=stylesheet][href$="impression.css"]')["media"] == "print", url
    assert known == {(name, loaded) for name in USED for loaded in (True, False)}


def test_a_folded_proof_opens_whole(browser: Browser, address: str, site: Site) -> None:
    """It has no elements before it opens; without script, or printed, it is whole."""
    count = "document.querySelectorAll('.preuve__details table, .preuve__details li').length"
    with opened(browser, address, viewport=DESKTOP, java_script_enabled=False) as (context, faults):
        page = context.new_page()
        page.goto(address + "mecanismes/lock/")
        whole = page.locator(".preuve__details table, .preuve__details li").count()
        assert whole > 20 and not faults
    with opened(browser, address, viewport=DESKTOP) as (context, faults):
        page = context.new_page()
        ready(page, address + "mecanismes/lock/")
        assert page.evaluate(count) == 0
        assert page.locator("details > noscript").count() > 10
        fold = page.locator(".preuve__details:visible").first
        fold.locator("summary").click()
        until(page, f"{count} > 0")
        assert fold.locator("noscript").count() == 0
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.evaluate(count) == whole
        assert not faults


def test_the_second_file_waits_for_the_first_step(browser: Browser, address: str, site: Site) -> None:
    with opened(browser, address, viewport=DESKTOP) as (context, faults):
        page = context.new_page()
        asked = []
        page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
        ready(page, address + "mecanismes/lock/")
        page.locator("entrelacs-joueur").first.scroll_into_view_if_needed()
        until(page, "document.querySelector('entrelacs-joueur.ej') !== null")
        assert "joueur.js" in asked and "joueur-partie.js" not in asked
        page.locator("entrelacs-joueur").first.get_by_role("button", name="Un pas").click()
        page.evaluate("customElements.get('entrelacs-joueur').rest")
        assert asked.count("joueur-partie.js") == 1
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
        assert faults_of_colours(page, schemes=("slate",)) == []
        assert not faults


def test_forced_colours_keep_the_pictograms_and_the_marks(browser: Browser, address: str, site: Site) -> None:
    """The system paints every background alike: what is drawn by a background needs one of its own colours."""
    with opened(browser, address, viewport=DESKTOP, forced_colors="active") as (context, faults):
        page = context.new_page()
        ready(page, address + "mecanismes/lock/")
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        page.locator(".md-typeset .language-python.highlight").first.scroll_into_view_if_needed()  # what goes with a program comes at its approach
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
                "[...document.querySelectorAll('.tabbed-set')].filter(set => /asyncio/.test(set.querySelector('.tabbed-labels').textContent))"
                ".every(set => set.querySelector(`label[for=\"${set.querySelector('input:checked').id}\"]`).textContent.trim() === 'asyncio')"
            )
        assert not faults
