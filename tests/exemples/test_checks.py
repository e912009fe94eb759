"""Each check goes red for the fault it is there for, with a message that names the file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cours.register import read_claims
from tests import update
from tests.exemples import CheckError, EndedError, StuckError, exercises, pages, prints, records, titles
from tests.exemples.running import normalise, run, run_blocked
from tests.exemples.verification import rules

REPOSITORY = Path(__file__).resolve().parents[2]


def refused(check, *arguments, **options) -> str:
    with pytest.raises(CheckError) as caught:
        check(*arguments, **options)
    return str(caught.value)


def page_faults(course, check=pages.faults) -> str:
    return "\n".join(fault for page in pages.pages(course.root) for fault in check(page))


# --- The sound course ------------------------------------------------------------------------------------------------


def test_sound_course_passes(course):
    for module in records.example_modules(course.root):
        records.check(module, course.root)
    for source in exercises.sources(course.root):
        exercises.check(source, course.root)
    for check in (pages.faults, pages.shape_faults, pages.exercise_faults):
        assert page_faults(course, check) == ""
    assert pages.orphans(course.root) == []


def test_update_leaves_a_sound_course_alone(course, monkeypatch, capsys):
    monkeypatch.chdir(course.root)
    before = {path: path.read_bytes() for path in course.root.rglob("*") if path.is_file()}
    assert update.main([], course.root) == 0
    assert {path: path.read_bytes() for path in course.root.rglob("*") if path.is_file()} == before
    assert "0 fichiers réécrits" in capsys.readouterr().out


def test_update_rewrites_what_changed(course, monkeypatch):
    monkeypatch.chdir(course.root)
    course.change("compteur.py", "TOURS = 3", "TOURS  =  5")
    course.change("etat.py", 'print("tenu :"', 'verrou.acquire()\nprint("tenu :"')
    course.change("exemples/exercices/lock/guichet/exercice.py", "retirer(1)", "retirer(2)")
    course.write("ancien.txt", "$ python exemples/mecanismes/lock/ancien.py\n")
    assert update.main([], course.root) == 0
    assert course.read("compteur.txt").endswith("\ncompteur = 10\n")
    assert "TOURS = 5\n" in course.read("compteur.py")
    assert "#> tenu : True\n" in course.read("etat.py")
    assert "retirer(2)" in course.read("exemples/exercices/lock/guichet/depart.py")
    assert course.read("exemples/exercices/lock/guichet/solution.txt").endswith("\n8\n")
    assert not course.path("ancien.txt").exists()


def test_update_of_one_path_only(course, monkeypatch):
    monkeypatch.chdir(course.root)
    course.change("compteur.py", "TOURS = 3", "TOURS = 5")
    course.change("echec.py", '"avant"', '"encore avant"')
    assert update.main(["exemples/mecanismes/lock/compteur.py"], course.root) == 0
    assert "= 10" in course.read("compteur.txt")
    assert "encore" not in course.read("echec.txt")
    assert update.main(["exemples/absent"], course.root) == 2


def test_update_does_not_record_a_broken_promise(course, monkeypatch, capsys):
    monkeypatch.chdir(course.root)
    course.change("echec.py", "liberer()\n", "")
    assert update.main([], course.root) == 1
    assert "echec.py" in capsys.readouterr().err
    assert "RuntimeError" in course.read("echec.txt")


# --- Outputs ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("module", "old", "new"),
    [
        pytest.param("compteur.py", '"compteur ="', '"total ="', id="printed word"),
        pytest.param("compteur.py", "compteur += 1", "compteur += 2", id="computed result"),
        pytest.param("echec.py", "threading.Lock().release()", "threading.RLock().release()", id="message of the exception"),
        pytest.param("echec.py", "\n\ndef liberer", "\n\n\ndef liberer", id="line of a traceback"),
        pytest.param("etat.py", "threading.Lock()\n", "threading.Lock()\nverrou.acquire()\n", id="hash comment"),
        pytest.param(
            "etat.py",
            "#> tenu : False\n",
            '#> tenu : False\nthreading.Thread(target=print, args=("perdu",)).start()\n',
            id="print lost by the mock",
        ),
    ],
)
def test_changed_output(course, module, old, new):
    course.change(module, old, new)
    message = refused(records.check, course.path(module), course.root)
    assert message.startswith("exemples/mecanismes/lock/" + module.removesuffix(".py"))
    assert "make update" in message


def test_missing_transcript(course):
    course.path("compteur.txt").unlink()
    assert "compteur.txt manque" in refused(records.check, course.path("compteur.py"), course.root)


def test_wrong_command_in_transcript(course):
    course.change("compteur.txt", "compteur.py", "autre.py")
    assert "compteur.txt:1" in refused(records.check, course.path("compteur.py"), course.root)


def test_two_records_for_one_module(course):
    course.write("etat.txt", "$ python exemples/mecanismes/lock/etat.py\ntenu : False\n")
    assert "etat.py : deux témoins" in refused(records.check, course.path("etat.py"), course.root)


def test_unannounced_failure(course):
    course.rule("echec.py", 'variable = ["avant"]', 'pourquoi = "Rien."')
    assert "echec.py : fin attendue" in refused(records.check, course.path("echec.py"), course.root)


def test_must_fail_and_succeeds(course):
    course.change("echec.py", "    threading.Lock().release()", '    print("libre")')
    assert "echec.py : fin attendue : l'exception RuntimeError" in refused(records.check, course.path("echec.py"), course.root)


def test_must_fail_and_fails_otherwise(course):
    course.change("echec.py", "threading.Lock().release()", 'raise ValueError("non")')
    assert "echec.py : l'exception RuntimeError" in refused(records.check, course.path("echec.py"), course.root)


def test_thread_that_dies_unannounced(course):
    course.change("compteur.py", "            compteur += 1", "            compteur += 1 / 0")
    assert "compteur.py" in (message := refused(records.check, course.path("compteur.py"), course.root))
    assert "echec_dans_fil" in message


def test_warning_unannounced(course):
    course.write(
        "oubli.py",
        '"""Une coroutine oubliée."""\n\nimport asyncio\n\n\nasync def f():\n    pass\n\n\nasync def main():\n    f()\n\n\nasyncio.run(main())\n',
    )
    course.write("oubli.txt", "$ python exemples/mecanismes/lock/oubli.py\n")
    assert "oubli" in refused(records.check, course.path("oubli.py"), course.root)
    course.rule("oubli.py", 'avertissement = "RuntimeWarning"', 'pourquoi = "C\'est la leçon."')
    records.update(course.path("oubli.py"), course.root)
    assert "RuntimeWarning: coroutine 'f' was never awaited" in course.read("oubli.txt")
    records.check(course.path("oubli.py"), course.root)
    course.change("oubli.py", "    f()", "    await f()")
    assert "l'avertissement RuntimeWarning annoncé" in refused(records.check, course.path("oubli.py"), course.root)


def test_program_that_never_ends_is_stopped(course):
    course.write("sans_fin.py", '"""Sans fin."""\n\nimport threading\n\nprint("là")\nthreading.Event().wait()\n')
    message = refused(run, course.path("sans_fin.py"), course.root, limit=1)
    assert "sans_fin.py" in message and "bloque" in message and "là" in message


# --- Blocked programs ------------------------------------------------------------------------------------------------


def test_blocked_program_that_ends(course):
    course.change("bloque.py", "(verrou_b, verrou_a)", "(threading.Lock(), threading.Lock())")
    course.change("bloque.py", "second.acquire()", "second.acquire(timeout=0.01)")
    course.rule("bloque.py", 'bloque = ["second.acquire("]', 'pourquoi = "Interblocage."')
    assert "bloque.py : le programme devait rester bloqué" in refused(records.check, course.path("bloque.py"), course.root)
    course.rule("bloque.py", 'bloque = ["second.acquire("]', "essais = 2", 'pourquoi = "Interblocage."')
    assert "bloque.py : le programme devait rester bloqué" in refused(records.check, course.path("bloque.py"), course.root)


def test_program_that_may_end_by_chance(course, monkeypatch):
    ended = iter([True, True, False])

    def once(*arguments):
        if next(ended):
            raise EndedError("bloque.py : fini")
        return run_blocked(*arguments)

    monkeypatch.setattr(records, "run_blocked", once)
    course.rule("bloque.py", 'bloque = ["second.acquire("]', "essais = 3", 'pourquoi = "Interblocage."')
    records.check(course.path("bloque.py"), course.root)
    assert not [*ended]


def test_program_that_may_hang_by_chance(course, monkeypatch):
    """It is run again; if it never ends, that is said."""
    hung = iter([True, True, False, True, True])

    def once(*arguments, **options):
        if next(hung):
            raise StuckError("compteur.py : pas fini")
        return run(*arguments, **options)

    monkeypatch.setattr(records, "run", once)
    course.rule("compteur.py", "peut_bloquer = 3", 'pourquoi = "Interblocage possible."')
    records.check(course.path("compteur.py"), course.root)
    course.rule("compteur.py", "peut_bloquer = 2", 'pourquoi = "Interblocage possible."')
    assert "pas fini" in refused(records.check, course.path("compteur.py"), course.root)
    assert not [*hung]


def test_blocked_elsewhere(course):
    message = refused(run_blocked, course.path("bloque.py"), course.root, ["ensemble.wait()"], "début\n", patience=0.5)
    assert "bloque.py" in message and "second.acquire()" in message


def test_blocked_with_another_output(course):
    course.change("bloque.txt", "début", "debut")
    printed = run_blocked(course.path("bloque.py"), course.root, ["second.acquire()"], "debut\n", patience=0.5)
    assert printed == "début\n"  # handed back, for the difference to be shown


def test_program_that_goes_on_is_not_blocked(course):
    source = '"""Attente active."""\n\nfrom itertools import count\n\nfor tour in count():\n    print(tour)\n'
    course.write("active.py", source)
    message = refused(run_blocked, course.path("active.py"), course.root, ["print(tour)"], None, limit=2)
    assert "active.py" in message and "continue d'agir" in message


def test_blocked_tasks(course):
    source = (
        '"""Deux tâches attendent."""\n\nimport asyncio\n\n\nasync def attendre(signal):\n    await signal.wait()\n\n\n'
        "async def main():\n    signal = asyncio.Event()\n    await asyncio.gather(attendre(signal), attendre(signal))\n\n\nasyncio.run(main())\n"
    )
    course.write("taches.py", source)
    assert run_blocked(course.path("taches.py"), course.root, ["signal.wait()"], "") == ""
    message = refused(run_blocked, course.path("taches.py"), course.root, ["asyncio.gather"], "", patience=0.5)
    assert "Task-2" in message and "signal.wait()" in message


def test_observer_survives_a_module_that_is_still_loading(course):
    """Once, on a loaded machine, it looked for asyncio's tasks in the middle of ``import asyncio`` and died of it."""
    source = (
        '"""Chargement lent."""\n\nimport sys\nimport threading\nimport time\nimport types\n\n'
        'sys.modules["asyncio.tasks"] = types.ModuleType("asyncio.tasks")\ntime.sleep(0.3)\nthreading.Event().wait()\n'
    )
    course.write("lent.py", source)
    assert run_blocked(course.path("lent.py"), course.root, ["Event().wait()"], "", limit=20) == ""


