"""``exercice.toml``: what is wrong with one is said with the file, the key and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from entrelacs.exercise.specification import SpecificationError, exercises, read
from tests.entrelacs.test_exercise_check import SOURCE

HEAD = 'genre = "{kind}"\ntitre = "t"\nniveau = 1\nminutes = 5\nenonce = "e"\n'
WHOLE = HEAD.format(kind="réparer") + '[[harnais]]\nnom = "un"\nobligatoire = [{sortie = "[1, 2]"}]\n'


def folder(tmp_path: Path, specification: str | None, source: str | None = SOURCE) -> Path:
    where = tmp_path / "page/tickets"
    where.mkdir(parents=True)
    if specification is not None:
        (where / "exercice.toml").write_text(specification, encoding="utf-8")
    if source is not None:
        (where / "exercice.py").write_text(source, encoding="utf-8")
    return where


def test_a_whole_one(tmp_path):
    more = 'avant = ["a.md"]\nindices = ["i"]\nparcours = ["terminale"]\nadmis = {gros_verrou = "r"}\nattente_active = true\n'
    exercise = read(folder(tmp_path, WHOLE.replace("[[harnais]]", more + "[[harnais]]")))
    assert (exercise.name, exercise.kind, exercise.level, exercise.minutes) == ("page/tickets", "réparer", 1, 5)
    assert (exercise.before, exercise.hints, exercise.paths) == (("a.md",), ("i",), ("terminale",))
    assert exercise.admitted == {"gros_verrou": "r"} and exercise.busy_wait
    assert [harness.file for harness in exercise.harnesses] == ["exercice.py"] and exercise.modules == ("exercice.py",)
    assert exercises(tmp_path) == [exercise.folder]


@pytest.mark.parametrize("kind", ["trouver", "prédire", "choisir", "diagnostiquer"])
def test_those_done_in_the_page_need_no_source(tmp_path, kind):
    exercise = read(folder(tmp_path, HEAD.format(kind=kind), source=None))
    assert exercise.kind == kind and exercise.data["titre"] == "t" and not exercise.harnesses


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('genre = "réparer"', 'genre = "reparer"', "genre inconnu « reparer »"),
        ('titre = "t"\n', "", "il manque « titre »"),
        ('titre = "t"', "titre = 3", "« titre » doit être un texte"),
        ("niveau = 1", "niveau = 4", "« niveau » vaut 1"),
        ("niveau = 1", "niveau = true", "« niveau » doit être un nombre"),
        ("minutes = 5", "minutes = 0", "« minutes » est au moins 1"),
        ("minutes = 5", "minute = 5", "clé inconnue « minute ». Vouliez-vous dire « minutes » ?"),
        ("minutes = 5", 'minutes = 5\nparcours = ["college"]', "parcours inconnu « college »"),
        ("minutes = 5", "minutes = 5\navant = [1]", "avant : des textes sont attendus"),
        ("minutes = 5", "minutes = 5\nissue = []", "clé inconnue « issue »"),
        ("minutes = 5", "minutes = 5\ninterdits = {Lock = 1}", "interdits : des textes sont attendus"),
        ("[[harnais]]", "[harnais]", "« harnais » doit être une liste"),
        ('[[harnais]]\nnom = "un"\nobligatoire = [{sortie = "[1, 2]"}]\n', "", "au moins un [[harnais]]"),
        ('nom = "un"\n', "", "[[harnais]] n° 1 : il manque « nom »"),
        ('obligatoire = [{sortie = "[1, 2]"}]', "", "il ne peut rien afficher"),
        ("sortie =", "sorti =", "clé inconnue « sorti ». Vouliez-vous dire « sortie » ?"),
        ('{sortie = "[1, 2]"}', '{sortie = "a", motif = "a"}', "soit « sortie », soit « motif »"),
        ('{sortie = "[1, 2]"}', '{motif = "("}', "motif « ( » incorrect"),
        ('nom = "un"', 'nom = "un"\nprogramme = "cadre_x.py"', "cadre_x.py : ce fichier n'existe pas"),
        ('nom = "un"', 'nom = "un"\ndit = {blocage = "b"}', "« dit » ne connaît pas « blocage »"),
        ('nom = "un"', 'nom = "un"\nechecs = [{genre = "panne"}]', "genre inconnu « panne »"),
        ('nom = "un"', 'nom = "un"\ninvariants = [{condition = "x =", message = "m"}]', "n'est pas une expression"),
        ("[[harnais]]", '[[fausse]]\nnom = "f"\n[[harnais]]', "[[fausse]] « f » : il manque « tentante »"),
        ("[[harnais]]", '[[fausse]]\nnom = "f"\ntentante = "t"\nconstat = "non"\nremplace = [["a", "b"]]\n[[harnais]]', "constat inconnu « non »"),
        ("[[harnais]]", '[[juste]]\nnom = "f"\nremplace = ["a"]\n[[harnais]]', "liste de paires"),
        ("[[harnais]]", '[[juste]]\nnom = "f"\ndans = "lui"\nremplace = [["a", "b"]]\n[[harnais]]', '« dans » vaut "solution" ou "depart"'),
        ("genre", "genre =", "TOML illisible"),
    ],
)
def test_what_is_wrong_is_said(tmp_path, old, new, said):
    assert old in WHOLE
    with pytest.raises(SpecificationError) as error:
        read(folder(tmp_path, WHOLE.replace(old, new, 1)))
    assert said in str(error.value) and str(error.value).startswith(str(tmp_path))


def test_no_file(tmp_path):
    with pytest.raises(SpecificationError, match="un exercice est un dossier qui en contient un"):
        read(folder(tmp_path, None))


def test_no_source(tmp_path):
    with pytest.raises(SpecificationError, match="porte la partie de l'élève"):
        read(folder(tmp_path, WHOLE, source=None))


def test_marks_have_their_line(tmp_path):
    with pytest.raises(SpecificationError, match=r"exercice\.py:\d+ : # <vous> n'est pas refermée"):
        read(folder(tmp_path, WHOLE, SOURCE.replace("# </vous>\n", "")))


def test_a_harness_with_other_regions(tmp_path):
    where = folder(tmp_path, None)
    (where / "cadre_x.py").write_text(SOURCE + "# <vous>\npass\n# </vous>\n", encoding="utf-8")
    (where / "exercice.toml").write_text(WHOLE.replace('nom = "un"', 'nom = "un"\nprogramme = "cadre_x.py"'), encoding="utf-8")
    with pytest.raises(SpecificationError, match="pas tous autant de parties à l'élève"):
        read(where)


def test_pieces_to_put_in_order(tmp_path):
    specification = WHOLE.replace("réparer", "ordonner").replace("[[harnais]]", 'intrus = ["    pass"]\n[[harnais]]')
    source = "n = 0\n\n\ndef add():\n    # <vous>\n    global n\n    n += 1\n    # </vous>\n\n\nadd()\nprint(n)\n"
    exercise = read(folder(tmp_path, specification, source))
    assert exercise.pieces == ("    global n", "    n += 1", "    pass")
    assert "def add():\n    n += 1\n    global n\n" in exercise.in_order([2, 1])


@pytest.mark.parametrize(("numbers", "said"), [("[0, 1]", "numéros de 1 à 3"), ('["a"]', "numéros de 1 à 3")])
def test_an_order_of_pieces_that_are_not_there(tmp_path, numbers, said):
    more = f'intrus = ["    pass"]\n[[fausse]]\nnom = "f"\ntentante = "t"\nconstat = "faute"\nlignes = {numbers}\n[[harnais]]'
    specification = WHOLE.replace("réparer", "ordonner").replace("[[harnais]]", more)
    with pytest.raises(SpecificationError, match=said):
        read(folder(tmp_path, specification, "# <vous>\nprint(1)\nprint(2)\n# </vous>\n"))


def test_what_a_listed_answer_replaces_must_be_there_once(tmp_path):
    more = '[[juste]]\nnom = "f"\nremplace = [["lock", "verrou"]]\n[[harnais]]'
    exercise = read(folder(tmp_path, WHOLE.replace("[[harnais]]", more, 1)))
    with pytest.raises(SpecificationError, match="« lock » se trouve 2 fois dans la solution, et non une seule"):
        exercise.answer(exercise.right[0])
