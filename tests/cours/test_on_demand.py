"""What a page may be asked for leaves it for a file, and the page says where."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from cours.on_demand import SHEETS, TOGETHER, set_apart
from entrelacs_page.page import PageError

GRAPH = '{"program":"a.py","text":"\\u003cb>é"}'
PROGRAM = "exemples/lock/a.py"
PAGE = """<head>
      <link rel="stylesheet" href="../../assets/style/identite.css">
      <link rel="stylesheet" href="../../assets/style/code.css">

      <link rel="stylesheet" href="../../assets/style/blocs.css">
  <link rel="stylesheet" href="../../assets/preuve/preuve.css"></head>
<div class="md-sidebar md-sidebar--primary"><a class="md-nav__link" href="../"><span class="md-ellipsis">
    Le <code>Lock</code>
  </span></a></div><div class="md-content"><span class="md-ellipsis">Suivant</span>
<entrelacs-joueur id="jeu-a"><script type="application/json">GRAPH</script><p>Sans script.</p></entrelacs-joueur>
<a href="../../assets/exemples/lock/a.py">Télécharger</a></div>""".replace("GRAPH", GRAPH)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in SHEETS:
        sheet = tmp_path / "site" / name
        sheet.parent.mkdir(parents=True, exist_ok=True)
        sheet.write_text(f"/* {name} */\n.{sheet.stem} {{ color: red }}\n", encoding="utf-8")
    program = tmp_path / PROGRAM
    program.parent.mkdir(parents=True)
    program.write_text("# --8<-- [start:un]\nprint(1)\n# --8<-- [end:un]\n", encoding="utf-8")
    page = tmp_path / "site/mecanismes/lock/index.html"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE, encoding="utf-8")
    return tmp_path / "site"


def apart(site: Path) -> BeautifulSoup:
    set_apart(site, site.parent)
    return BeautifulSoup((site / "mecanismes/lock/index.html").read_text(encoding="utf-8"), "html.parser")


def test_a_graph_is_a_script_that_brings_it(site: Path) -> None:
    player = apart(site).select_one("entrelacs-joueur")
    assert not player.select("script") and player.p.get_text() == "Sans script." and player["id"] == "jeu-a"
    script = (site / "mecanismes/lock" / player["data-graphe"]).read_text(encoding="utf-8")
    assert json.loads(script.removeprefix("document.currentScript.graphe = ").removesuffix(";\n")) == json.loads(GRAPH)


def test_a_program_is_published_without_its_marks(site: Path) -> None:
    apart(site)
    assert (site / "assets" / PROGRAM).read_text(encoding="utf-8") == "print(1)\n"


def test_a_program_that_only_the_workshop_is_asked_for_is_published_too(site: Path) -> None:
    page = site / "mecanismes/lock/index.html"
    page.write_text(PAGE.replace("../../assets/exemples/lock/a.py", "../../atelier/#exemple=lock/a.py"), encoding="utf-8")
    apart(site)
    assert (site / "assets" / PROGRAM).is_file()


def test_a_link_to_no_program_stops_the_build(site: Path) -> None:
    (site.parent / PROGRAM).unlink()
    with pytest.raises(PageError, match=r"mecanismes/lock/index\.html : .*exemples/lock/a\.py"):
        apart(site)


def test_the_sheets_of_every_page_are_one_in_their_order(site: Path) -> None:
    links = [link["href"] for link in apart(site).select("link")]
    assert links == [f"../../{TOGETHER.as_posix()}", "../../assets/preuve/preuve.css"]
    assert (site / TOGETHER).read_text(encoding="utf-8") == "".join(f".{Path(name).stem} {{ color: red }}\n" for name in SHEETS)


def test_an_entry_of_a_menu_is_its_link(site: Path) -> None:
    page = apart(site)
    assert page.select_one(".md-nav__link").decode_contents() == "Le <code>Lock</code>"
    assert page.select_one(".md-content .md-ellipsis")


def test_what_is_folded_is_text_and_what_unfolds_it_comes_with_it(site: Path) -> None:
    """Once the links have their addresses: Zensical gives them to what it sees."""
    page = site / "mecanismes/lock/index.html"
    unfolds = '<script src="../../assets/script/plis.js" defer></script>'
    fold = '<details class="preuve__details"><summary>Ce qui casse</summary><p><a href="../../projet/">x</a></p></details>'
    page.write_text(PAGE.replace("</head>", f"{unfolds}</head>") + fold, encoding="utf-8")
    assert apart(site).select_one("details > noscript") and apart(site).select("script[src]")
    page.write_text(PAGE.replace("</head>", f"{unfolds}</head>") + fold.replace(' class="preuve__details"', ""), encoding="utf-8")
    assert not apart(site).select_one("noscript") and not apart(site).select("script[src]")


def test_done_twice_it_changes_nothing(site: Path) -> None:
    once = str(apart(site))
    assert str(apart(site)) == once


def test_the_workshop_keeps_its_graph(site: Path) -> None:
    """It writes its first results again as they were."""
    page = site / "mecanismes/lock/index.html"
    page.write_text(PAGE.replace("<entrelacs-joueur", '<div class="atelier"></div><entrelacs-joueur'), encoding="utf-8")
    assert apart(site).select_one("entrelacs-joueur > script").get_text() == GRAPH
