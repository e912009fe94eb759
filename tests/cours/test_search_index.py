"""What the search reads of a page: which words, under which heading, and what it leaves out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cours.glossary import read
from cours.search_index import Section, glossary_data, page_data, script, sections


def test_a_page_is_cut_at_its_headings() -> None:
    first, second, third = sections(
        '<h1 id="lock">Lock<a class="headerlink" href="#lock">¶</a></h1><p>Un <em>verrou</em>.</p>'
        '<h2 id="a">Pourquoi <code>with</code></h2><p>Une\n phrase : <code>x &lt; 1</code>.</p><ul><li>un</li><li>deux</li></ul><h3 id="b">Fin</h3>'
    )
    assert first == Section("", "Lock", ["Un verrou."])
    assert second == Section("a", "Pourquoi with", ["Une phrase : `x < 1`.", "un", "deux"])
    assert third == Section("b", "Fin")


def test_a_row_is_a_line_and_its_cells_are_apart() -> None:
    [found] = sections("<table><thead><tr><th>Nom</th></tr></thead><tbody><tr><td>Lock</td><td>un <b>seul</b></td></tr><tr><td>Event</td></tr></tbody></table>")
    assert found.prose == ["Lock · un seul", "Event"]


def test_a_line_of_code_is_kept_once_and_only_if_it_says_something() -> None:
    code = "<pre><code>verrou = <span>Lock</span>()\n    verrou = Lock()\n}\n\nprint(1)</code></pre>"
    first, second = sections(f'<p>Avant</p>{code}<h2 id="a">Suite</h2>{code}<p>Après</p>')
    assert (first.prose, first.code) == (["Avant"], ["verrou = Lock()", "print(1)"])
    assert (second.prose, second.code) == (["Après"], [])


def test_the_path_of_an_example_is_code() -> None:
    [found] = sections('<span class="filename exemple"><span>exemples/a/b.py</span></span><pre>x = calcul()</pre><span class="filename">Sortie</span><pre>fini</pre>')
    assert found.prose == [] and found.code == ["exemples/a/b.py", "x = calcul()", "fini"]


@pytest.mark.parametrize(
    "left_out",
    [
        '<details class="solution"><summary>Voir</summary><p>secret<br>encore</p></details>',
        '<details class="indice"><p>secret</p></details>',
        "<p data-search-exclude>secret</p>",
        "<script>secret</script>",
        "<svg><title>secret</title></svg>",
        '<p class="preuve__bilan">secret</p>',
    ],
)
def test_what_repeats_or_gives_an_exercise_away_is_left_out(left_out: str) -> None:
    [found] = sections(f"<p>avant</p>{left_out}<p>après</p>")
    assert found.prose == ["avant", "après"]


def test_the_front_matter_gives_names_a_weight_or_leaves_the_page_out() -> None:
    meta = {"description": "Un mot.", "recherche": ["nogil"], "search": {"boost": 0.3}}
    found = page_data("comprendre/gil/", "GIL", meta, "<p>texte</p>")
    assert found == {
        "adresse": "comprendre/gil/", "titre": "GIL", "resume": "Un mot.", "noms": ["nogil"], "poids": 0.3, "parties": [["", "", "texte", ""]],
    }  # fmt: skip
    assert page_data("", "Accueil", {"search": {"exclude": True}}, "<p>texte</p>") is None
    assert page_data("memo/glossaire/", "Glossaire", {}, "<p>texte</p><dl><dt>mot</dt></dl>")["parties"] == [["", "", "texte", ""]]


def test_an_entry_of_the_glossary_has_its_names_and_its_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path("docs/memo/glossaire.md")
    path.parent.mkdir(parents=True)
    path.write_text(
        'verrou { #verrou data-formes="verrouiller" data-recherche="cadenas, clé" }\n:   **Anglais :** *lock*, *mutex*. Objet qu\'un seul fil tient.\n'
        "    **Voir :** [Lock](../mecanismes/lock.md#lidee)\n\nfil { #fil }\n:   Une suite d'instructions.\n",
        encoding="utf-8",
    )
    lock, thread = glossary_data(path)
    assert lock == {
        "adresse": "memo/glossaire/#verrou", "titre": "verrou", "noms": ["verrouiller", "lock", "mutex", "cadenas", "clé"],
        "page": "mecanismes/lock/", "texte": "En anglais\u00a0: lock, mutex. Objet qu’un seul fil tient.",
    }  # fmt: skip
    assert thread["page"] is None and thread["noms"] == []
    assert read(path)[0].page == "docs/mecanismes/lock.md"


def test_it_is_a_script_that_both_a_page_and_a_worker_can_load() -> None:
    text = script([{"titre": "L’idée"}], [])
    assert json.loads(text.removeprefix("var rechercheDuCours=").removesuffix(";\n")) == {"pages": [{"titre": "L’idée"}], "termes": []}