def test_main_thread_that_blocks_itself(course):
    course.write(
        "seul.py",
        '"""Un fil se bloque lui-même."""\n\nimport threading\n\nverrou = threading.Lock()\nverrou.acquire()\nverrou.acquire()\n',
    )
    assert run_blocked(course.path("seul.py"), course.root, ["verrou.acquire()"], "") == ""


# --- Freedom given to outputs ----------------------------------------------------------------------------------------


def said(course, text: str) -> Path:
    """A module that prints ``text``, recorded as printing the lines A1, A2, B1."""
    course.write("dire.txt", "$ python exemples/mecanismes/lock/dire.py\nA1\nA2\nB1\nfin\n")
    return course.write("dire.py", f'"""Dire."""\n\nprint({text!r})\n')


def test_free_order(course):
    module = said(course, "B1\nfin\nA2\nA1")
    assert "dire" in refused(records.check, module, course.root)
    course.rule("dire.py", 'ordre = "libre"', 'pourquoi = "Fils."')
    records.check(module, course.root)
    assert "dire" in refused(records.check, said(course, "B1\nfin\nA2\nA3"), course.root)
    assert "dire" in refused(records.check, said(course, "B1\nfin\nA2"), course.root)


def test_order_within_a_thread(course):
    module = said(course, "A1\nB1\nA2\nfin")
    course.rule("dire.py", "ordre_par = '^([A-Z])'", 'pourquoi = "Fils."')
    records.check(module, course.root)
    assert "dire" in refused(records.check, said(course, "A2\nB1\nA1\nfin"), course.root)
    assert "dire" in refused(records.check, said(course, "A1\nfin\nB1\nA2"), course.root)


