"""`check`: what is claimed of a function, and what is answered; a claim that does not hold is shown, one that is not answered never passes."""

import importlib
import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import entrelacs
from entrelacs import DEADLOCK, LIVELOCK, Refuted, Undecided, check
from entrelacs.project import check as checking
from entrelacs.project.claims import read_claim, shown

BANK = """
import threading

total = 0
one, other = threading.Lock(), threading.Lock()


def add(amount):
    global total
    total += amount


def cross(first, second):
    with first:
        with second:
            print("both")
"""
WORK = """
import asyncio
import threading
from threading import Thread

import bank_of_check as bank


def run(*works):
    threads = [Thread(target=work, name=name) for name, work in zip("AB", works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def race():
    run(lambda: bank.add(1), lambda: bank.add(2))
    print(bank.total)


def safe():
    def add():
        with bank.one:
            bank.add(1)

    run(add, add)
    print(bank.total)


def wrong():
    run(lambda: bank.add(1), lambda: bank.add(2))
    assert bank.total == 3, bank.total


def crossed():
    run(lambda: bank.cross(bank.one, bank.other), lambda: bank.cross(bank.other, bank.one))


def endless():
    flag = threading.Event()

    def turn():
        while not flag.is_set():
            pass

    run(turn, turn)


async def tasks():
    async def put(items, n):
        await asyncio.sleep(0)
        items.append(n)

    items = []
    await asyncio.gather(put(items, 1), put(items, 2))
    print(items)


def refused():
    open("x")


def takes(n):
    print(n)


def defaults(n=2, *more, **named):
    print(n)


def inside():
    def nested():
        print(1)

    return nested


class Bank:
    def method(self):
        print(1)


def always():
    raise KeyError("x")


alone = lambda: print(1)  # noqa: E731
"""


