"""An exercise's folder as a part of a page: what it becomes, and each way of being wrong, with the file and what to do."""

from __future__ import annotations

import json
import re
from itertools import permutations
from pathlib import Path

import markdown
import pytest
from bs4 import BeautifulSoup

from cours.exercise_data import ExerciseError, blocks, exercise, questions
from cours.exercises import expanded
from cours.ordering import orders
from cours.register import read_claims
from entrelacs.exercise.specification import read
from entrelacs_page.claims import ClaimError
from entrelacs_page.page import PageError

PAGE = Path("docs/mecanismes/lock.md")
HEAD = '''genre = "{kind}"
titre = "Deux écritures"
niveau = 2
minutes = 5
avant = ["mecanismes/rlock.md"]
enonce = """
Que peut-il s'afficher ?

Deux réponses au plus.
"""
indices = ["Qui écrit le dernier ?"]
'''
PROGRAM = '''"""Deux fils écrivent."""

import threading

x = 0


def ecrire(valeur):
    global x
    x = valeur


fils = [threading.Thread(target=ecrire, args=(valeur,)) for valeur in (1, 2)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print(x)
'''
PREDICT = HEAD.format(kind="prédire") + '''programme = "depart.py"
[[issue]]
sortie = "1"
possible = true
phrase = "Le second fil passe avant le premier."
[[issue]]
sortie = "2"
possible = true
phrase = "Le premier fil passe avant le second."
[[issue]]
sortie = "0"
possible = false
phrase = "Les deux fils ont fini."
[[issue]]
echec = "interblocage"
possible = false
phrase = "Il n'y a pas de verrou."
'''
PROOF = '{affirmation = "Le dernier écrit gagne.", programme = "depart.py", resultats = [{sortie = "1", statut = "attendue", phrase = "A."}, {sortie = "2", statut = "attendue", phrase = "B."}]}'
CHOOSE = HEAD.format(kind="choisir") + f'''
[[variante]]
nom = "ne rien changer"
juste = true
phrase = "Les deux sont permis."
preuve = {PROOF}
[[variante]]
nom = "ajouter un verrou"
juste = false
phrase = "L'ordre resterait libre."
preuve = {PROOF.replace("gagne", "reste")}
'''
QUESTION = '''[[question]]
nom = "ordre"
question = "Pourquoi deux affichages ?"
choix = [{texte = "Parce que l'ordre est libre.", juste = true, pourquoi = "Rien ne le fixe."}, {texte = "Par hasard.", juste = false, pourquoi = "Le hasard n'y est pour rien."}]
'''
ORDER = HEAD.format(kind="ordonner") + '''intrus = ["    x = 3"]
[[harnais]]
nom = "un fil"
obligatoire = [{sortie = "2"}]
'''
SOURCE = '''import threading

x = 0


def ecrire():
    global x
    # <vous>
    # <depart>
    # pass
    # </depart>
    # <solution>
    x = 1
    x += 1
    # </solution>
    # </vous>


fil = threading.Thread(target=ecrire)
fil.start()
fil.join()
print(x)
'''
BLOCK = "# Lock\n\n## Exercices\n\n### Exercice 1 : à la main\n\n/// exercice | lock/ecritures\n///\n"


@pytest.fixture(autouse=True)
def course(tmp_path, monkeypatch):
    """A page, another, and an exercise to predict."""
    monkeypatch.chdir(tmp_path)
    write("docs/mecanismes/lock.md", BLOCK)
    write("docs/mecanismes/rlock.md", "# Le verrou réentrant\n")
    write("mkdocs.yml", "nav:\n  - mecanismes/lock.md\n  - mecanismes/rlock.md\n")
    folder(PREDICT)


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def folder(toml: str, program: str = PROGRAM, name: str = "lock/ecritures") -> None:
    write(f"exemples/exercices/{name}/exercice.toml", toml)
    write(f"exemples/exercices/{name}/depart.py", program)


