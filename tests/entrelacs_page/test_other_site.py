"""The proof card and the player in the site of somebody else: three lines of settings, under each builder and theme.

``autre_site/`` is that site. What it claims is explored when it is built; its player is played in a real browser, from a disk too.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from entrelacs_page.page import Site
from tests.conftest import ROOT, once, run_tool, serving, until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent / "autre_site"
ADDRESS = "https://autre.exemple/"
#: The builder, and what a site adds to its settings to choose its theme. That of highlight.js would ask the network for it.
BUILDERS = {
    "mkdocs": ("mkdocs", "theme: {name: mkdocs, highlightjs: false}\n"),
    "readthedocs": ("mkdocs", "theme: {name: readthedocs, highlightjs: false}\n"),
    "material": ("mkdocs", "theme: {name: material, font: false, features: [navigation.instant], palette: {scheme: default}}\n" f"site_url: {ADDRESS}\n"),
    "zensical": ("zensical", "theme: {font: false, palette: {scheme: default}}\n"),
}
ENGLISH = """\
# Counting

/// preuve | A turn may get lost.
    programme: programmes/compteur.py
    constantes: {TOURS: 1}
    resultats:
      - {sortie: "compteur = 2", statut: attendue, phrase: "Nobody met."}
      - {sortie: "compteur = 1", statut: interdite, phrase: "A turn is lost."}
    faux: true
    necessite: []
    joueur: true
///

/// preuve | With a lock, none is.
    programme: programmes/compteur_verrou.py
    constantes: {TOURS: 1}
    resultats:
      - {sortie: "compteur = 2", statut: attendue, phrase: "Each turn counts."}
    necessite: [with]
