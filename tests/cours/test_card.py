"""Cards: what a reader sees of a claim and of its proof."""

import xml.etree.ElementTree as etree
from dataclasses import replace
from pathlib import Path

import pytest

from cours import for_real
from cours.for_real import Fault, sentence
from cours.proofs import course_card as card
from cours.register import register
from entrelacs import explore
from entrelacs.telling.report import conditions
from entrelacs_page.claims import Claim, Expected, ExpectedFailure
from entrelacs_page.proof import keep_braces, prove
from entrelacs_page.proven import Proof, Row, TraceStep, merged
from entrelacs_page.words import quantity, schedules, share

RIGHT = Claim(
    page=Path("docs/mecanismes/lock.md"),
    line=3,
    sentence="Le compteur vaut toujours 4.",
    program="exemples/prog.py",
    constants={"TOURS": 2},
    expected=(Expected("attendue", "Rien ne se perd.", output="4"), Expected("interdite", "Une perte.", output="3")),
    ident="preuve-prog",
)
WRONG = Claim(
    page=Path("docs/mecanismes/lock.md"),
    line=9,
    sentence="Les deux fils se bloquent.",
    program="exemples/faux.py",
    failures=(ExpectedFailure("deadlock", "Chacun attend l'autre."),),
    wrong=True,
    ident="preuve-faux",
)


def proof(**changes):
    values = {
        "states": 12, "transitions": 15, "schedules": 6, "rows": (Row("4", True, "attendue", "Rien ne se perd.", 1.0),),
        "threads": (), "trace": (), "trace_end": "", "replay": "", "needed": (), "source_constants": (("TOURS", "100", "2"),),
        "player": "", "conditions": (),
    }  # fmt: skip
    return Proof(**(values | changes))


def text(element):
    return " ".join("".join(element.itertext()).split())


def test_a_proven_card_says_what_was_explored():
    root, _ = card(RIGHT, proof())
    shown = text(root)
    assert "Prouvé" in shown and "12 états, 15 transitions, 6 ordonnancements" in shown
    assert "TOURS vaut 100 dans le fichier et 2 dans l’exploration" in shown
    assert root.get("aria-labelledby") == root.find("p").get("id")
    assert root.find(".//a").get("href") == "../projet/comment-entrelacs-verifie.md"


def test_a_card_says_what_the_answer_supposes():
    root, _ = card(RIGHT, proof(conditions=conditions(explore("import os\nprint(os.getpid() > 0)"))))
    assert "Inventé par le modèle, autre sur votre machine : os.getpid()." in text(root)
    assert "Inventé" not in text(card(RIGHT, proof())[0])


def test_failures_that_differ_by_who_they_befall_are_one_row():
    stuck = "interblocage (le fil principal attend la fin de {0} ; {0} attend une notification)"
    rows = [
        Row(stuck.format("A"), False, "interdite", "Un réveil s'est perdu.", 0.25),
        Row("fini", True, "attendue", "Tout va bien.", 0.5),
        Row(stuck.format("B"), False, "interdite", "Un réveil s'est perdu.", 0.125),
        Row("exception ValueError « vide », fil A, ligne 3", False, "interdite", "Trop tard.", 0.125),
    ]
    found = merged(rows)
    assert [(row.text.split("\n")[0], row.share) for row in found] == [
        ("interblocage, de 2 façons :", 0.375),
        ("fini", 0.5),
        ("exception ValueError « vide », fil A, ligne 3", 0.125),
    ]
    root, _ = card(WRONG, proof(rows=tuple(found)))
    first = root.find(".//table[@class='preuve__resultats']/tbody/tr/th")
    assert first.text == "Interblocage, de 2 façons :"
    assert [way.text for way in first] == [stuck.format(name)[14:-1] for name in "AB"]


def test_failures_of_which_the_page_says_two_things_are_two_rows():
    rows = [Row("interblocage (A)", False, "interdite", "Ceci.", 0.5), Row("interblocage (B)", False, "interdite", "Cela.", 0.5)]
    assert merged(rows) == rows


