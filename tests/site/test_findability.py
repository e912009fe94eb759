"""What leads to the sources and to the pages: the footer, what machines read, the page of errors. Each page says it of itself."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup

from cours import vignette
from cours.metadata import changed, french
from cours.pages import address, all_pages
from cours.publication import ARCHIVE
from cours.typography import typeset
from tests.conftest import once, run_tool, until
from tests.exemples.reading import announced
from tests.site.accessibility import accessibility_faults
from tests.site.pages import Site, parse, prose, url_of
from tests.site.test_browser import opened, ready

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("site")

SITE = "https://cours.exemple/verrous/"
REPOSITORY, FAULTS = "https://forge.exemple/cours?a=1&b=2", "mailto:fautes@cours.exemple"
CHAPTERS = ("comprendre/", "mecanismes/", "comparer/", "pratiquer/", "aller-plus-loin/")
LEVELS = ("débutant", "intermédiaire", "avancé")


def front_matter(path: Path) -> dict[str, Any]:
    found = re.match(r"---\n(.*?)^---\n", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return yaml.safe_load(found[1]) if found else {}


def content(page: BeautifulSoup, name: str) -> str | None:
    """What the page's ``<meta>`` of this name, or this property, says; it must be alone."""
    found = page.select(f'meta[name="{name}"], meta[property="{name}"]')
    assert len(found) < 2, f"{name} : {found}"
    return found[0]["content"] if found else None


def structured(page: BeautifulSoup) -> list[dict[str, Any]]:
    return [json.loads(script.get_text()) for script in page.select('script[type="application/ld+json"]')]


