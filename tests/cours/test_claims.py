"""Claims: how they are read, and what makes them fail."""

from pathlib import Path

import pytest

from cours.register import read_claims
from entrelacs.results import Exploration, Failure, Outcome, Schedule
from entrelacs_page.claims import ClaimError, problems

PAGE = Path("docs/page.md")
BLOCK = """\
# Titre

/// preuve | Le compteur vaut toujours 4.
    programme: prog.py
    constantes: {TOURS: 2}
    resultats:
      - {sortie: 4, statut: attendue, phrase: "Rien ne se perd."}
      - {sortie: 3, statut: interdite, phrase: "Une perte."}

Un commentaire.
///
"""


@pytest.fixture(autouse=True)
def program(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("prog.py").write_text("TOURS = 5\nprint(4)\n")


def read(text=BLOCK):
    (claim,) = read_claims(text, PAGE)
    return claim


def edited(old, new):
    assert old in BLOCK
    return BLOCK.replace(old, new)


def outcome(output, schedule="0", failure=None):
    return Outcome(output, Schedule.parse(schedule), 1.0, failure)


DEADLOCK = Failure("deadlock", waits=(("A", "attend v, tenu par B"),), schedule=Schedule.parse("1.2"))


def test_a_claim_is_read_whole():
    claim = read()
    assert (claim.line, claim.sentence, claim.program) == (3, "Le compteur vaut toujours 4.", "prog.py")
    assert claim.constants == {"TOURS": 2}
    assert [(e.output, e.status) for e in claim.expected] == [("4", "attendue"), ("3", "interdite")]


def test_a_block_shown_in_a_fence_is_no_claim():
    assert read_claims(f"````\n{BLOCK}````\n", PAGE) == []


def test_a_block_inside_a_disclosure_is_read():
    inside = "??? solution\n\n" + "".join(f"    {line}\n" if line else "\n" for line in BLOCK.split("\n"))
    (claim,) = read_claims(inside, PAGE)
    assert claim.line == 5


def test_two_claims_on_one_program_have_distinct_names():
    first, second = read_claims(BLOCK + BLOCK, PAGE)
    assert first.ident != second.ident


@pytest.mark.parametrize(
    "text, message",
    [
        (edited("programme: prog.py", "programe: prog.py"), "docs/page.md:3 .*« programe ».*« programme »"),
        (edited("prog.py", "absent.py"), "« absent.py » n'existe pas"),
        (edited("statut: attendue", "statut: prévue"), "statut inconnu « prévue »"),
        (edited("phrase: \"Rien ne se perd.\"", "motif: x"), "n'a pas de « phrase: »"),
        (edited("{TOURS: 2}", "{TOURS: 2"), r"docs/page.md:\d+ : .*YAML"),
        (edited("| Le compteur vaut toujours 4.", ""), "il manque l'affirmation"),
        (edited("    constantes: {TOURS: 2}", "    reveils: lifo"), "« reveils: »"),
        (edited("    constantes: {TOURS: 2}", "    faux: true\n    echec: {genre: panne, phrase: x}"), "genre inconnu « panne »"),
        (edited("    constantes: {TOURS: 2}", "    echec: {genre: interblocage, phrase: x}"), "ajoutez « faux: true »"),
        (edited("    constantes: {TOURS: 2}", "    but: {consigne: x, atteindre: 4}"), "« joueur: true »"),
        ("/// preuve | Rien.\n    programme: prog.py\n///\n", "rien n'est annoncé"),
        ("/// preuve | Rien.\n///\n", "attend ses options"),
    ],
)
def test_a_faulty_block_is_refused_with_its_line(text, message):
    with pytest.raises(ClaimError, match=message):
        read_claims(text, PAGE)


def test_a_claim_that_holds():
    assert problems(read(), Exploration("ok", (outcome("4\n"),))) == []


@pytest.mark.parametrize(
    "exploration, message",
    [
        (Exploration("ok", (outcome("4\n"), outcome("5\n", "1*2"))), "non annoncé : sortie « 5 »"),
        (Exploration("ok", (outcome("4\n"), outcome("3\n", "1*2"))), "interdit : sortie « 3 »"),
        (Exploration("ok", (outcome("3\n"),)), "atteint par aucun ordonnancement : sortie « 4 »"),
        (
            Exploration("failure", (outcome("4\n"), outcome("", "1.2", DEADLOCK)), (DEADLOCK,)),
            r"interblocage \(A attend v, tenu par B\)",
        ),
        (Exploration("incomplete", (outcome("4\n"),), reason="limite de 10 états"), "avant la fin .limite de 10 états"),
        (Exploration("unsupported", reason="os.fork", line=7), "modéliser ce programme .os.fork, ligne 7"),
    ],
)
def test_every_difference_is_told(exploration, message):
    assert pytest.raises(AssertionError, _no_problem, exploration).match(message)


def _no_problem(exploration):
    found = "\n".join(problems(read(), exploration))
    assert not found, found


def test_the_replay_command_carries_the_constants():
    found = problems(read(), Exploration("ok", (outcome("4\n"), outcome("5\n", "1*2.0"))))
    assert any("rejouer prog.py --constante TOURS=2 --ordonnancement \"1*2.0\"" in line for line in found)


def test_a_wrong_program_must_reach_what_is_forbidden():
    claim = read(edited("    constantes: {TOURS: 2}", "    faux: true"))
    assert problems(claim, Exploration("ok", (outcome("4"), outcome("3")))) == []
    assert problems(claim, Exploration("ok", (outcome("4"),))) == [
        "annoncé, et atteint par aucun ordonnancement : sortie « 3 »"
    ]


def test_a_pattern_must_match_the_whole_output():
    claim = read(edited("sortie: 4", 'motif: "\\\\d+ tours"'))
    assert problems(claim, Exploration("ok", (outcome("12 tours\n"), outcome("7 tours\n")))) == []
    assert problems(claim, Exploration("ok", (outcome("12 tours !\n"),)))


def test_an_announced_exception_is_compared_with_its_type_and_message():
    wrong = edited(
        "    constantes: {TOURS: 2}",
        "    faux: true\n    echec: {genre: exception, exception: RuntimeError, message: non, phrase: x}",
    )
    ends = (outcome("4"), outcome("3"))
    good = Failure("exception", "RuntimeError", "non", "A", 4)
    assert problems(read(wrong), Exploration("failure", ends, (good,))) == []
    for other in (Failure("exception", "ValueError", "non"), Failure("exception", "RuntimeError", "oui")):
        assert len(problems(read(wrong), Exploration("failure", ends, (other,)))) == 3
