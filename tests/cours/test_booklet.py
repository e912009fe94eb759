"""The booklet, from a site of three small pages: what is held back, where links lead, what a label becomes."""

from __future__ import annotations

from pathlib import Path

import pytest

from cours import pdf
from cours.booklet import BookletError, booklet, fill

PAGES = [("", ""), ("Mécanismes", "mecanismes/lock/"), ("Mémo", "memo/glossaire/")]
HEAD = """<html><head><link rel="stylesheet" href="{up}assets/a.css"><meta name="description" content="Un cours.">{canonical}</head><body>
<article class="md-content__inner md-typeset">{body}</article><!-- pdf --><!-- /pdf --></body></html>"""
HOME = '<h1 id="cours">Cours<a class="headerlink" href="#cours">¶</a></h1><p><a href="mecanismes/lock/#pieges">Les pièges</a></p>'
LOCK = """
<h1 id="lock">Lock<a class="headerlink" href="#lock">¶</a></h1>
<p><a class="terme" href="../../memo/glossaire/#fil">fil</a> <a href="../../atelier/#p=eJ">l’atelier</a> <a href="https://docs.python.org/">Python</a></p>
<div class="tabbed-set"><input type="radio" id="t1"><div class="tabbed-labels"><label for="t1">Faux : if</label></div>
<div class="tabbed-content"><div class="tabbed-block" data-onglet="Faux : if"><div class="language-python highlight"><span class="filename exemple">
<span class="exemple-chemin">a.py</span><span class="exemple-actions"><a href="data:,">Télécharger</a></span></span><pre><code><span><span
class="k">if</span> <span class="n">x</span>:</span>
<span>    <span class="n">agir</span>()</span>
<span>a = 1
b = 2
</span></code></pre></div></div></div></div>
<svg aria-labelledby="titre"><title id="titre">Un dessin</title><path marker-end="url(#fleche)"></path></svg>
<h2 id="pieges">Les pièges</h2>
<div class="preuve preuve--faute" id="preuve-a" aria-labelledby="preuve-a-titre"><p id="preuve-a-titre">Faute démontrée</p>
<div class="preuve__joueur"><entrelacs-joueur>Activez JavaScript</entrelacs-joueur></div>
<details class="preuve__details"><summary>Le plus court chemin</summary><noscript><p>chemin du cours</p></noscript></details>
<details class="preuve__details preuve__limites"><summary>Ce que cette preuve dit</summary><p>limites</p></details></div>
<h2 id="exercices">Exercices</h2>
<h3 id="exercice-un">Exercice 1 : un</h3>
<p>Énoncé.</p><div class="preuve preuve--faute" id="preuve-b"><p>Trouvez.</p>
<details class="preuve__details"><summary>Le plus court chemin</summary><p>chemin trouvé</p></details></div><div class="jeu" data-genre="trouver"></div>
<details class="indice"><summary>Indice</summary><p>un indice</p></details>
<h3 id="questions">Questions</h3>
<div class="jeu" data-genre="questions"><p class="jeu__consigne">1. Pourquoi ?</p></div>
<details class="solution"><summary>Voir la réponse</summary><p>la raison</p>
<details class="variante"><summary>Variante</summary><p>autre raison</p></details></details>
"""
GLOSSARY = '<h1 id="glossaire">Glossaire</h1><dl><dt id="fil">fil</dt><dd>Voir <a href="../../mecanismes/lock/">Lock</a>.</dd></dl>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for url, body in (("", HOME), ("mecanismes/lock/", LOCK), ("memo/glossaire/", GLOSSARY)):
        folder = tmp_path / url
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(HEAD.format(up="../" * url.count("/"), canonical="", body=body), encoding="utf-8")
    return tmp_path


def test_answers_are_at_the_end_or_nowhere(site: Path) -> None:
    whole, pupils = (booklet(site, PAGES, solutions=solutions, course="Cours") for solutions in (True, False))
    end = whole.select(".livre-fin")
    assert [section.h1.get_text() for section in end] == ["Indices", "Solutions"]
    assert "un indice" in end[0].get_text() and "la raison" in end[1].get_text() and "chemin trouvé" in end[1].get_text()
    assert [heading.get_text()[:10] for heading in end[1].find_all("h3")] == ["Exercice 1", "Questions"]
    assert "1. Pourquoi ?" in end[1].get_text(), "an answer stands under its question"
    chapter = whole.select_one("#chapitre-mecanismes-lock").get_text()
    said = pupils.get_text()
    for answer in ("la raison", "autre raison", "chemin trouvé"):
        assert whole.get_text().count(answer) == 1 and answer not in chapter and answer not in said
    assert "un indice" in said and "chemin du cours" in said and "Sans les solutions" in said
    assert "Solution" not in said and "limites" not in said
    assert not whole.select("noscript"), "what prints it runs scripts"


