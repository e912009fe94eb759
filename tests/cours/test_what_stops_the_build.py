"""A false, unprovable or faulty claim stops the build of its page, with one message: where, what, and what to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import markdown
import pytest

from entrelacs import replay
from entrelacs_page import graph_json
from entrelacs_page.page import PageError
from tests.conftest import run_tool

COUNTER = '''\
"""Deux fils comptent."""

import threading

TOURS = 1

verrou = threading.Lock()
compteur = 0


def compter():
    global compteur
    for _ in range(TOURS):
        with verrou:
            compteur += 1


fils = [threading.Thread(target=compter) for _ in range(2)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print(compteur)
'''
RACE = COUNTER.replace("        with verrou:\n            compteur += 1\n", "        compteur += 1\n")
TITLE = "# Page\n\n"
HOLDS = """\
/// preuve | Toujours deux.
    programme: compteur.py
    resultats:
      - {sortie: 2, statut: attendue, phrase: "Rien ne se perd."}
///
"""


@pytest.fixture(autouse=True)
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("compteur.py").write_text(COUNTER, encoding="utf-8")
    Path("course.py").write_text(RACE, encoding="utf-8")
    Path("processus.py").write_text("import multiprocessing\nmultiprocessing.Process().start()\n", encoding="utf-8")
    Path("tronque.py").write_text("print((\n", encoding="utf-8")


def render(text: str) -> str:
    return markdown.Markdown(extensions=["cours.proofs"]).convert(text)


def test_the_claim_that_the_others_break_holds() -> None:
    assert "Prouvé" in render(TITLE + HOLDS)


def with_options(*lines: str) -> str:
    return HOLDS.replace("///\n", "".join(f"    {line}\n" for line in lines) + "///\n").replace("    ///", "///")


@pytest.mark.parametrize(
    ("block", "said"),
    [
        (
            HOLDS.replace("compteur.py", "course.py"),
            [
                "« Toujours deux. »",
                "programme : course.py",
                "trouvé, et non annoncé : sortie « 1 »",
                'python -m entrelacs rejouer course.py --ordonnancement "1.2.1.2.0"',
            ],
        ),
        (
            HOLDS.replace("///\n", '      - {sortie: 7, statut: surprenante, phrase: "Jamais."}\n///\n').replace("      ///", "///"),
            ["annoncé, et atteint par aucun ordonnancement : sortie « 7 »"],
        ),
        (with_options("max_etats: 5"), ["avant la fin (limite de 5 états atteinte)", "« constantes: »", "« max_etats: »"]),
        (HOLDS.replace("compteur.py", "processus.py"), ["ne sait pas modéliser", "multiprocessing", "ligne 1"]),
        (HOLDS.replace("compteur.py", "tronque.py"), ["programme : tronque.py", "n'est pas du Python", "ligne 1"]),
        (with_options("constantes: {TOUR: 2}"), ["pas de constante TOUR", "TOURS"]),
        (with_options("necessite: [join, while]"), ["« necessite: »", "while"]),
        (
            with_options('necessite: ["ligne: verrou = threading.Lock()", with]').replace("compteur.py", "superflu.py"),
            ["cette ligne n'est pas justifiée", "with verrou", "Retirez l'option, ou la ligne du programme."],
        ),
        (with_options("joueur: true", "but: {consigne: x, atteindre: 7}"), ["« 7 »", "aucun ordonnancement", "« 2 »"]),
        (
            with_options("joueur: true", "but: {consigne: x, atteindre: \"2\", question: q, voir: absente.md#x, choix: [{texte: a, juste: true, pourquoi: b}]}"),
            ["« voir: absente.md#x »", "la page n'existe pas"],
        ),
        (with_options("joueur: oui", "buts: {}"), ["option inconnue « buts ». Vouliez-vous dire « but » ?"]),
        (HOLDS.replace("\n    ", "\n  "), ["en retrait de quatre espaces"]),
    ],
    ids=[
        "outcome-missing", "outcome-unreached", "incomplete", "unsupported", "not-python", "constant", "necessity-absent",
        "necessity-unneeded", "goal-unreached", "proof-absent", "option", "indentation",
    ],
)  # fmt: skip
def test_what_does_not_hold_is_refused_with_its_line(block: str, said: list[str]) -> None:
    Path("superflu.py").write_text(COUNTER.replace("print(", "with verrou:\n    print("), encoding="utf-8")
    with pytest.raises(PageError) as caught:
        render(TITLE + block)
    message = str(caught.value)
    assert message.startswith("docs/page.md:3 : "), message
    for words in said:
        assert words in message, message


def test_a_player_too_heavy_is_refused_alone_or_with_its_neighbours(monkeypatch: pytest.MonkeyPatch) -> None:
    player = with_options("joueur: true")
    weight = graph_json.gzip_size(markdown_script(render(TITLE + player)))
    twice = TITLE + player + "\n" + player.replace("Toujours deux.", "Encore deux.")
    monkeypatch.setattr(graph_json, "MAX_GZIP", 2 * weight - 100)
    with pytest.raises(PageError) as caught:
        render(twice)
    assert str(caught.value).startswith("docs/page.md:10 : les joueurs de la page pèsent ")
    assert "Réduisez les programmes par « constantes: », ou retirez un « joueur: true »." in str(caught.value)
    monkeypatch.setattr(graph_json, "MAX_GZIP", weight - 100)
    shutil.rmtree(".cache")
    with pytest.raises(PageError) as caught:
        render(TITLE + player)
    assert str(caught.value).startswith("docs/page.md:3 : « Toujours deux. »\n  programme : compteur.py")
    assert "Réduisez le programme par « constantes: » (TOURS vaut 1)" in str(caught.value)


def markdown_script(html: str) -> str:
    return html.partition('<script type="application/json">')[2].partition("</script>")[0]


def test_notify_in_the_repaired_buffer_stops_the_build_of_its_page(root: Path) -> None:
    """The real page, with one word changed in its example."""
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    before, nav, _ = settings.partition("\nnav:\n")
    Path("mkdocs.yml").write_text(f"{before}{nav}  - mecanismes/condition.md\n  - memo/glossaire.md\n", encoding="utf-8")
    Path("src").symlink_to(root / "src")
    (root / ".cache").mkdir(exist_ok=True)
    Path(".cache").symlink_to(root / ".cache")  # what the other claims are worth is not at stake here
    shutil.copytree(root / "exemples", "exemples")
    shutil.copytree(root / "docs", "docs", ignore=shutil.ignore_patterns("assets"), dirs_exist_ok=True)  # exercises name other pages
    Path("docs/assets").symlink_to(root / "docs/assets")
    example = Path("exemples/mecanismes/condition/tampon_notify_all.py")
    program = example.read_text(encoding="utf-8")
    assert "notify_all()" in program
    example.write_text(program.replace("notify_all()", "notify()"), encoding="utf-8")
    status, printed = run_tool(["mkdocs", "build", "-d", "site"], Path.cwd())
    lines = Path("docs/mecanismes/condition.md").read_text(encoding="utf-8").splitlines()
    line = next(n for n, text in enumerate(lines, 1) if text == "/// preuve | notify_all() : tout est toujours livré.")
    assert status != 0
    assert "Traceback" not in printed
    _, told, message = printed.partition(f"docs/mecanismes/condition.md:{line} : « notify_all() : tout est toujours livré. »\n")
    assert told, printed
    assert "programme : exemples/mecanismes/condition/tampon_notify_all.py (avec ARTICLES = 1)" in message
    assert "trouvé, et non annoncé : interblocage (MainThread attend la fin de " in message
    assert "attend une notification de condition" in message
    command = "python -m entrelacs rejouer exemples/mecanismes/condition/tampon_notify_all.py --constante ARTICLES=1"
    _, _, schedule = message.partition(f'pour le revoir : {command} --ordonnancement "')
    run = replay(example, schedule.partition('"')[0], constants={"ARTICLES": 1})
    assert run.failure.kind == "deadlock"
