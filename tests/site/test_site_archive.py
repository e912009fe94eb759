"""The whole site on a disk, unpacked in a folder with an awkward name: pages, search, players and exercises; its server, for the workshop."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from cours import site_archive
from entrelacs_page.page import PageError
from tests.conftest import until
from tests.site.pages import Site, parse
from tests.site.test_browser import DESKTOP, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("atelier")


@pytest.fixture(scope="module")
def unpacked(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("salle n° 2, été")
    shutil.unpack_archive(site.folder / site_archive.ARCHIVE, folder)
    assert [path.name for path in folder.iterdir()] == [site_archive.FOLDER]
    return folder / site_archive.FOLDER


def test_every_link_leads_to_a_file(site: Site, unpacked: Path) -> None:
    pages = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*.html")}
    assert pages == {f"{url}index.html" for url in site.urls}
    faults, seen = [], 0
    for name in sorted(pages):
        page = unpacked / name
        for element in parse(page).select("[href], [src], [data-suite]"):
            target = element.get("href") or element.get("src") or element["data-suite"]
            found = urlsplit(target)
            if found.scheme or found.netloc or not found.path:
                continue
            seen += 1
            path = page.parent / unquote(found.path)
            if not path.is_file() and not path.resolve() == unpacked / site_archive.ARCHIVE:
                faults.append(f"{name} : {target}")
    assert seen > 5_000 and not faults, "\n".join(faults[:20])


def test_the_archive_is_linked_and_its_size_is_said(site: Site) -> None:
    button, whole = site.article("projet/chez-vous/").select("a[download]")
    assert whole["href"] == f"../../{site_archive.ARCHIVE.as_posix()}" and "site entier" in whole.get_text()
    archive = site.folder / site_archive.ARCHIVE
    if list(site.folder.glob("assets/atelier/moteur/*/pyodide.asm.wasm")):
        (said,) = re.findall(r"environ (\d+)\s+Mo avec l’atelier", site.article("projet/chez-vous/").get_text())
        assert abs(archive.stat().st_size / 1_000_000 - int(said)) <= 1.5
    assert site_archive.ARCHIVE.as_posix() not in (name for name, _ in site_archive.held(site.folder))


def test_it_is_read_searched_played_and_exercised_from_a_disk(browser: Browser, unpacked: Path) -> None:
    folder = unpacked.as_uri() + "/"
    with opened(browser, folder, viewport=DESKTOP) as (context, faults):
        page = context.new_page()
        page.goto(folder + "index.html")
        page.locator(".md-sidebar--primary").get_by_role("link", name="Lock", exact=True).click()
        page.wait_for_url("**/mecanismes/lock/index.html")
        until(page, "document.readyState === 'complete'")
        player = page.locator("entrelacs-joueur").first
        player.scroll_into_view_if_needed()
        player.get_by_role("button", name="Un pas").click()
        until(page, "document.querySelector('entrelacs-joueur').path?.length === 1")
        exercise = page.locator(".jeu:has(.jeu__choix)").first
        exercise.locator("input").first.check()
        exercise.get_by_role("button", name="Vérifier").click()
        until(page, "document.querySelector('.jeu:has(.jeu__choix) .jeu__bilan').textContent !== ''")
        page.keyboard.press("Control+k")
        page.keyboard.insert_text("interblocages")
        page.locator(".md-search-result__link").first.wait_for()
        page.keyboard.press("Enter")
        page.wait_for_url("**/comprendre/interblocage/index.html*")
        page.locator(".md-footer__link--next").click()
        page.wait_for_url("**/comprendre/famine-equite/index.html")
        # The theme asks for the map of the site, that a browser does not give to a page of a disk: nothing here needs it.
        assert [fault for fault in faults if "sitemap.xml" not in fault and fault != "console : Failed to load resource: net::ERR_FAILED"] == []


def test_the_workshop_from_a_disk_says_what_it_takes(browser: Browser, unpacked: Path) -> None:
    with opened(browser, unpacked.as_uri(), viewport=DESKTOP) as (context, _):
        page = context.new_page()
        page.goto(unpacked.as_uri() + "/atelier/index.html")
        assert "python servir.py" in page.locator(".atelier-sans").inner_text()
        page.locator(".atelier-sans a").click()
        page.wait_for_url("**/projet/chez-vous/index.html#le-cours-entier")


def test_one_command_serves_it_with_its_workshop(browser: Browser, unpacked: Path) -> None:
    """Python alone, from any folder; the types of its files are its own."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")} | {"PYTHONUTF8": "1", "BROWSER": "true"}
    with subprocess.Popen([sys.executable, "-S", str(unpacked / "servir.py"), "0"], stdout=subprocess.PIPE, env=environment, encoding="utf-8") as server:
        try:
            address = re.search(r"http://127\.0\.0\.1:\d+/", server.stdout.readline())[0]
            types = {"": "text/html", "assets/atelier/travailleur.mjs": "text/javascript", "assets/script/touches.js": "text/javascript"}
            for name, kind in types.items():
                with urllib.request.urlopen(address + name) as answer:
                    assert answer.headers.get_content_type() == kind
            if not list(unpacked.glob("assets/atelier/moteur/*/pyodide.asm.wasm")):
                pytest.skip("Node manque : l'atelier n'est pas construit")
            with opened(browser, address, viewport=DESKTOP) as (context, faults):
                page = context.new_page()
                page.goto(address)
                page.locator(".md-sidebar--primary").get_by_role("link", name="L’atelier").click()
                page.wait_for_url("**/atelier/index.html")
                page.locator("[data-explorer]").click()
                until(page, "document.querySelector('[data-statut]').textContent.startsWith('Faute trouvée')", timeout=240)
                assert not faults
        finally:
            server.kill()


def test_a_port_already_taken_is_told(unpacked: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run([sys.executable, "-S", str(unpacked / "servir.py"), str(port)], capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 1 and f"python servir.py {port + 1}" in done.stderr


@pytest.mark.parametrize(
    ("link", "there"),
    [
        ("../lock/", "../lock/index.html"),
        ("../lock/#titre", "../lock/index.html#titre"),
        ("..", "../index.html"),
        (".", "./index.html"),
        ("../?q=x", "../index.html?q=x"),
        ("#titre", "#titre"),
        ("../style.css", "../style.css"),
        ("https://docs.python.org/3/", "https://docs.python.org/3/"),
        ("mailto:a@b.c", "mailto:a@b.c"),
    ],
)
def test_links_on_a_disk(tmp_path: Path, link: str, there: str) -> None:
    for folder in ("", "lock", "event"):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "index.html").touch()
    (tmp_path / "style.css").touch()
    assert site_archive.disk_link(link, tmp_path / "event/index.html", tmp_path) == there


def test_a_folder_without_a_page_stops_the_archive(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    with pytest.raises(PageError, match="« assets/ » est un dossier sans page"):
        site_archive.disk_link("assets/", tmp_path / "index.html", tmp_path)