@pytest.fixture(scope="module")
def published(root: Path, shared: Path) -> dict[str, BeautifulSoup]:
    """A few pages of this course, built as a forge does: with their address, that of the repository, where to tell a fault."""

    def build() -> tuple[str, int, str]:
        course = Path(tempfile.mkdtemp(prefix="publie-", dir=shared))
        settings = (root / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")[0]
        for variable, value in {"SITE_URL": SITE, "ADRESSE_DEPOT": REPOSITORY, "ADRESSE_SIGNALER": FAULTS}.items():
            settings, count = re.subn(rf'!ENV \[{variable}, ""\]', f'"{value}"', settings)
            assert count == 1, variable
        nav = "\nnav:\n" + "".join(f"  - {name}\n" for name in ("index.md", "lock.md", "memo/glossaire.md"))
        (course / "mkdocs.yml").write_text(settings + nav, encoding="utf-8")
        (course / "src").symlink_to(root / "src")
        (course / "exemples").mkdir()
        shutil.copytree(root / "docs/assets", course / "docs/assets", ignore=shutil.ignore_patterns("moteur", "sources"))
        for name, text in {
            "index.md": "# Accueil\n",
            "lock.md": '---\ndescription: "L\'essai : une page."\nniveau: débutant\navant: [memo/glossaire.md]\n---\n# Lock\n\n'
            '!!! objectif "Objectif · 7 min"\n    Savoir.\n',
            "memo/glossaire.md": "# Les mots\n\nfil { #fil }\n:   **Anglais :** *thread*. Une suite d'instructions.\n",
        }.items():
            (course / "docs" / name).parent.mkdir(exist_ok=True)
            (course / "docs" / name).write_text(text, encoding="utf-8")
        return str(course / "site"), *run_tool(["mkdocs", "build", "--strict", "-d", str(course / "site")], course)

    folder, status, printed = once(shared / "publie.json", build)
    assert status == 0, printed
    return {path.relative_to(folder).as_posix(): parse(path) for path in Path(folder).rglob("*.html")} | {"": folder}


# --- The sources -----------------------------------------------------------------------------------------------------


def test_every_page_leads_to_the_sources_and_to_nothing_that_is_not_given(site: Site) -> None:
    for url, page in site.pages.items():
        links = [urljoin(f"http://site/{url}", a["href"]) for a in page.select(".md-footer .sources a")]
        archive = ARCHIVE.relative_to("docs").as_posix()
        assert [urlsplit(link).path.lstrip("/") for link in links] == [archive, "projet/chez-vous/", "projet/accessibilite/"], f"{url} : {links}"
        assert urljoin(f"http://site/{url}", page.select_one("link[rel=help]")["href"]) == links[1], url
    assert (site.folder / archive).stat().st_size > 100_000
    assert (site.folder / archive).read_bytes() == (site.root / ARCHIVE).read_bytes()


def test_the_repository_and_where_to_tell_a_fault_are_linked_when_they_are_given(published: dict[str, Any]) -> None:
    pages = {name: page for name, page in published.items() if name}
    assert len(pages) == 4
    for name, page in pages.items():
        links = [a["href"] for a in page.select(".md-footer .sources a")]
        assert links[3:] == [REPOSITORY, FAULTS], f"{name} : {links}"


@pytest.mark.parametrize("width", [320, 390])
def test_the_links_of_the_footer_fit_a_phone(published: dict[str, Any], browser: Browser, width: int) -> None:
    with forge(Path(published[""]), urlsplit(SITE).path) as address, opened(browser, address, viewport={"width": width, "height": 844}) as (context, faults):
        page = context.new_page()
        ready(page, address + "lock/")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert all(link.bounding_box()["x"] + link.bounding_box()["width"] <= width for link in page.locator(".sources a").all())
        assert accessibility_faults(page) == []
        assert not faults


def test_whoever_speaks_of_the_archive_leads_to_it(site: Site) -> None:
    for url in ("projet/vie-privee/", "exercer/", "projet/comment-entrelacs-verifie/"):
        links = {urljoin(f"http://site/{url}", a["href"]) for a in site.article(url).select("a[href]")}
        assert "http://site/projet/chez-vous/" in links, url
        assert "README" not in site.article(url).get_text(), url
    button = site.article("projet/chez-vous/").select_one("a[download]")
    assert urljoin("http://site/projet/chez-vous/", button["href"]) == f"http://site/{ARCHIVE.relative_to('docs').as_posix()}"
    size = (site.root / ARCHIVE).stat().st_size / 1_000_000
    assert f"({size:.1f}".replace(".", ",") + "\u00a0Mo)" in button.get_text()


def test_whoever_copies_a_command_is_told_what_it_takes(site: Site, browser: Browser, address: str) -> None:
    """Once beside each button, for examples, exercises and players; the link leads to the page that tells it."""
    with opened(browser, address) as (context, faults):
        page = context.new_page()
        ready(page, address + "mecanismes/lock/")
        buttons = [page.locator(found).locator("visible=true").first for found in (".exemple-actions .exemple-commande", ".jeu__commande .exemple-commande")]
        page.locator("entrelacs-joueur").first.scroll_into_view_if_needed()
        buttons.append(page.locator("entrelacs-joueur").first.get_by_role("button", name="Copier la commande"))
        for number, button in enumerate(buttons, 1):
            for _ in range(2):
                button.click()
            until(page, f"document.querySelectorAll('.exemple-aide').length === {number}")
        links = page.locator(".exemple-aide")
        assert {link.inner_text() for link in links.all()} == {"Ce qu’il faut pour l’exécuter"}
        links.first.click()
        page.wait_for_url(address + "projet/chez-vous/")
        assert not faults


# --- What machines read ----------------------------------------------------------------------------------------------


def test_every_page_has_a_written_description_of_its_own(site: Site) -> None:
    """In its front matter: neither the course's nor one cut out of the text."""
    seen: dict[str, str] = {}
    for source, url in zip(site.sources, site.urls, strict=True):
        said = front_matter(site.root / "docs" / source).get("description", "")
        assert 50 <= len(said) <= 160, f"{source} : {len(said)} caractères : {said!r}"
        assert said[0].isupper() and said.endswith(".") and not set(said) & set('"<>&'), f"{source} : {said!r}"
        assert said not in seen, f"{source} et {seen.get(said)} ont la même description"
        seen[said] = source
        shown = typeset(said)
        assert content(site.pages[url], "description") == content(site.pages[url], "og:description") == shown, source


def test_every_chapter_says_its_level_its_time_and_what_comes_before(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site.root)
    order = [page.relative_to("docs").as_posix() for page in all_pages()]
    titles = {source: "".join(prose(site.article(url).h1)).replace("¶", "").strip() for source, url in zip(site.sources, site.urls, strict=True)}
    for source, url in zip(site.sources, site.urls, strict=True):
        told, found = front_matter(site.root / "docs" / source), structured(site.pages[url])
        if not source.startswith(CHAPTERS):
            assert len(found) == (source == "index.md") and "niveau" not in told, source
            continue
        assert told["niveau"] in LEVELS, source
        late = [name for name in told["avant"] if order.index(name) >= order.index(source)]
        assert not late, f"{source} : à lire avant, et plus loin dans le cours : {late}"
        (lesson,) = found
        assert lesson["@type"] == "LearningResource" and lesson["isPartOf"]["@type"] == "Course"
        assert lesson["educationalLevel"] == told["niveau"] and lesson["description"] == content(site.pages[url], "description")
        assert lesson["timeRequired"] == f"PT{announced((site.root / 'docs' / source).read_text(encoding='utf-8'))}M", source
        assert [one["name"] for one in lesson["competencyRequired"]] == [titles[name] for name in told["avant"]], source


def test_the_home_page_is_the_course(site: Site) -> None:
    (course,) = structured(site.pages[""])
    minutes = sum(announced((site.root / "docs" / source).read_text(encoding="utf-8")) or 0 for source in site.sources)
    assert course["@type"] == "Course" and course["inLanguage"] == "fr"
    assert course["hasCourseInstance"]["courseWorkload"] == f"PT{minutes}M"


def test_a_published_page_gives_its_whole_address(published: dict[str, Any]) -> None:
    lock = published["lock/index.html"]
    assert lock.select_one("link[rel=canonical]")["href"] == content(lock, "og:url") == f"{SITE}lock/"
    (lesson,) = structured(lock)
    assert content(lock, "description") == content(lock, "og:description") == lesson["description"] == "L’essai\u00a0: une page."
    assert lesson["url"] == f"{SITE}lock/" and lesson["timeRequired"] == "PT7M"
    assert lesson["competencyRequired"] == [{"@type": "DefinedTerm", "name": "Les mots", "url": f"{SITE}memo/glossaire/"}]
    assert structured(published["index.html"])[0]["url"] == SITE
    for name, page in published.items():
        if name:
            picture = content(page, "og:image")
            assert picture.startswith(SITE) and Path(published[""], picture.removeprefix(SITE)).is_file(), name


def test_without_an_address_none_is_invented(site: Site) -> None:
    for url, page in site.pages.items():
        assert not page.select("link[rel=canonical]") and content(page, "og:url") is content(page, "og:image") is None, url
    assert "Sitemap" not in (site.folder / "robots.txt").read_text(encoding="utf-8")


def test_robots_map_and_feed_name_every_page(site: Site, published: dict[str, Any]) -> None:
    folder = Path(published[""])
    assert f"Sitemap: {SITE}sitemap.xml" in (folder / "robots.txt").read_text(encoding="utf-8")
    found = etree.parse(folder / "sitemap.xml").getroot().findall("{*}url/{*}loc")
    assert sorted(one.text for one in found) == [SITE, f"{SITE}lock/", f"{SITE}memo/glossaire/"]
    page = site.pages["projet/nouveautes/"]
    dates = [title["id"] for title in page.select("article h2")]
    feed = etree.parse(site.folder / "flux.xml").getroot()
    links = [entry.find("{*}link").get("href") for entry in feed.findall("{*}entry")]
    assert links == [f"projet/nouveautes/#{anchor}" for anchor in dates] and len(links) >= 3
    updated = [entry.findtext("{*}updated") for entry in feed.findall("{*}entry")]
    assert updated == sorted(updated, reverse=True)
    for target in re.findall('href="([^"]*)"', " ".join(entry.findtext("{*}content") for entry in feed.findall("{*}entry"))):
        path, _, anchor = target.partition("#")
        assert path in site.pages and (not anchor or site.pages[path].find(id=anchor)), target
    for url, page in site.pages.items():
        assert urljoin(f"http://site/{url}", page.select_one('link[type="application/atom+xml"]')["href"]) == "http://site/flux.xml", url


def test_pages_say_when_they_were_changed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site.root)
    changed.cache_clear()
    days = changed()
    for source, url in zip(site.sources, site.urls, strict=True):
        shown = [" ".join(fact.get_text().split()) for fact in site.pages[url].select(".md-source-file__fact")]
        day = days.get(f"docs/{source}")
        assert shown == ([f"Modifié le {french(day)}"] if day else []), source
    changed.cache_clear()