def test_one_of_several_outputs(course):
    course.rule("dire.py", 'sorties = ["A1\\nA2\\nB1\\nfin", "rien"]', 'pourquoi = "Course."')
    records.check(said(course, "rien"), course.root)
    assert "dire" in refused(records.check, said(course, "tout"), course.root)


def test_variable_part(course):
    course.write("duree.txt", "$ python exemples/mecanismes/lock/duree.py\nen 12 ms\n")
    course.write("duree.py", '"""Durée."""\n\nprint("en 7 ms")\n')
    course.rule("duree.py", "variable = ['\\d+ ms']", 'pourquoi = "Mesure."')
    records.check(course.path("duree.py"), course.root)
    assert not records.update(course.path("duree.py"), course.root)  # no churn
    course.change("duree.py", "en 7 ms", "en 7 s")
    assert "duree" in refused(records.check, course.path("duree.py"), course.root)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (['ordre = "libre"', 'pourquoi = "x"'], "« ordre » est inutile"),
        (["variable = ['\\d+ ms']", 'pourquoi = "x"'], "ne correspond à rien"),
        (["ordre_par = '(compteur)'", 'pourquoi = "x"'], "ne distingue pas deux fils"),
        (['pourquoi = "x"'], "entrée inutile"),
        (['ordre = "libre"'], "« pourquoi » est obligatoire"),
        (['ordres = "libre"', 'pourquoi = "x"'], "clé inconnue « ordres »"),
        (['ordre = "trié"', 'pourquoi = "x"'], "« ordre » ne peut valoir"),
        (['sorties = ["une"]', 'pourquoi = "x"'], "au moins deux sorties"),
        (['echec = "X"', 'bloque = ["fil"]', 'pourquoi = "x"'], "ne vont pas ensemble"),
        (['bloque = ["absent()"]', 'pourquoi = "x"'], "aucune ligne de compteur.py"),
        (['bloque = "absent()"', 'pourquoi = "x"'], "liste de textes"),
        (['bloque = ["fil"]', 'essais = "5"', 'pourquoi = "x"'], "un nombre d'exécutions"),
        (['bloque = ["fil"]', "essais = 1", 'pourquoi = "x"'], "au moins deux exécutions"),
        (["essais = 5", 'pourquoi = "x"'], "va avec « bloque »"),
        (["peut_bloquer = 1", 'pourquoi = "x"'], "au moins deux exécutions"),
        (["variable = ['(']", 'pourquoi = "x"'], "expression régulière"),
        (['echec_dans_fil = "ValueError"', 'pourquoi = "x"'], "n'a pas eu lieu"),
    ],
)
def test_stale_or_wrong_rule(course, lines, said):
    course.rule("compteur.py", *lines)
    message = refused(records.check, course.path("compteur.py"), course.root)
    assert said in message and "compteur.py" in message