def render(text: str, page: Path = PAGE) -> BeautifulSoup:
    """The page as the site's extensions make it (the page is written, then read where the reader of claims looks)."""
    write(page.as_posix(), text)
    md = markdown.Markdown(
        extensions=["attr_list", "pymdownx.details", "pymdownx.superfences", "cours.inclusion", "cours.exercises", "cours.proofs", "pymdownx.snippets"],
        extension_configs={"pymdownx.snippets": {"base_path": ["."], "check_paths": True}},
    )

    class Here(markdown.treeprocessors.Treeprocessor):
        class file:
            abs_src_path = str(page.resolve())

    md.treeprocessors.register(Here(md), "here", 0)
    return BeautifulSoup(md.convert(text), "html.parser")


def test_an_exercise_becomes_markdown_that_keeps_the_lines_of_the_page():
    found = expanded(BLOCK + "\nAprès.\n", PAGE)
    text = "\n".join(line for _, line in found)
    assert "### Exercice 2 : deux écritures { #exercice-ecritures }" in text  # after the one written by hand
    assert "**Prédire** · niveau 2 · 5 min · à lire avant : [Le verrou réentrant](rlock.md)" in text
    assert '```python title="exemples/exercices/lock/ecritures/depart.py"' in text
    assert '??? indice "Indice"\n\n    Qui écrit le dernier ?' in text
    assert {number for number, _ in found} == {1, 2, 3, 4, 5, 6, 7, 9, 10, 11}
    assert [number for number, line in found if line == "Après."] == [10]


def test_a_block_shown_in_a_fence_is_left_as_it_is():
    text = f"````\n{BLOCK}````\n"
    assert "\n".join(line for _, line in expanded(text, PAGE)) == text


def test_the_claims_of_an_exercise_are_those_of_its_page():
    (claim,) = read_claims(BLOCK, PAGE)
    assert (claim.page, claim.line, claim.program) == (PAGE, 7, "exemples/exercices/lock/ecritures/depart.py")
    assert claim.sentence == "Exercice « Deux écritures » : deux fins possibles, pas une de plus."
    assert claim.where == "exemples/exercices/lock/ecritures/exercice.toml"
    assert [expected.output for expected in claim.expected] == ["1", "2"]


def test_without_script_the_propositions_are_a_list_and_the_answers_stand_in_a_disclosure():
    page = render(BLOCK)
    play = page.select_one(".jeu")
    assert play["data-exercice"] == "lock/ecritures" and play.has_attr("data-plusieurs")
    propositions = [item.get_text() for item in play.select(".jeu__propositions > li")]
    assert sorted(propositions) == ["0", "1", "2", "Le programme échoue : interblocage."]
    answers = page.select_one("details.solution .jeu__reponses")
    assert answers["data-reponses"] == "lock/ecritures"
    right = {proposition: item["data-juste"] for proposition, item in zip(propositions, answers.select("li"), strict=True)}
    assert right == {"0": "non", "1": "oui", "2": "oui", "Le programme échoue : interblocage.": "non"}
    assert page.select_one("details.solution .preuve") is not None
    assert not page.select("input, button:not([hidden])")  # nothing to click in vain


def test_the_order_of_the_propositions_is_always_the_same_and_not_that_of_the_file():
    first = [choice.text for choice in exercise("lock/ecritures").play.choices]
    assert first == [choice.text for choice in exercise("lock/ecritures").play.choices]
    firsts = set()
    for number in range(20):
        folder(PREDICT, name=f"lock/n{number}")
        firsts.add(exercise(f"lock/n{number}").play.choices[0].text)
    assert len(firsts) > 2


def test_a_choice_shows_each_variant_then_what_is_proven_of_it():
    folder(CHOOSE)
    page = render(BLOCK)
    assert [box.summary.get_text() for box in page.select("details.variante")] == [
        "Variante A : ce que trouve l'explorateur",
        "Variante B : ce que trouve l'explorateur",
    ]
    assert len(page.select("details.variante .preuve")) == 2 and not page.select("details.solution .preuve")
    assert not page.select_one(".jeu").has_attr("data-plusieurs")