def test_a_wrong_card_shows_the_schedule_with_one_column_per_thread():
    trace = (TraceStep(1, 4, "acquiert a", ("a : tenu par A",)), TraceStep(2, 9, "acquiert b", ("b : tenu par B",)))
    root, _ = card(WRONG, proof(threads=("principal", "A", "B"), trace=trace, trace_end="interblocage", replay="rejouer 1.2"))
    table = root.find(".//table[@class='preuve__trace']")
    assert [cell.text for cell in table.findall("./thead/tr/th")] == ["Pas", "A", "B", "Ce qui change"]
    assert [[text(cell) for cell in line] for line in table.findall("./tbody/tr")] == [
        ["1", "l. 4 acquiert a", "", "a : tenu par A"],
        ["2", "", "l. 9 acquiert b", "b : tenu par B"],
    ]
    assert "rejouer 1.2 --reel ; sans --reel" in text(root)


ALL = ["3.11", "3.12", "3.13", "3.13t"]
LOOP = {"3.13": "loop", "3.14": "loop"}


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Fault("", ALL), "Reproduit sur de vrais fils : CPython 3.11, 3.12, 3.13 et 3.13 sans GIL."),
        (
            Fault("", ALL, ALL[:3]),
            "Reproduit sur de vrais fils : CPython 3.11, 3.12, 3.13 et 3.13 sans GIL, en retenant un fil là où CPython avec GIL ne"
            " l’interrompt pas de lui-même.",
        ),
        (
            Fault("", ALL, ["3.12"]),
            "Reproduit sur de vrais fils : CPython 3.11, 3.12, 3.13 et 3.13 sans GIL, en retenant un fil là où CPython 3.12 ne"
            " l’interrompt pas de lui-même.",
        ),
        (Fault("", ["3.12"], ["3.12"], LOOP), "Reproduit sur de vrais fils : CPython 3.12 ; non avec CPython 3.13 et 3.14 : une tâche passe."),
        (Fault("", parted=LOOP), "Permis par le langage, jamais reproduit sur CPython avec GIL : une tâche passe."),
        (Fault("", parted={"3.13t": "loop"}), "Permis par le langage, jamais reproduit sur CPython, avec ou sans GIL : une tâche passe."),
    ],
)
def test_a_card_says_what_real_threads_did(fault, said):
    real = sentence(fault, "Une tâche passe.")
    root, _ = card(WRONG, proof(), real)
    shown = root.find(".//p[@class='preuve__bilan preuve__reel']")
    assert text(shown) == said
    assert shown.find("a").get("href") == "../projet/comment-entrelacs-verifie.md#sur-de-vrais-fils"
    assert card(WRONG, proof())[0].find(".//p[@class='preuve__bilan preuve__reel']") is None


def test_what_real_threads_did_is_forgotten_once_the_program_has_changed(tmp_path, monkeypatch):
    program = tmp_path / "faux.py"
    program.write_text("n = 1\n", encoding="utf-8")
    claim = replace(WRONG, program=str(program))
    monkeypatch.setattr(for_real, "faults", lambda: {for_real.key(claim): Fault(for_real.meaning("n = 1\n"), ["3.12"])})
    program.write_text("# un\nn = 1  # deux\n\n", encoding="utf-8")
    assert for_real.told(claim).details == " : CPython 3.12."
    program.write_text("n = 2\n", encoding="utf-8")
    assert for_real.told(claim) is None


def test_a_step_that_stands_nowhere_in_the_program_has_no_line():
    trace = (TraceStep(1, None, "commence", ()), TraceStep(2, 9, "acquiert b", ()))
    root, _ = card(WRONG, proof(threads=("principal", "A", "B"), trace=trace, trace_end="interblocage", replay="rejouer 1.2"))
    lines = root.findall(".//table[@class='preuve__trace']/tbody/tr")
    assert [[text(cell) for cell in line] for line in lines] == [["1", "commence", "", ""], ["2", "", "l. 9 acquiert b", ""]]


def test_text_of_a_program_is_not_read_as_markdown():
    import markdown

    root, _ = card(RIGHT, proof(rows=(Row("*a* _b_", True, "attendue", "x", 1.0),)))
    md = markdown.Markdown()
    parent = etree.Element("div")
    parent.append(root)
    md.treeprocessors["inline"].run(parent)
    assert parent.find(".//th/code").text == "*a* _b_"