def test_rule_of_a_module_that_is_gone(course):
    course.rule("parti.py", 'ordre = "libre"', 'pourquoi = "x"')
    message = refused(rules, course.path("x").parent, course.root)
    assert 'exemples/mecanismes/lock/verification.toml : ["parti.py"]' in message and "périmée" in message


# --- Pages -----------------------------------------------------------------------------------------------------------

LOCK = "docs/mecanismes/lock.md"


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        pytest.param(
            LOCK,
            'lock/echec.py"\n```',
            'lock/echecs.py"\n```',
            "lock.md:23 : le fichier « exemples/mecanismes/lock/echecs.py » n'existe pas",
            id="misspelt include",
        ),
        pytest.param(
            LOCK,
            '"exemples/mecanismes/lock/echec.py"\n```',
            '"exemples/mecanismes/lock/echec.py" \n```',
            "lock.md:23 : inclusion mal écrite",
            id="space after the include",
        ),
        pytest.param(LOCK, 'lock/echec.py"\n```', "lock/echec.py\n```", "lock.md:23 : inclusion mal écrite", id="missing quote"),
        pytest.param(
            "compteur.py",
            ":fil]",
            ":boucle]",
            "n'a pas de section « fil ». Sections de ce fichier : boucle",
            id="renamed section",
        ),
        pytest.param("compteur.py", "# --8<-- [end:fil]\n", "", "la section « fil » n'est pas fermée", id="unclosed section"),
        pytest.param("compteur.py", ":fil]", ":Fil]", "repère de section incorrect : « Fil »", id="capital in a marker"),
        pytest.param(
            LOCK,
            '--8<-- "exemples/mecanismes/lock/bloque.py"',
            "import threading",
            "du Python tapé dans la page : « import threading »",
            id="typed Python",
        ),
        pytest.param(LOCK, "- Un verrou", "```pycon\n>>> 1\n```\n\n- Un verrou", "du Python tapé", id="typed console session"),
        pytest.param(
            LOCK, "- Un verrou", "Voici :\n\n    x = 1\n    y = 2\n\n- Un verrou", "code tapé dans la page", id="indented code"
        ),
        pytest.param(LOCK, "- Un verrou", "```\nx = 1\n```\n\n- Un verrou", "bloc sans langage", id="fence without language"),
        pytest.param(LOCK, "- Un verrou", "```text\ncompteur = 6\n```\n\n- Un verrou", "du texte tapé", id="typed output"),
        pytest.param(LOCK, 'hl_lines="15"', 'hl_lines="17"', "hl_lines : 17 désigne une ligne vide", id="highlighted blank line"),
        pytest.param(LOCK, 'hl_lines="15"', 'hl_lines="15 90"', "hl_lines : 90 sort du code", id="highlight out of range"),
        pytest.param(
            LOCK,
            'title="exemples/mecanismes/lock/bloque.py"',
            'title="bloque.py"',
            "le titre du bloc doit être le chemin",
            id="title",
        ),
        pytest.param(LOCK, 'lock/echec.txt"', 'lock/echec.txt:2:99"', "qui en a 8", id="lines out of range"),
        pytest.param("bloque.py", "opposés.", "opposés.\n\n```\nx\n```", "trois accents graves", id="fence in a docstring"),
    ],
)
def test_page_fault(course, path, old, new, said):
    course.change(path, old, new)
    faults = page_faults(course)
    assert said in faults and faults.startswith("docs/mecanismes/lock.md:")