///
"""


def copied(folder: Path, settings: str = "") -> Path:
    """The site, in a folder of its own, that writes beside it."""
    shutil.copytree(HERE, folder)
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(settings)
    return folder


def build(builder: str, folder: Path, where: Path | None = None) -> tuple[int, str]:
    """Build the site in ``folder``, working in ``where``; paths of Python that are relative hold from here alone."""
    options = ["-f", str(folder / "mkdocs.yml")] if where else []
    return run_tool([builder, "build", "--strict", *options], where or folder)


@pytest.fixture(autouse=True)
def found_from_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))


DARK = """() => { document.documentElement.dataset.bsTheme = "dark"; document.body.dataset.mdColorScheme = "slate" }"""
#: Those that have no dark page.
ALWAYS_LIGHT = "wy-body-for-nav"


@pytest.fixture(params=BUILDERS)
def built(request: pytest.FixtureRequest, shared: Path) -> Path:
    """The site that a builder makes, once for all the workers."""

    def make() -> tuple[str, int, str]:
        builder, settings = BUILDERS[request.param]
        folder = copied(Path(tempfile.mkdtemp(prefix="autre-", dir=shared)) / "site", settings)
        return str(folder / "site"), *build(builder, folder)

    folder, status, printed = once(shared / f"autre-{request.param}.json", make)
    assert status == 0, printed
    return Path(folder)


def test_a_page_with_a_proof_has_all_that_it_needs_and_no_other_has(built: Path) -> None:
    page = (built / "index.html").read_text(encoding="utf-8")
    assert page.count("customElements.define(") == 1 and page.count("--preuve-teinte: #0f6e6e") == 1
    assert re.findall(r'preuve__verdict">(.*?)<', page) == ["Prouvé", "Faute démontrée"]
    assert "100\u00a0%" in page and "Ce que la page en dit de plus." in page  # French, whatever the machine speaks
    assert "</code>\u00a0: 47\u00a0états" in page and "(option « fifo »)" not in page
    other = (built / "sans-preuve/index.html").read_text(encoding="utf-8")
    assert "Elle ne charge rien de plus." in other and "preuve__" not in other and "entrelacs-joueur" not in other


def test_the_search_finds_the_words_of_the_page_and_none_of_its_scripts(built: Path) -> None:
    (index,) = [*built.rglob("search_index.json"), *built.glob("search.json")]
    told = index.read_text(encoding="utf-8")
    assert "customElements" not in told and "--preuve-teinte" not in told and "solde" not in told
    text = json.dumps(json.loads(told), ensure_ascii=False)
    assert "Sous un verrou, rien ne se perd." in text and "threads" not in text


@contextmanager
def opened(browser: Browser, address: str, **options: object) -> Iterator[tuple[Page, list[str]]]:
    """A page of the site, and what went wrong in it that does not on the page without a proof: a theme has faults of its own."""
    with browser.new_context(reduced_motion="reduce", viewport={"width": 1200, "height": 900}, **options) as context:
        faults: list[str] = []
        context.set_default_timeout(120_000)
        context.on("weberror", lambda error: faults.append(str(error.error).partition("\n")[0]))
        context.on("request", lambda request: None if request.url.startswith(address) else faults.append(request.url))
        page = context.new_page()
        page.goto(f"{address}sans-preuve/{'' if address.startswith('http') else 'index.html'}")
        own, faults[:] = list(faults), []
        yield page, faults
        assert set(faults) <= {fault.replace("/sans-preuve/", "/") for fault in own}


def play(page: Page) -> None:
    """From the first step to the goal, and to the answer of its question."""
    player = page.locator("entrelacs-joueur")
    player.locator("li[data-fil='1'] button.ej-fil").click()
    until(page, "document.querySelector('.ej-dit').innerText.includes('Pas 1. Ana lit compteur')")
    player.get_by_role("button", name="Jouer le pire").click()
    until(page, "document.querySelector('.ej-bravo') !== null")
    assert "compteur = 1" in player.locator(".ej-verdict").inner_text()
    player.get_by_role("button", name="Un verrou").click()
    link = player.locator(".ej-suite a")
    assert link.inner_text() == "Voyez-en la preuve." and link.get_attribute("href") == "#preuve-programmes-compteur-verrou"


def faults_of(page: Page) -> list[str]:
    """What axe sees in what is ours; the rest is the theme's."""
    from axe_playwright_python.sync_playwright import Axe

    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    # What sticks lies over something, which axe takes for a target too small.
    page.evaluate("document.querySelectorAll('entrelacs-joueur *').forEach((one) => { if (getComputedStyle(one).position === 'sticky') one.style.position = 'static' })")
    found = Axe().run(page, context=".preuve", options={"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}})
    return [f"{violation['id']} {[node['html'][:120] for node in violation['nodes'][:3]]}" for violation in found.response["violations"]]


def test_its_player_is_played_on_a_server_and_from_a_disk(built: Path, browser: Browser) -> None:
    with serving(built) as served:
        for address in (served, built.as_uri() + "/"):
            with opened(browser, address) as (page, _):
                page.goto(address + ("" if address == served else "index.html"))
                play(page)


def test_it_is_accessible_in_the_light_and_in_the_dark_and_on_a_phone(built: Path, browser: Browser) -> None:
    problems = []
    with serving(built) as address:
        for width in (1200, 390):
            with opened(browser, address) as (page, _):
                page.set_viewport_size({"width": width, "height": 900})
                page.goto(address)
                until(page, "document.querySelector('entrelacs-joueur.ej') !== null")
                assert page.evaluate("document.documentElement.scrollWidth") <= width
                problems += faults_of(page)
                if page.locator(f".{ALWAYS_LIGHT}").count() == 0:
                    page.evaluate(DARK)
                    problems += [f"sombre : {fault}" for fault in faults_of(page)]
    assert not problems, "\n".join(problems)


def test_it_reads_without_scripts(built: Path, browser: Browser) -> None:
    with serving(built) as address, opened(browser, address, java_script_enabled=False) as (page, _):
        page.goto(address)
        assert page.get_by_text("Activez JavaScript pour choisir vous-même").is_visible()
        assert page.locator(".preuve__resultats tbody tr").count() == 3


@pytest.mark.parametrize("built", ["material"], indirect=True)
def test_a_player_reached_without_loading_the_page_anew_is_played(built: Path, tmp_path: Path, browser: Browser) -> None:
    """Material replaces the content of the page in place, and runs its scripts again: the element is not known yet, then it is."""
    folder = shutil.copytree(built, tmp_path / "site")
    with serving(folder) as address, ExitStack() as stack:
        sitemap = folder / "sitemap.xml"  # it replaces no page that is not there, at this very address; the browser keeps the first that it reads
        sitemap.write_text(sitemap.read_text(encoding="utf-8").replace(ADDRESS, address), encoding="utf-8")
        page, _ = stack.enter_context(opened(browser, address))
        # A link that the theme does not take yet, its map not being there, leads nowhere: it is pressed again.
        page.evaluate("window.here = true; addEventListener('click', (event) => { window.taken = event.defaultPrevented; event.preventDefault() })")
        for target, there in ((address, "entrelacs-joueur.ej"), (address + "sans-preuve/", "#une-page-sans-preuve"), (address, "entrelacs-joueur.ej")):
            until(page, f"[...document.links].find((link) => link.href === {target!r}).click(), window.taken")
            until(page, f"document.querySelector({there!r}) !== null")
        assert page.evaluate("window.here"), "the page was loaded anew: nothing is tested"
        play(page)


# ---- What stops the build -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["mkdocs", "zensical"])
@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("compteur = 4", "compteur = 5", ["docs/index.md:5 : « Sous un verrou, rien ne se perd. »", "trouvé, et non annoncé : sortie « compteur = 4 »", "rejouer programmes/compteur_verrou.py"]),
        ("programmes/compteur.py", "programmes/absent.py", ["docs/index.md:13 : bloc « preuve »", "n'existe pas (chemin depuis le dossier de mkdocs.yml)"]),
        ('voir: "#', 'voir: "absente.md#', ["docs/index.md:13", "« voir: absente.md#preuve-programmes-compteur-verrou »", "la page n'existe pas"]),
    ],
    ids=["false", "program", "see"],
)  # fmt: skip
def test_a_false_claim_stops_the_build_with_one_message(tmp_path: Path, name: str, before: str, after: str, said: list[str]) -> None:
    builder, settings = BUILDERS[name]
    folder = copied(tmp_path / "site", settings)
    page = folder / "docs/index.md"
    text = page.read_text(encoding="utf-8")
    assert before in text
    page.write_text(text.replace(before, after, 1), encoding="utf-8")
    status, printed = build(builder, folder)
    assert status != 0 and all(words in printed for words in said), printed
    if builder == "mkdocs":
        assert "Traceback" not in printed and printed.count("docs/index.md") == 1, printed