def test_what_a_program_prints_in_braces_is_not_taken_for_attributes():
    import markdown

    trace = (TraceStep(1, 4, "écrit stocks = {'Ana': 1}", ("stocks = {'Ana': 1}",)),)
    root, _ = card(WRONG, proof(threads=("principal", "A"), trace=trace, trace_end="fin", replay="rejouer 1"))
    keep_braces(root)
    parent = etree.Element("div")
    parent.append(root)
    for processor in markdown.Markdown(extensions=["attr_list"]).treeprocessors:
        parent = processor.run(parent) or parent
    line = parent.find(".//table[@class='preuve__trace']/tbody/tr")
    assert [text(cell) for cell in line] == ["1", "l. 4 écrit stocks = {'Ana': 1}", "stocks = {'Ana': 1}"]
    assert all(set(cell.attrib) <= {"scope"} for cell in line)


def test_the_register_counts_what_is_proven():
    root = etree.Element("div")
    register(root, [(RIGHT, proof()), (WRONG, proof(schedules=None))], Path("docs/projet/registre.md"))
    assert "2 affirmations : 1 preuve, 1 faute démontrée ; 24 états en tout" in text(root)
    assert [link.get("href") for link in root.iter("a")] == [
        "../mecanismes/lock.md#preuve-prog",
        "../mecanismes/lock.md#preuve-faux",
    ]
    assert [[text(cell) for cell in line][2:] for line in root.iterfind(".//tbody/tr")] == [
        ["✓ prouvé", "12", "6"],
        ["✗ faute démontrée", "12", "illimité"],
    ]


@pytest.mark.parametrize(
    "number, words",
    [
        (0, "0\u00a0état"),
        (1, "1\u00a0état"),
        (12600, "12\u202f600\u00a0états"),
        (3_200_000_000_000_000, "environ 3,2 × 10¹⁵\u00a0états"),
        (9_999_999_999, "environ 1,0 × 10¹⁰\u00a0états"),
        (10**400, "environ 1,0 × 10⁴⁰⁰\u00a0états"),
    ],
)
def test_quantities(number, words):
    assert quantity(number, "état") == words


def test_a_cycle_has_no_number_of_schedules():
    assert schedules(None) == "un nombre illimité d’ordonnancements"


@pytest.mark.parametrize(
    "probability, words",
    [
        (None, "jamais"),
        (1.0, "100\u00a0%"),
        (0.5, "50\u00a0%"),
        (0.125, "12,5\u00a0%"),
        (0.00001, "<\u00a00,01\u00a0%"),
        (1 - 1e-13, ">\u00a099,99\u00a0%"),
        (0.99999999, ">\u00a099,99\u00a0%"),
        (0.005, "0,5\u00a0%"),
    ],
)
def test_shares_never_round_to_never_or_always(probability, words):
    assert share(probability) == words


LIVELOCK = """\
import threading

parti = pret = False


def attendre():
    global parti
    parti = True
    while not pret:
        pass


def lever():
    global pret
    if not parti:
        pret = True


fils = [threading.Thread(target=travail) for travail in (attendre, lever)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("fini")
"""


def test_what_never_ends_is_one_of_the_ends(tmp_path, monkeypatch):
    """A livelock prints nothing and stops nowhere: it still has its line, with the share of the runs that enter it."""
    monkeypatch.chdir(tmp_path)
    Path("sans_fin.py").write_text(LIVELOCK, encoding="utf-8")
    claim = Claim(
        page=Path("docs/page.md"),
        line=1,
        sentence="Il peut tourner sans fin.",
        program="sans_fin.py",
        expected=(Expected("attendue", "Levé à temps.", output="fini"),),
        failures=(ExpectedFailure("livelock", "Levé trop tard."),),
        wrong=True,
        ident="preuve-sans-fin",
    )
    root, _ = card(claim, prove(claim))
    shown = [text(line) for line in root.iter("tr")]
    assert len(shown) == 3, shown  # the header, then the two ends
    assert all(word in shown[1] for word in ("fini", "attendue", "50 %", "Levé à temps.")), shown
    assert all(word in shown[2] for word in ("Interblocage actif", "interdite", "50 %", "Levé trop tard.")), shown