def test_orphan_module(course):
    course.write("seul.py", '"""Seul."""\n')
    assert any(fault.startswith("exemples/mecanismes/lock/seul.py : aucune page") for fault in pages.orphans(course.root))


def test_orphan_section(course):
    course.change(LOCK, "compteur.py:fil", "compteur.py")
    assert any("compteur.py:11 : aucune page ne montre la section « fil »" in fault for fault in pages.orphans(course.root))


def test_orphan_transcript(course):
    course.change(LOCK, '--8<-- "exemples/mecanismes/lock/bloque.txt"', "$ python")
    assert any("bloque.txt : aucune page" in fault for fault in pages.orphans(course.root))
    course.write("parti.txt", "$ python exemples/mecanismes/lock/parti.py\n")
    assert any("parti.txt : le module parti.py" in fault for fault in pages.orphans(course.root))


def test_module_far_from_its_page(course):
    target = course.write("exemples/mecanismes/serrure/x.py", '"""X."""\n')
    faults = "\n".join(pages.orphans(course.root))
    assert "exemples/mecanismes/serrure/x.py : le dossier" in faults and "docs/mecanismes/serrure.md" in faults
    target.unlink()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Objectif · 1 min", "Objectif · 2 min", "lock.md : « Objectif · 2 min », mais la page se lit en"),
        ('"Objectif · 1 min"', '"Objectif"', "lock.md:1 : il faut un (seul) encadré"),
        ("# Verrou\n", "# Verrou\n\n# Encore\n", "n'en a qu'un"),
        ("## Le code", "#### Le code", "il manque un niveau"),
    ],
)
def test_page_shape(course, old, new, said):
    course.change(LOCK, old, new)
    assert said in page_faults(course, pages.shape_faults)


