"""The same sources and the same settings under Zensical, the successor of Material for MkDocs."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from cours import site_archive
from cours.exercises import expanded
from tests.conftest import once, run_tool, serving
from tests.site.pages import graph, parse, prose, url_of
from tests.site.test_browser import PHONE, no_key_alone_does_anything, opened, ready

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("zensical")


@pytest.fixture(scope="session")
def built(root: Path, shared: Path) -> Path:
    """The site as Zensical builds it, once for all the workers."""
    folder, status, printed = once(shared / "zensical.json", lambda: build(root, shared))
    assert status == 0, printed
    return Path(folder)


def build(root: Path, shared: Path) -> tuple[str, int, str]:
    """It writes inside of the project only, hence the copy."""
    course = Path(tempfile.mkdtemp(prefix="zensical-", dir=shared))
    shutil.copytree(root / "docs", course / "docs")
    shutil.copytree(root / "exemples", course / "exemples")
    shutil.copyfile(root / "mkdocs.yml", course / "mkdocs.yml")
    (course / "src").symlink_to(root / "src")
    # What has been explored for MkDocs needs no second exploration.
    (root / ".cache/entrelacs").mkdir(parents=True, exist_ok=True)
    (course / ".cache").mkdir()
    (course / ".cache/entrelacs").symlink_to(root / ".cache/entrelacs")
    done = run_tool(["cours.publication"], course)  # it lists the files of docs/ before any extension runs
    if done[0] == 0:
        done = run_tool(["zensical", "build", "--strict"], course)
    if done[0] == 0:
        done = run_tool(["cours.politique", str(course / "site")], root)
    if done[0] == 0:
        done = run_tool(["cours.on_demand", str(course / "site")], root)
    if done[0] == 0:
        done = run_tool(["cours.site_archive", str(course / "site")], root)
    return str(course / "site"), *done


def test_every_page_is_there_with_what_the_extensions_do(root: Path, built: Path) -> None:
    terms = typeset = included = proofs = players = 0
    for source in sorted((root / "docs").rglob("*.md")):
        name = source.relative_to(root / "docs").as_posix()
        page = parse(built / url_of(name) / "index.html")
        article = page.select_one("article")
        assert page.html["lang"] == "fr"
        assert page.select_one('meta[http-equiv="Content-Security-Policy"]'), name
        text = "".join(prose(article))
        assert "8<-" not in text and "\n///" not in text, name
        terms += len(article.select("a.terme"))
        typeset += text.count("\u00a0:") + text.count("’")
        included += len(article.select(".highlight .filename"))
        for term in article.select("a.terme"):
            assert term["href"].endswith("#" + term["href"].partition("#")[2]) and "/glossaire/#" in term["href"], name
        assert page.select_one("[data-md-component=search]")["aria-label"] == "Recherche", name
        cards = article.select(".preuve")
        whole = "\n".join(line for _, line in expanded(source.read_text(encoding="utf-8"), source.relative_to(root), root))
        assert len(cards) == len(re.findall(r"^ */// preuve\b", whole, re.MULTILINE)), name
        assert all(card.select_one(".preuve__verdict") and card.select("tbody tr") for card in cards), name
        proofs += len(cards)
        for player in article.select("entrelacs-joueur"):
            assert json.loads(graph(built, player, url_of(name)))["threads"], name
            players += 1
    assert terms > 20 and typeset > 100 and included > 20, (terms, typeset, included)
    assert proofs > 100 and players > 20, (proofs, players)
    assert len(parse(built / "projet/registre/index.html").select(".registre tbody tr")) == proofs
    assert "Page introuvable" in (built / "404.html").read_text(encoding="utf-8")


def test_sources_and_what_machines_read_are_there(root: Path, built: Path) -> None:
    described = set()
    for source in sorted((root / "docs").rglob("*.md")):
        url = url_of(source.relative_to(root / "docs").as_posix())
        page = parse(built / url / "index.html")
        described.add(page.select_one("meta[name=description]")["content"])
        archive, *_ = (urljoin(f"http://site/{url}", a["href"]) for a in page.select(".md-footer .sources a"))
        assert (built / archive.removeprefix("http://site/")).is_file() and (built / site_archive.ARCHIVE).is_file()
        if lesson := page.select_one('script[type="application/ld+json"]'):
            assert json.loads(lesson.get_text())["@type"] in ("Course", "LearningResource")
    assert len(described) == len(list((root / "docs").rglob("*.md")))
    assert json.loads(parse(built / "index.html").select_one('script[type="application/ld+json"]').get_text())["@type"] == "Course"
    assert "User-agent" in (built / "robots.txt").read_text(encoding="utf-8")
    assert (built / "flux.xml").read_text(encoding="utf-8").count("<entry>") >= 3


def test_it_opens_in_a_browser_with_its_players(built: Path, browser: Browser) -> None:
    with serving(built) as address, opened(browser, address, viewport=PHONE) as (context, faults):
        page = context.new_page()
        ready(page, address + "mecanismes/lock/")
        page.locator("entrelacs-joueur").first.scroll_into_view_if_needed()
        page.locator("entrelacs-joueur button.ej-fil:not([aria-disabled=true])").first.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        ready(page, address + "memo/resume/")
        no_key_alone_does_anything(page)
        assert not faults