def test_questions():
    write("exemples/exercices/lock/questions.toml", QUESTION)
    page = render("# Lock\n\n/// questions | lock\n///\n")
    assert page.select_one("h3#questions")
    assert page.select_one("#question-ordre")["data-exercice"] == "lock/questions/ordre"
    assert len(page.select(".jeu__propositions li")) == len(page.select(".jeu__reponses li")) == 2


def test_every_order_is_answered():
    folder(ORDER)
    write("exemples/exercices/lock/ecritures/exercice.py", SOURCE)
    write("exemples/exercices/lock/ecritures/solution.py", PROGRAM)
    found = orders(read(Path("exemples/exercices/lock/ecritures")))
    assert found.size == 2 and len(found.lines) == 3 and len(found.answers) == 3 * 2
    right = found.answers.index(0)
    assert found.answers.count(0) == 1
    assert [found.lines[n].strip() for n in list(permutations(range(3), 2))[right]] == ["x = 1", "x += 1"]
    data = json.loads(render(BLOCK).select_one(".jeu script").get_text())
    assert data["ordres"] == list(found.answers) and data["phrases"][0] == ""


def test_the_table_links_every_exercise():
    folder(CHOOSE, name="rlock/choix")
    write("exemples/exercices/rlock/questions.toml", QUESTION)
    write("docs/mecanismes/rlock.md", "# Le verrou réentrant\n\n/// exercice | rlock/choix\n///\n\n/// questions | rlock\n///\n")
    table = render("# S'exercer\n\n/// exercices\n///\n", Path("docs/exercer/index.md"))
    links = [row.th.a["href"] for row in table.select("tbody tr")]
    assert links == ["../mecanismes/lock.md#exercice-ecritures", "../mecanismes/rlock.md#exercice-choix", "../mecanismes/rlock.md#questions"]
    assert [row["data-exercices"] for row in table.select("tbody tr")][-1] == "rlock/questions/ordre"
    assert [row["data-page"] for row in table.select("tbody tr")] == ["../mecanismes/lock.md", "../mecanismes/rlock.md", "../mecanismes/rlock.md"]