@pytest.mark.parametrize(("options", "said"), [("{langue: de}", "langue « de » inconnue"), ("{language: en}", "option inconnue « language »")])
def test_a_wrong_setting_is_said(tmp_path: Path, options: str, said: str) -> None:
    folder = copied(tmp_path / "site")
    (folder / "mkdocs.yml").write_text(f"site_name: X\nmarkdown_extensions:\n  - entrelacs_page: {options}\n", encoding="utf-8")
    status, printed = build("mkdocs", folder)
    assert status != 0 and f"entrelacs_page : {said}" in printed, printed


def test_without_its_packages_it_says_what_to_install(tmp_path: Path) -> None:
    script = "import sys; sys.modules['pymdownx'] = None\nimport entrelacs_page\nentrelacs_page.makeExtension()"
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=os.environ | {"PYTHONUTF8": "1"}, capture_output=True, encoding="utf-8")
    assert "entrelacs_page a besoin du paquet qui donne « pymdownx » : python -m pip install \"entrelacs[page]\"." in done.stderr, done.stderr


# ---- Where a site is, how it speaks ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["mkdocs", "zensical"])
def test_it_is_built_from_any_folder_with_any_addresses(tmp_path: Path, name: str) -> None:
    folder = copied(tmp_path / "site", BUILDERS[name][1] + "use_directory_urls: false\ndocs_dir: pages\n")
    (folder / "docs").rename(folder / "pages")
    page = folder / "pages/index.md"
    page.write_text(page.read_text(encoding="utf-8").replace('voir: "#preuve', 'voir: "sous/autre.md#preuve'), encoding="utf-8")
    (folder / "pages/sous").mkdir()
    (folder / "pages/sous/autre.md").write_text("# Autre\n", encoding="utf-8")
    (tmp_path / "ailleurs").mkdir()
    status, printed = build(name, folder, tmp_path / "ailleurs")
    assert status == 0, printed
    made = (folder / "site/index.html").read_text(encoding="utf-8")
    assert 'data-suite="sous/autre.html#preuve-programmes-compteur-verrou"' in made
    assert (folder / ".cache/entrelacs").is_dir() and not (tmp_path / "ailleurs/.cache/entrelacs").exists()


@pytest.mark.parametrize(
    ("page", "address", "up", "file"),
    [
        ("docs/index.md", "", "", "index.html"), ("docs/a.md", "a/", "../", "a.html"), ("docs/b/README.md", "b/", "../", "b/index.html"),
        ("docs/b/c.md", "b/c/", "../../", "b/c.html"),
    ],
)  # fmt: skip
def test_addresses(page: str, address: str, up: str, file: str) -> None:
    assert (Site().address(Path(page)), Site().up_from(Path(page))) == (address, up)
    assert Site(folders=False).address(Path(page)) == file
    assert Site(folders=False).up_from(Path(page)) == "../" * file.count("/")


def test_in_english_nothing_of_ours_is_in_french(tmp_path: Path, browser: Browser) -> None:
    folder = copied(tmp_path / "site", BUILDERS["mkdocs"][1])
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(settings.replace("- entrelacs_page\n", "- entrelacs_page: {langue: en}\n"), encoding="utf-8")
    (folder / "docs/index.md").write_text(ENGLISH.replace("    necessite: []\n", ""), encoding="utf-8")
    status, printed = build("mkdocs", folder)
    assert status == 0, printed
    with serving(folder / "site") as address, opened(browser, address) as (page, _):
        page.goto(address)
        player = page.locator("entrelacs-joueur")
        player.locator("li[data-fil='1'] button.ej-fil").click()
        until(page, "document.querySelector('.ej-dit').innerText.includes('Step 1. Ana reads compteur')")
        player.get_by_role("button", name="Play the worst").click()
        until(page, "document.querySelector('.ej-verdict') !== null")
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        told = " ".join(page.locator(".preuve").all_inner_texts())
        assert "✗ End (forbidden). " in told.replace("\u00a0", " ") and "without" in told and "Failure proven" in told
        code = page.locator(".ej-code").inner_text()
        left = re.sub(r"programmes/\w+\.py|compteur\w*|verrou|incrementer|TOURS", "", told.replace(code, ""))
        assert not re.search(r"[àçéèêîôùû«»]|\b(le|la|les|un|une|des|du|et|ou|est|pas|fil|ligne|plus|vous|attend)\b", left), left