def test_page_without_its_exercises(course):
    course.change(LOCK, "### Exercice 2", "### Autre")
    assert "au moins deux exercices" in page_faults(course, pages.exercise_faults)


VARIES = """
/// preuve | Il peut en manquer.
    programme: exemples/mecanismes/lock/compteur.py
    faux: true
    resultats:
      - {sortie: "compteur = 6", statut: attendue, phrase: "Rien ne manque."}
      - {sortie: "compteur = 5", statut: interdite, phrase: "Il en manque un."}
///
"""


def title_faults(course) -> str:
    (page,) = [page for page in pages.pages(course.root) if page.path.name == "lock.md"]
    return "\n".join(titles.faults(page, read_claims(page.text, page.path)))


@pytest.mark.parametrize("change", ["claim", "rule", "blocked"])
def test_an_output_titled_as_the_only_one(course, change, monkeypatch):
    monkeypatch.chdir(course.root)
    assert title_faults(course) == ""
    if change == "claim":
        course.change(LOCK, "## Les pièges\n", f"## Les pièges\n{VARIES}")
    elif change == "rule":
        course.change("verification.toml", '["echec.py"]', "[\"compteur.py\"]\nvariable = ['6']\npourquoi = \"x\"\n\n[\"echec.py\"]")
    else:
        course.change(LOCK, '```console\n--8<-- "exemples/mecanismes/lock/bloque', '```console title="Sortie"\n--8<-- "exemples/mecanismes/lock/bloque')
    fault = "ce programme reste bloqué" if change == "blocked" else "cette sortie n'est pas la seule possible"
    assert fault in title_faults(course)


def test_a_claim_with_other_constants_says_nothing_of_the_output_shown(course, monkeypatch):
    monkeypatch.chdir(course.root)
    once = VARIES.replace("    faux: true\n", "")
    reduced = VARIES.replace("    faux: true\n", "    constantes: {TOURS: 2}\n    faux: true\n")
    course.change(LOCK, "## Les pièges\n", f"## Les pièges\n{once}{reduced}")
    assert title_faults(course) == ""


# --- Exercises -------------------------------------------------------------------------------------------------------

GUICHET = "exemples/exercices/lock/guichet/exercice.py"


def test_exercise_cut_out_of_date(course):
    course.change(GUICHET, "retirer(1)", "retirer(2)")
    assert "guichet/depart.py : ce n'est pas ce que donne exercice.py" in refused(
        exercises.check, course.path(GUICHET), course.root
    )


def test_exercise_product_edited_by_hand(course):
    course.change("exemples/exercices/lock/guichet/solution.py", "solde - montant", "solde - 2 * montant")
    assert "guichet/solution.py" in refused(exercises.check, course.path(GUICHET), course.root)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    # </solution>\n", "", "exercice.py:12 : # <solution> n'est pas refermée"),
        ("    # </depart>\n", "", "balise # <solution> inattendue"),
        ("    # solde = solde + montant", "    solde = solde + montant", "chaque ligne est en commentaire"),
        ("    # solde = solde + montant", "    # solde = solde - montant", "identiques"),
    ],
)
def test_exercise_markers(course, old, new, said):
    course.change(GUICHET, old, new)
    assert said in refused(exercises.cut, course.path(GUICHET), course.root)


# --- Normalisation ---------------------------------------------------------------------------------------------------