def test_the_table_knows_what_is_read_before():
    """The script proposes an exercise once those of these pages are done: they are named as the rows name their own page."""
    folder(re.sub("avant = .*", 'avant = ["mecanismes/lock.md#ici"]', CHOOSE), name="rlock/choix")
    write("docs/mecanismes/rlock.md", "# Le verrou réentrant\n\n/// exercice | rlock/choix\n///\n")
    table = render("# S'exercer\n\n/// exercices\n///\n", Path("docs/exercer/index.md"))
    assert table.select("tbody tr")[-1]["data-avant"] == table.select("tbody tr")[0]["data-page"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("possible = false\nphrase = \"Les deux", "possible = true\nphrase = \"Les deux", "ecritures/exercice.toml.*atteint par aucun ordonnancement : sortie « 0 »"),
        ('[[issue]]\nsortie = "2"\npossible = true\nphrase = "Le premier fil passe avant le second."\n', "", "ecritures/exercice.toml.*non annoncé : sortie « 2 »"),
        ("possible = true", "possible = false", "exercice.toml : aucune proposition n'est juste : il faut"),
        ('sortie = "0"', 'sortie = "1"', "deux propositions disent la même chose"),
        ('phrase = "Les deux fils ont fini."', "", "exercice.toml, issue 3 : il manque « phrase ="),
        ('sortie = "0"', 'sortie = "0"\nechec = "interblocage"', "issue 3 : une .* donne soit « sortie=… », soit « echec=… »"),
        ('programme = "depart.py"', 'programme = "absent.py"', "« programme » : le fichier .*absent.py » n'existe pas ; écrivez-le"),
        ("mecanismes/rlock.md", "mecanismes/absent.md", "exercice.toml : « avant » : la page « mecanismes/absent.md » n'existe pas"),
        ('genre = "prédire"', 'genre = "deviner"', "exercice.toml : genre inconnu « deviner »"),
        ("Que peut-il", "```python\nx = 1\n```\nQue peut-il", "exercice.toml : du Python tapé dans la page"),
    ],
)
def test_a_wrong_exercise_stops_the_page_with_its_file(old, new, message):
    assert old in PREDICT
    folder(PREDICT.replace(old, new))
    with pytest.raises(PageError) as raised:
        render(BLOCK)
    assert re.search(message, str(raised.value), re.DOTALL)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        (CHOOSE.replace("juste = true", "juste = false"), "aucune proposition n'est juste"),
        (CHOOSE.replace("juste = false", "juste = true"), "toutes les propositions sont justes"),
        (CHOOSE.replace("juste = true", 'juste = "oui"'), "variante 1 : « juste » attend un booléen"),
        (CHOOSE.replace("preuve =", "preuves =", 1), "variante 1 : il manque la table « preuve »"),
        (HEAD.format(kind="trouver") + f"preuve = {PROOF}\n", "se joue : dans .preuve., donnez « joueur=true »"),
        (HEAD.format(kind="diagnostiquer") + 'programme = "depart.py"\nreleve = "releve.txt"\nchoix = []\n', "« releve » : le fichier .* n'existe pas"),
    ],
)
def test_each_kind_says_what_it_lacks(toml, message):
    folder(toml)
    with pytest.raises(ExerciseError, match=message):
        exercise("lock/ecritures")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("/// exercice | lock/absent\n///\n", r"docs/mecanismes/lock.md:1 : l'exercice « lock/absent » n'existe pas : écrivez .*\(exercices de cette page : ecritures\)"),
        ("/// exercice | rlock/choix\n///\n", "lock.md:1 : « rlock/choix » est rangé avec la page « rlock »"),
        ("/// exercice\n///\n", "lock.md:1 : bloc « exercice » : il manque un nom"),
        ("/// exercice | lock/ecritures\n    titre: x\n///\n", "lock.md:1 : bloc « exercice » : il se ferme à la ligne suivante"),
        ("/// questions | lock\n///\n", "lock/questions.toml : ce fichier n'existe pas"),
    ],
)
def test_a_block_that_names_nothing(text, message):
    with pytest.raises(ClaimError, match=message):
        read_claims(text, PAGE)
    with pytest.raises(PageError, match=message):
        render(text)


def test_an_exercise_stands_once_in_its_page():
    with pytest.raises(PageError, match="« lock/ecritures » est déjà dans cette page"):
        render(BLOCK + "\n/// exercice | lock/ecritures\n///\n")


def test_two_questions_have_two_names():
    write("exemples/exercices/lock/questions.toml", QUESTION + QUESTION.replace("Pourquoi", "Comment"))
    with pytest.raises(ExerciseError, match="question 2 : le nom « ordre » est pris deux fois"):
        questions("lock")


def test_too_many_lines_to_put_in_order():
    folder(ORDER.replace('intrus = ["    x = 3"]', ""))
    write("exemples/exercices/lock/ecritures/exercice.py", SOURCE.replace("    x += 1\n", "".join(f"    x += {n}\n" for n in range(7))))
    with pytest.raises(ExerciseError, match="exercice.toml : 8 lignes font 40320 ordres à corriger, pour 5040 permis"):
        orders(read(Path("exemples/exercices/lock/ecritures")))


def test_blocks_are_found_where_they_stand():
    (block,) = blocks(BLOCK.split("\n"), PAGE)
    assert (block.first, block.last, block.kind, block.name) == (6, 7, "exercice", "lock/ecritures")
