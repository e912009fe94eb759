"""The search, typed in a real browser: the right page comes first or second, and nothing is loaded before the reader goes to the box."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from cours import glossary
from tests.conftest import until
from tests.site.accessibility import accessibility_faults
from tests.site.pages import Site, parse, url_of
from tests.site.test_browser import DESKTOP, PHONE, opened, ready

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

QUESTIONS = tomllib.loads(Path(__file__).with_name("recherche.toml").read_text(encoding="utf-8"))
#: What only the search needs.
LOADED = ("moteur.js", "cours.js", "search_index.json")
BOX = ".md-search__input"
#: Which question the search was asked last, and how many wait for their answer.
COUNTED = """
self.asked = { last: null, waiting: 0 };
self.Worker = class extends Worker {
  constructor(address) { super(address); this.addEventListener("message", ({ data }) => { if (data.type === 3) asked.waiting--; }); }
  postMessage(message) { if (message.type === 2) { asked.last = message.data; asked.waiting++; } super.postMessage(message); }
};
"""
RESULTS = """items => items.map(item => [...item.querySelectorAll('a')].map(a => ({
  href: a.href, title: a.querySelector('h1, h2').innerText, text: [...a.querySelectorAll('p')].map(p => p.textContent).join(' ') })))"""


def ask(page: Page, question: str) -> list[list[dict[str, str]]]:
    """Type `question`; give the pages found, each with the links that it shows: where they lead, title, excerpt."""
    page.locator(BOX).fill("")
    page.keyboard.insert_text(question[:-1])
    page.keyboard.type(question[-1])
    until(page, f"asked.last === {question!r} && asked.waiting === 0")
    return page.eval_on_selector_all(".md-search-result__item", RESULTS)


def page_of(link: dict[str, str], address: str) -> str:
    return link["href"].removeprefix(address).partition("?")[0].partition("#")[0]


@contextmanager
def searching(browser: Browser, address: str, url: str = "", **options: object) -> Iterator[Page]:
    """A page whose box is open, and that must have no fault."""
    with opened(browser, address, **({"viewport": DESKTOP} | options)) as (context, faults):
        context.add_init_script(COUNTED)
        page = context.new_page()
        ready(page, address + url)
        page.keyboard.press("Control+k")
        until(page, "self.asked.last !== null")
        yield page
        assert not faults


def plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


# ---- What is found --------------------------------------------------------------------------------------------------


def test_the_right_page_comes_first_or_second(browser: Browser, address: str, site: Site) -> None:
    assert sum(map(len, QUESTIONS.values())) >= 64
    wrong = []
    with searching(browser, address) as page:
        for expected, questions in QUESTIONS.items():
            assert expected in site.urls
            for question in questions:
                found = [page_of(links[0], address) for links in ask(page, question)]
                if expected not in found[:2]:
                    wrong.append(f"« {question} » : {expected} ; trouvées : {', '.join(found[:4])}")
    assert not wrong, "\n".join(wrong)


def test_every_name_of_the_glossary_leads_to_the_page_that_explains_it(browser: Browser, address: str, root: Path) -> None:
    wrong, count = [], 0
    with searching(browser, address) as page:
        for entry in glossary.read(root / "docs/memo/glossaire.md"):
            for name in (*entry.forms, *entry.english, *entry.searched):
                found = [page_of(links[0], address) for links in ask(page, name)]
                count += 1
                if url_of(Path(entry.page).relative_to(root / "docs").as_posix()) not in found[:2]:
                    wrong.append(f"« {name} » : {entry.page} ; trouvées : {', '.join(found[:4])}")
    assert count > 100 and not wrong, "\n".join(wrong)


def test_every_word_is_required_unless_nothing_is_left(browser: Browser, address: str, site: Site) -> None:
    with searching(browser, address) as page:
        every = {page_of(links[0], address) for links in ask(page, "verrou")}
        both = [page_of(links[0], address) for links in ask(page, "verrou boulangerie")]
        assert 0 < len(both) < len(every)
        for url in both:
            text = plain(parse(site.folder / url / "index.html").article.get_text())
            assert re.search(r"verrou|lock|mutex", text) and "boulangerie" in text, url
        found = ask(page, "verrou zyglotron")
        assert page_of(found[0][0], address) == "mecanismes/lock/"
        assert page.locator(".md-search-result__terms del").first.inner_text() == "zyglotron"
        assert ask(page, "zyglotron") == []
        assert page.locator(".md-search-result__meta").inner_text() == "Aucun document trouvé"


def test_each_entry_of_the_glossary_is_a_result_of_its_own(browser: Browser, address: str, root: Path) -> None:
    entries = {entry.anchor: entry for entry in glossary.read(root / "docs/memo/glossaire.md")}
    assert len(entries) > 50 and all((root / entry.page).is_file() for entry in entries.values())
    with searching(browser, address) as page:
        for name, anchor in (("famine", "famine"), ("stampede", "ruee"), ("tampon borne", "tampon-borne")):
            [links] = [links for links in ask(page, name) if page_of(links[0], address) == "memo/glossaire/"]
            shown = {link["href"].partition("#")[2]: link for link in links}
            assert next(iter(shown)) in ("", anchor) and anchor in shown, (name, shown)
            definition = " ".join(entries[anchor].definition.replace("'", "’").split())[:60]
            assert definition in " ".join(shown[anchor]["text"].split()), shown[anchor]
            assert shown[anchor]["title"] == entries[anchor].term.replace("'", "’")


def test_excerpts_show_where_the_words_are(browser: Browser, address: str) -> None:
    with searching(browser, address) as page:
        for question, word in (("réveil intempestif", "intempestif"), ("notify_all", "notify_all"), ("release unlocked lock", "unlocked")):
            first, *others = ask(page, question)
            assert any(word in link["title"] + link["text"] for link in first), (question, first)
            excerpts = [link["text"] for links in (first, *others) for link in links if link["text"]]
            assert all(8 < len(text) < 330 for text in excerpts), sorted(excerpts, key=len)[:: len(excerpts) - 1]
            assert page.locator(".md-search-result__item mark").count()
        # The code of the pages is shown as text, whatever it holds.
        ask(page, "isinstance")
        kinds = page.eval_on_selector_all(".md-search-result__article *", "all => [...new Set(all.map(one => one.localName))]")
        assert set(kinds) <= {"h1", "h2", "p", "code", "mark", "del", "div"}, kinds


# ---- What is loaded -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["click", "keys", "phone", "address"])
def test_nothing_is_loaded_before_the_reader_goes_to_the_box(browser: Browser, address: str, way: str) -> None:
    with opened(browser, address, viewport=PHONE if way == "phone" else DESKTOP) as (context, faults):
        asked: list[str] = []
        context.on("request", lambda request: asked.append(urlsplit(request.url).path.rpartition("/")[2]))
        page = context.new_page()
        ready(page, address + "mecanismes/lock/")
        page.wait_for_timeout(500)
        assert "recherche.js" in asked and not [name for name in asked if name.startswith(LOADED) or "search" in name], asked
        assert not page.workers
        if way == "click":
            page.locator(BOX).click()
        elif way == "keys":
            page.keyboard.press("Control+k")
        elif way == "phone":
            page.locator(".md-header__button[for=__search]").click()
        else:
            ready(page, address + "mecanismes/lock/?q=interblocage")
        if way != "address":
            page.locator(BOX).press_sequentially("interblocage")
        # On a loaded machine, what was found for the first letters shows before the rest.
        until(page, "document.querySelector('.md-search-result__link')?.pathname === '/comprendre/interblocage/'", timeout=30)
        page.locator(BOX).blur()
        page.locator(BOX).focus()
        assert [asked.count(name) for name in LOADED] == [1, 1, 0]
        assert not faults


def test_the_words_are_underlined_on_the_page_that_was_found(browser: Browser, address: str) -> None:
    with searching(browser, address) as page:
        ask(page, "deadlocks")
        page.keyboard.press("Enter")
        page.wait_for_url("**/comprendre/interblocage/?h=*")
        page.locator("article mark").first.wait_for()
        assert {text.lower() for text in page.locator("article mark").all_text_contents()} <= {"interblocage", "interblocages", "deadlock"}


def test_an_index_that_cannot_be_loaded_is_told_and_asked_for_again(browser: Browser, address: str) -> None:
    with opened(browser, address, viewport=DESKTOP) as (context, _):
        page = context.new_page()
        page.route("**/moteur.js", lambda route: route.abort(), times=1)
        ready(page, address)
        page.keyboard.press("Control+k")
        until(page, "document.querySelector('.md-search-result__meta').innerText.includes('pas pu se charger')")
        page.keyboard.press("Escape")
        page.wait_for_timeout(200)  # the theme takes a box left and found again at once for one never left
        page.keyboard.press("Control+k")
        until(page, "document.querySelector('[data-md-toggle=search]').checked")
        page.keyboard.insert_text("verrou")
        page.locator(".md-search-result__link").first.wait_for()


def test_it_works_from_a_disk(browser: Browser, site: Site) -> None:
    folder = site.folder.as_uri() + "/"
    with opened(browser, folder, viewport=DESKTOP) as (context, _):
        page = context.new_page()
        page.goto(folder + "memo/resume/index.html")
        page.keyboard.press("Control+k")
        page.keyboard.insert_text("interblocages")
        page.locator(".md-search-result__link").first.wait_for()
        for link in page.locator(".md-search-result__link").all()[:12]:
            path = Path(unquote(urlsplit(link.get_attribute("href")).path))
            assert path.name == "index.html" and path.is_file(), path
        page.keyboard.press("Enter")
        page.wait_for_url("**/comprendre/interblocage/index.html*")


def test_no_box_without_scripts(browser: Browser, address: str) -> None:
    with opened(browser, address, viewport=DESKTOP, java_script_enabled=False) as (context, faults):
        page = context.new_page()
        for size in (DESKTOP, PHONE):
            page.set_viewport_size(size)
            page.goto(address + "mecanismes/lock/")
            assert page.locator(BOX).is_hidden() and page.locator(".md-header__button[for=__search]").is_hidden()
        assert not faults


# ---- Who types ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_sees_no_fault_in_the_results(browser: Browser, address: str, size: dict[str, int]) -> None:
    with opened(browser, address, viewport=size) as (context, faults):
        context.add_init_script(COUNTED)
        page = context.new_page()
        ready(page, address + "projet/vie-privee/")
        page.locator(BOX if size is DESKTOP else ".md-header__button[for=__search]").click()
        until(page, "self.asked.last !== null")
        assert ask(page, "condition notify")
        page.wait_for_timeout(400)  # the box unfolds
        problems = accessibility_faults(page) + faults
        assert not problems, "\n".join(problems)


def test_by_keyboard_and_as_it_is_read_aloud(browser: Browser, address: str) -> None:
    with searching(browser, address, "mecanismes/lock/") as page:
        assert ask(page, "interblocage")
        told = page.locator(".md-search-result__meta")
        assert told.get_attribute("role") == "status" and re.fullmatch(r"\d+ documents trouvés", told.inner_text())
        described = page.locator(BOX).get_attribute("aria-describedby")
        assert "Flèche vers le bas" in page.locator(f"#{described}").text_content()
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.href").startswith(f"{address}comprendre/interblocage/")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Escape")
        assert not page.locator("[data-md-toggle=search]").is_checked()
        # Closed, it holds no stop but its own.
        page.locator(BOX).focus()
        page.keyboard.press("Tab")
        assert not page.evaluate("document.querySelector('.md-search__output').contains(document.activeElement)")