def test_what_only_a_screen_can_use_is_left_out(site: Path) -> None:
    said = booklet(site, PAGES, solutions=True, course="Cours").get_text()
    assert not [word for word in ("¶", "Activez JavaScript", "Télécharger") if word in said]


def test_a_label_stays_with_its_program(site: Path) -> None:
    document = booklet(site, PAGES, solutions=False, course="Cours")
    assert document.select_one(".tabbed-block")["data-onglet"] == "Faux : if" and not document.select(".tabbed-labels, input")
    lines = document.select(".highlight code > span")
    assert [line["style"] for line in lines] == ["--retrait: 0", "--retrait: 4", "--retrait: -4"]
    assert lines[0].get_text() == "if x:" and [token.get_text() for token in document.select("code span[class]")] == ["if"]


def test_links_lead_within_the_document_or_to_the_site(site: Path) -> None:
    document = booklet(site, PAGES, solutions=True, course="Cours")
    identifiers = [str(element["id"]) for element in document.find_all(id=True)]
    assert len(identifiers) == len(set(identifiers))
    links = [str(link["href"]) for link in document.select("a[href]")]
    assert {"#mecanismes-lock--pieges", "#memo-glossaire--fil", "#mecanismes-lock", "https://docs.python.org/"} <= set(links)
    assert [href for href in links if href.startswith("#") and href[1:] not in identifiers] == []
    assert not [href for href in links if "atelier" in href] and "l’atelier" in document.get_text(), "without an address, words"
    drawing = document.select_one("svg")
    assert drawing["aria-labelledby"] == drawing.title["id"] and drawing.path["marker-end"] == "url(#mecanismes-lock--fleche)"

    lock = site / "mecanismes/lock/index.html"
    address = '<link rel="canonical" href="https://cours.example/mecanismes/lock/">'
    lock.write_text(lock.read_text(encoding="utf-8").replace("</head>", f"{address}</head>"), encoding="utf-8")
    alone = booklet(site, [PAGES[1]], solutions=False, course="Cours")
    links = [str(link["href"]) for link in alone.select("a[href]")]
    assert "https://cours.example/memo/glossaire/#fil" in links and "https://cours.example/atelier/#p=eJ" in links


def test_numbers_are_those_of_the_pages_and_a_lost_place_is_told(site: Path) -> None:
    document = booklet(site, PAGES, solutions=True, course="Cours")
    targets = [str(span["data-vers"]) for span in document.select("[data-vers]")]
    assert {"mecanismes-lock--pieges", "solutions--mecanismes-lock--questions", "memo-glossaire", "indices"} <= set(targets)
    fill(document, {target: 7 for target in targets})
    assert "Les pièges\u00a0(p.\u00a07)" in document.get_text()
    with pytest.raises(BookletError, match="« memo-glossaire »"):
        fill(document, {target: 7 for target in targets if target != "memo-glossaire"})


def test_a_site_that_was_not_built_is_told(tmp_path: Path) -> None:
    with pytest.raises(BookletError, match="construisez d'abord le site"):
        booklet(tmp_path, PAGES, solutions=True, course="Cours")


# --- Around the printing ---------------------------------------------------------------------------------------------


def test_without_a_browser_one_message_says_what_to_install(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "vide"))
    assert pdf.main([str(site)]) == 1
    said = capsys.readouterr()
    assert said.out == "" and len(said.err.splitlines()) == 1 and "apt install chromium" in said.err


@pytest.mark.parametrize(
    "version, said", [("Chromium 90.0.4430.212", "trop ancien (Chromium 90"), ("", "version inconnue"), (None, "doit être le chemin de Chromium")]
)
def test_a_browser_that_cannot_number_pages_is_refused(version: str | None, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    browser = tmp_path / "chromium"
    if version is not None:
        browser.write_text(f"#!/bin/sh\necho '{version}'\n")
        browser.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(browser))
    with pytest.raises(pdf.PdfError) as told:
        pdf.browser()
    assert said in str(told.value)


def test_pages_link_to_the_files_that_are_there_and_to_no_other(site: Path) -> None:
    home, lock = site / "index.html", site / "mecanismes/lock/index.html"
    before = lock.read_bytes()
    pdf.publish(site)
    assert lock.read_bytes() == before, "nothing was made: nothing is said"
    for name in ("verrous-python.pdf", "polycopies/mecanismes-lock.pdf"):
        (site / "pdf" / name).parent.mkdir(parents=True, exist_ok=True)
        (site / "pdf" / name).write_bytes(b"%PDF")
    pdf.publish(site)
    pdf.publish(site)
    assert home.read_text(encoding="utf-8").count(".pdf") == 1
    said = lock.read_text(encoding="utf-8")
    assert said.count('href="../../pdf/verrous-python.pdf"') == said.count('href="../../pdf/polycopies/mecanismes-lock.pdf"') == 1
    for file in (site / "pdf").rglob("*.pdf"):
        file.unlink()
    pdf.publish(site)
    assert lock.read_bytes() == before