def test_traceback_keeps_the_frames_of_the_examples(course):
    """3.11's carets, 3.13's several lines of source and the library's own frames go; groups keep their bars."""
    text = f"""\
Exception in thread A:
Traceback (most recent call last):
  File "/usr/lib/python3.13/threading.py", line 1041, in _bootstrap_inner
    self.run()
    ~~~~~~~~^^
  File "{course.path("echec.py")}", line 7, in liberer
    threading.Lock(
    ~~~~~~~~~~~~~~^
    ).release()
    ^^^^^^^^^^^
RuntimeError: release unlocked lock
  + Exception Group Traceback (most recent call last):
  |   File "/usr/lib/python3.13/asyncio/runners.py", line 195, in run
  |     return runner.run(main)
  |            ~~~~~~~~~~^^^^^^
  |   File "exemples/mecanismes/lock/echec.py", line 11, in <module>
  |     liberer()
  |     ~~~~~~~^^
  | ExceptionGroup: deux
<Lock at 0x7f00deadbeef> dans {course.root}{os.sep}exemples
"""
    assert normalise(text, course.root) == ("""\
Exception in thread A:
Traceback (most recent call last):
  File "exemples/mecanismes/lock/echec.py", line 7, in liberer
    threading.Lock().release()
RuntimeError: release unlocked lock
  + Exception Group Traceback (most recent call last):
  |   File "exemples/mecanismes/lock/echec.py", line 11, in <module>
  |     liberer()
  | ExceptionGroup: deux
<Lock at 0x…> dans exemples
""")


def test_a_slow_machine_changes_nothing(course):
    course.write(
        "lent.py",
        '"""Un pas lent."""\n\nimport asyncio\nimport time\n\n\nasync def main():\n    time.sleep(0.11)\n    print("fini")\n\n\nasyncio.run(main(), debug=True)\n',
    )
    course.write("lent.txt", "$ python exemples/mecanismes/lock/lent.py\nfini\n")
    records.check(course.path("lent.py"), course.root)


# --- pytest-examples, and the whole thing ----------------------------------------------------------------------------


def test_lint_names_the_module(course, eval_example):
    course.change("compteur.py", "import threading\n", "import os\nimport threading\n")
    message = refused(prints.lint, prints.configure(eval_example), course.path("compteur.py"), course.root)
    assert message.startswith("exemples/mecanismes/lock/compteur.py") and "F401" in message


def test_pytest_examples_gives_the_exception(course, eval_example):
    evaluation = prints.configure(eval_example)
    main = sys.modules["__main__"]
    assert isinstance(prints.run(evaluation, course.path("echec.py"), course.root), RuntimeError)
    course.write("sortir.py", '"""Sort."""\n\nimport sys\n\nsys.setswitchinterval(1e-4)\nsys.exit(3)\n')
    assert isinstance(prints.run(evaluation, course.path("sortir.py"), course.root), SystemExit)
    assert sys.modules["__main__"] is main and sys.getswitchinterval() > 1e-3


def pytest_on(course, *arguments: str) -> subprocess.CompletedProcess:
    """The real tests of the examples, on the small course."""
    command = [sys.executable, "-m", "pytest", "-n0", "-q", "-p", "no:cacheprovider", f"--racine={course.root}"]
    files = ["tests/exemples/test_examples.py", "tests/exemples/test_pages.py"]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    return subprocess.run(
        [*command, *files, *arguments],
        cwd=REPOSITORY,
        env=environment | {"PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=240,
    )


def test_whole_chain_on_a_sound_course(course):
    result = pytest_on(course)
    assert result.returncode == 0, result.stdout + result.stderr
    assert " passed" in result.stdout.splitlines()[-1]


def test_whole_chain_names_every_fault(course):
    course.change("compteur.py", "compteur += 1", "compteur += 2")
    course.change("echec.py", "    threading.Lock().release()", "    print(threading)  # noqa")
    course.change("etat.py", "print(", 'threading.Thread(target=int, args=("x",)).start()\nprint(')
    course.change(GUICHET, "retirer(1)", "retirer(2)")
    course.write("seul.py", '"""Seul."""\n')
    result = pytest_on(course, "--tb=short")
    assert result.returncode == 1
    for test in (
        "test_output_is_the_recorded_one[mecanismes/lock/compteur.py]",
        "test_output_is_the_recorded_one[mecanismes/lock/echec.py]",
        "test_module_is_clean[mecanismes/lock/echec.py]",
        "test_runs_under_pytest_examples[mecanismes/lock/echec.py]",
        "test_runs_under_pytest_examples[mecanismes/lock/etat.py]",
        "test_exercise_is_cut_from_its_solution[exercices/lock/guichet/exercice.py]",
        "test_no_orphan",
    ):
        assert f"::{test}" in result.stdout.partition("short test summary")[2], f"{test}\n{result.stdout}"
    assert "exemples/mecanismes/lock/seul.py" in result.stdout