@pytest.fixture
def work(tmp_path, monkeypatch):
    """The module whose functions are explored, and the one that it needs."""
    (tmp_path / "bank_of_check.py").write_text(BANK, encoding="utf-8")
    (tmp_path / "work_of_check.py").write_text(WORK, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")  # tables are as wide as the terminal
    yield importlib.import_module("work_of_check")
    for name in ("bank_of_check", "work_of_check"):
        sys.modules.pop(name, None)


def refuted(function, **claims):
    with pytest.raises(Refuted) as error:
        check(function, **claims)
    return str(error.value)


def test_what_holds_is_returned(work):
    found = check(work.safe, outcomes="2", never=("1", "3", KeyError, DEADLOCK))
    assert found.verdict == "ok" and [outcome.output for outcome in found.outcomes] == ["2\n"]
    assert check(work.race).verdict == "ok"  # nothing goes wrong: what it prints was not asked
    assert check(work.tasks, outcomes=("[1, 2]", "[2, 1]")).verdict == "ok"
    assert check(work.defaults, outcomes="2\n").verdict == "ok"
    assert check(work.race, outcomes=re.compile("[123]"), possible=re.compile("1|2")).verdict == "ok"


@pytest.mark.parametrize(
    ("function", "claims"),
    [
        ("wrong", {"possible": (AssertionError,)}), ("wrong", {"outcomes": ("", AssertionError)}), ("crossed", {"possible": DEADLOCK, "never": LIVELOCK}),
        ("endless", {"possible": (LIVELOCK,)}), ("race", {"outcomes": ["1", "2", "3"]}), ("race", {"possible": {"1", "3"}, "never": "4"}),
        ("crossed", {"outcomes": ("both\nboth", DEADLOCK)}), ("always", {"outcomes": KeyError}), ("race", {"outcomes": "3", "possible": ("1", "2")}),
    ],
)  # fmt: skip
def test_a_failure_that_was_announced_is_no_fault(function, claims, work):
    check(getattr(work, function), **claims)


@pytest.mark.parametrize(
    ("function", "claims", "said"),
    [
        ("wrong", {}, "trouvé : exception AssertionError « 2 », fil MainThread, work_of_check.py:33"),
        ("wrong", {"never": AssertionError}, "trouvé, et exclu par never : exception AssertionError"),
        ("wrong", {"possible": KeyError}, "trouvé, et annoncé nulle part : exception AssertionError"),
        ("race", {"never": "2"}, "trouvé, et exclu par never : « 2 »"),
        ("race", {"outcomes": ("1", "3")}, "trouvé, et absent de outcomes : « 2 »"),
        ("race", {"outcomes": ("1", "2", "3", "4")}, "atteint par aucun ordonnancement : « 4 »"),
        ("race", {"possible": DEADLOCK}, "atteint par aucun ordonnancement : interblocage"),
        ("race", {"possible": ""}, "atteint par aucun ordonnancement : rien d'affiché"),
        ("race", {"possible": (KeyError, re.compile("x+"))}, "atteint par aucun ordonnancement : ce que décrit « x+ »"),
        ("race", {"never": re.compile("[12]")}, "trouvé, et exclu par never : « "),
        ("crossed", {}, "trouvé : interblocage (MainThread attend la fin de A ; A attend other, tenu par B"),
        ("endless", {}, "trouvé : interblocage actif"),
        ("always", {}, "trouvé : exception KeyError « 'x' »"),
        ("tasks", {"never": "[2, 1]"}, "trouvé, et exclu par never : « [2, 1] »"),
    ],
)  # fmt: skip
def test_what_does_not_hold_is_shown(function, claims, said, work):
    told = refuted(getattr(work, function), **claims)
    assert said in told, told
    shows = "atteint par aucun" not in told
    assert ("replay='" in told) == shows and ("Toutes les fins trouvées :" in told) != shows


def test_the_shortest_way_is_a_table_in_the_files_of_the_reader(work):
    told = refuted(work.wrong)
    assert re.search(r"^1   │ +│ bank_of_check.py:10", told, re.MULTILINE) and "work_of_check.py:14" in told
    assert "work_of_check.py::wrong : tous les entrelacements ont été parcourus (" in told
    with pytest.raises(Refuted) as error:
        check(work.wrong)
    assert error.value.found.verdict == "failure" and "def add(amount):" in error.value.bundle.text
    assert isinstance(error.value, AssertionError) and not isinstance(error.value, Undecided)


def token_of(told):
    return re.search(r"replay='([^']+)'", told)[1]


def test_a_token_replays_in_the_model_and_for_real(work, capsys):
    token = token_of(refuted(work.wrong))
    for real, said in ((False, "un seul ordonnancement, rejoué"), (True, "REPRODUIT : exception AssertionError")):
        told = refuted(work.wrong, replay=token, real=real)
        assert said in told and "trouvé : exception AssertionError" in told
    assert check(work.wrong, replay=token, possible=AssertionError) is None
    assert "Faute : exception AssertionError" in capsys.readouterr().out
    assert check(work.wrong, replay=token, real=True, possible=AssertionError) is None
    assert "REPRODUIT" in capsys.readouterr().out


def test_a_deadlock_is_replayed_for_real(work, capsys):
    assert check(work.crossed, possible=DEADLOCK, replay=token_of(refuted(work.crossed)), real=True) is None
    assert re.search(r"A reste bloqué, bank_of_check.py:15", capsys.readouterr().out)


@pytest.mark.parametrize(
    ("token", "said"),
    [
        ("x", "« x » n'est pas un jeton"), ("-1*2", "n'est pas un jeton"), ("abcdefgh-1*2", "celui d'un autre essai, ou le programme a changé"),
        ("{}-x", "ordonnancement illisible : « x »"), ("{}-9*4", "ordonnancement impossible"),
    ],
)  # fmt: skip
def test_a_token_that_is_not_of_this_program_is_refused(token, said, work):
    digest = token_of(refuted(work.wrong)).partition("-")[0]
    for real in (False, True):
        with pytest.raises(Undecided, match=said):
            check(work.wrong, replay=token.format(digest), real=real)


def test_a_token_is_stale_once_the_program_has_changed(work, tmp_path):
    token = token_of(refuted(work.wrong))
    (tmp_path / "bank_of_check.py").write_text(BANK.replace("total += amount", "total += 2 * amount"), encoding="utf-8")
    with pytest.raises(Undecided, match="le programme a changé depuis"):
        check(work.wrong, replay=token)


def test_a_limit_that_is_reached_never_passes(work):
    for claims in ({}, {"possible": "3"}, {"never": "4"}, {"outcomes": "3"}, {"possible": DEADLOCK}):
        with pytest.raises(Undecided, match=r"rien n'est prouvé, l'exploration s'est arrêtée avant la fin : limite de 4 états(.|\n)*max_states=N"):
            check(work.race, max_states=4, **claims)


def test_a_fault_is_a_fact_even_when_a_limit_is_reached(work):
    told = refuted(work.wrong, max_states=14)
    assert "trouvé : exception" in told and "l'exploration s'est arrêtée avant la fin, il peut y en avoir d'autres" in told


def test_what_cannot_be_explored_is_said_where_it_stands(work, tmp_path):
    with pytest.raises(Undecided, match=r"^work_of_check.py:61 : ne peut pas être exploré : open\(\) ouvre un fichier"):
        check(work.refused)
    (tmp_path / "bank_of_check.py").write_text(BANK + "\nprint(__file__)\n", encoding="utf-8")
    with pytest.raises(Undecided, match=r"^bank_of_check.py:18 : ne peut pas être exploré : __file__ parle du fichier"):
        check(work.race)


@pytest.mark.parametrize("name", ["takes", "alone"])
def test_it_asks_for_a_function_of_a_file_that_takes_nothing(name, work):
    with pytest.raises(TypeError, match="check attend|prend des paramètres"):
        check(getattr(work, name))


def test_other_callables_are_not_functions_of_a_file(work):
    for other in (work.inside(), work.Bank().method, work.Bank, print, None):
        with pytest.raises(TypeError, match="check attend une fonction définie à la première colonne"):
            check(other)


@pytest.mark.parametrize(
    ("claims", "error", "said"),
    [
        ({"outcomes": ()}, ValueError, "outcomes est vide"), ({"outcomes": 3}, TypeError, "outcomes : 3 n'est pas une fin"),
        ({"never": ["x", None]}, TypeError, "never : None n'est pas une fin"), ({"possible": int}, TypeError, "possible : <class 'int'> n'est pas une fin"),
        ({"possible": "x", "never": ("y", "x")}, ValueError, "« x » est à la fois dans never et dans possible"),
        ({"outcomes": KeyError, "never": KeyError}, ValueError, "exception KeyError est à la fois dans never et dans outcomes"),
        ({"max_states": 0}, ValueError, "max_states : un nombre positif est attendu, pas 0"), ({"seconds": "x"}, ValueError, "seconds : un nombre positif"),
        ({"max_states": True}, ValueError, "max_states : un nombre positif"),
    ],
)  # fmt: skip
def test_a_claim_that_cannot_be_read_is_an_error_of_whoever_wrote_it(claims, error, said, work):
    with pytest.raises(error, match=re.escape(said)):
        check(work.race, **claims)


def test_ends_are_read_one_or_several():
    assert read_claim(outcomes="x").outcomes == ("x",) and read_claim(never=DEADLOCK).never == (DEADLOCK,)
    assert read_claim().outcomes is None and read_claim(possible=[]).possible == ()
    assert (repr(DEADLOCK), shown(LIVELOCK), shown(KeyError), shown("a\n")) == ("DEADLOCK", "interblocage actif", "exception KeyError", "« a »")


def test_it_speaks_english_too(work, monkeypatch):
    monkeypatch.setenv("ENTRELACS_LANGUE", "en")
    told = refuted(work.wrong)
    assert told.startswith("found: exception AssertionError “2”, thread MainThread, work_of_check.py:33\n")
    with pytest.raises(Undecided, match=r"^work_of_check.py:61: cannot be explored: open\(\) opens a file"):
        check(work.refused)


def test_whoever_runs_the_tests_may_ask_for_a_replay_and_a_report(work, monkeypatch, capsys):
    token = token_of(refuted(work.wrong))
    seen = []

    def report(error, name):
        seen.append((name, error.bundle.digest))
        return "here.html"

    monkeypatch.setattr(checking, "session", checking.Session(None, False, report, lambda token: f"again {token}"))
    told = refuted(work.wrong)
    assert told.endswith("Pour le suivre pas à pas : here.html") and f"again {token}" in told
    assert seen == [("work_of_check.py::wrong", token.partition("-")[0])]
    monkeypatch.setattr(checking, "session", checking.Session(token, True))
    assert "REPRODUIT" in refuted(work.wrong)
    assert check(work.safe).verdict == "ok"  # the token is of another


def test_a_program_of_several_files_is_checked_by_its_path(work, tmp_path):
    main = tmp_path / "main_of_check.py"
    main.write_text("import bank_of_check as bank\nfrom threading import Thread\n\nthreads = [Thread(target=bank.add, args=(n,)) for n in (1, 2)]\n"
                    "for thread in threads:\n    thread.start()\nfor thread in threads:\n    thread.join()\nprint(bank.total)\n", encoding="utf-8")  # fmt: skip
    assert check(main, outcomes=("1", "2", "3")).verdict == "ok"
    told = refuted(str(main), outcomes="3")
    assert told.startswith("trouvé, et absent de outcomes : « ") and "bank_of_check.py:10" in told
    main.write_text("import bank_of_check\nprint(bank_of_check)\n", encoding="utf-8")
    with pytest.raises(Undecided, match="^main_of_check.py:2 : ne peut pas être exploré : le module bank_of_check sert ici de valeur"):
        check(main)
    with pytest.raises(FileNotFoundError):
        check(tmp_path / "nowhere.py")


def test_what_python_warned_of_when_it_compiled_is_not_said_again(work, tmp_path, recwarn):
    with open(tmp_path / "bank_of_check.py", "a", encoding="utf-8") as file:
        file.write("\n\ndef odd(x='\\d'):\n    return x is 1, x\n\n\nprint(odd()[1])\n")
    assert check(work.safe, outcomes="\\d\n2").verdict == "ok" and not recwarn.list
    with pytest.raises(Refuted) as error:
        check(work.wrong)
    token = token_of(str(error.value))
    with pytest.raises(Refuted):
        check(work.wrong, replay=token)
    assert not recwarn.list


def test_a_script_checks_its_own_function(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(textwrap.dedent("""
        import threading
        from entrelacs import Refuted, check

        n = 0


        def add():
            global n
            n += 1


        def both():
            threads = [threading.Thread(target=add) for _ in range(2)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert n == 2


        if __name__ == "__main__":
            try:
                check(both)
            except Refuted as error:
                print("refuted", "l. 18" in str(error))
    """), encoding="utf-8")  # fmt: skip
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, encoding="utf-8", env=os.environ | {"PYTHONPATH": str(Path(entrelacs.__file__).parents[1])})
    assert done.stdout == "refuted True\n", done.stdout + done.stderr