def test_the_picture_is_that_of_its_drawing() -> None:
    picture = vignette.PICTURE.read_bytes()
    assert picture.startswith(vignette.SIGNATURE) and len(picture) < 200_000
    parts = list(vignette.chunks(picture))
    assert parts[0][0] == b"IHDR" and parts[-1][0] == b"IEND"
    assert [int.from_bytes(parts[0][1][at : at + 4]) for at in (0, 4)] == [1200, 630]
    assert (b"tEXt", vignette.mark()) in parts, "le dessin a changé : python -m cours.vignette"


def test_addresses_of_pages() -> None:
    for source in ("index.md", "mecanismes/index.md", "mecanismes/lock.md"):
        assert address(Path("docs", source)) == url_of(source)


# --- The page of errors ----------------------------------------------------------------------------------------------


@contextmanager
def forge(site: Path, below: str) -> Iterator[str]:
    """Serve ``site`` below ``below``, and its page of errors for every other address, as GitHub and GitLab do."""

    class Pages(SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            return super().translate_path(path.removeprefix(below.rstrip("/")) if path.startswith(below) else "/absent")

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            body = (site / "404.html").read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Pages, directory=str(site))) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{below}"
        server.shutdown()


def test_the_page_of_errors_works_at_any_depth(published: dict[str, Any], browser: Browser) -> None:
    page = published["404.html"]
    assert page.title.get_text() == "Page introuvable - Verrous et synchronisation en Python"
    assert content(page, "robots") == "noindex" and not structured(page)
    with forge(Path(published[""]), urlsplit(SITE).path) as address, opened(browser, address) as (context, faults):
        shown = context.new_page()
        for missing in ("absente", "a/b/c/d/absente/"):
            answer = shown.goto(address + missing, wait_until="load")
            assert answer.status == 404
            assert shown.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--cours-titres')"), missing
            targets = shown.eval_on_selector_all("article a, .sources a, .md-logo, link[rel=stylesheet]", "all => all.map(one => one.href)")
            own = [target for target in targets if target.startswith(address)]
            assert len(own) > 8
            # The small course has neither all pages nor the forge's: what it has must be found.
            for target in (address, address + "memo/glossaire/", address + ARCHIVE.relative_to("docs").as_posix()):
                assert target in own, (missing, own)
            assert all(shown.request.get(sheet).ok for sheet in own if sheet.endswith((".css", ".zip"))), missing
        shown.get_by_role("link", name="Chercher dans le cours").click()
        shown.wait_for_url(address + "?q=*")
        until(shown, "document.activeElement.matches('[data-md-component=search-query]')")
        shown.keyboard.type("instructions")
        shown.locator(".md-search-result__link").first.wait_for()
        assert [fault for fault in faults if "404" not in fault] == []
