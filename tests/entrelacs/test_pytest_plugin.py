"""The plugin of pytest: a marked test is explored, and told as a test; it works beside all else that pytest does."""

import re
import sys
from pathlib import Path

import pytest

import entrelacs
import entrelacs.project.check  # once for all: pytester forgets what a run within this one imports

pytest_plugins = ["pytester"]

BANK = """
    import threading


    class Account:
        def __init__(self, balance, safe=False):
            self.balance = balance
            self.lock = threading.Lock()
            self.safe = safe

        def withdraw(self, amount):
            if self.safe:
                with self.lock:
                    self.balance -= amount
            else:
                self.balance -= amount
"""
TESTS = """
    import threading
    import unittest

    import pytest
    from entrelacs import DEADLOCK

    from bank_of_plugin import Account


    def both(work):
        threads = [threading.Thread(target=work, name=name) for name in "AB"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


    @pytest.fixture
    def account():
        return Account(10)


    def test_plain(account):
        assert account.balance == 10


    @pytest.mark.entrelacs
    def test_wrong():
        account = Account(10)
        both(lambda: account.withdraw(5))
        assert account.balance == 0, account.balance


    @pytest.mark.entrelacs(outcomes="0")
    def test_right():
        account = Account(10, safe=True)
        both(lambda: account.withdraw(5))
        print(account.balance)


    class TestOther(unittest.TestCase):
        def test_case(self):
            self.assertEqual(Account(1).balance, 1)
"""


@pytest.fixture
def project(pytester, monkeypatch):
    """A project, and how its tests are run: in this process, or beside it."""
    monkeypatch.setenv("PYTHONPATH", str(Path(entrelacs.__file__).parents[1]))
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    pytester.makepyfile(bank_of_plugin=BANK, test_bank=TESTS)
    pytester.syspathinsert()
    yield pytester
    for name in [name for name in sys.modules if name.startswith(("bank_of_plugin", "colours_of_plugin"))]:
        del sys.modules[name]


def run(project, *words):
    return project.runpytest("-p", "entrelacs_pytest", "-p", "no:randomly", "--strict-markers", *words)


def token_of(result):
    return re.search(r"--entrelacs-replay=([\w.*:+-]+)", result.stdout.str())[1]


def test_marked_tests_are_explored_beside_the_others(project):
    result = run(project)
    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines([
        "*_ test_wrong _*", "trouvé : exception AssertionError « 5 », fil MainThread, test_bank.py:31",
        "test_bank.py::test_wrong : tous les entrelacements ont été parcourus (*", "pas │ *", "1   │ *bank_of_plugin.py:15*",
        "Pour le rejouer : python -m pytest test_bank.py::test_wrong --entrelacs-replay=????????-1.2.1.2.0",
        "FAILED test_bank.py::test_wrong - trouvé : exception Ass*",
    ])  # fmt: skip
    result.stdout.no_fnmatch_line("*running.py*")


def test_a_token_replays_one_test_alone(project):
    token = token_of(run(project))
    replayed = run(project, f"--entrelacs-replay={token}")
    replayed.assert_outcomes(failed=1, deselected=3)
    replayed.stdout.fnmatch_lines(["trouvé : exception AssertionError*", "test_bank.py::test_wrong : un seul ordonnancement, rejoué.", "pas │*"])
    real = run(project, f"--entrelacs-replay={token}", "--entrelacs-real")
    real.assert_outcomes(failed=1, deselected=3)
    real.stdout.fnmatch_lines(["Sur de vrais fils (CPython *", "REPRODUIT : exception AssertionError « 5 », fil MainThread."])


def test_a_schedule_that_ends_well_passes_and_is_told(project):
    digest = token_of(run(project)).partition("-")[0]
    result = run(project, f"--entrelacs-replay={digest}-1*2.2*2.0", "-rP")
    result.assert_outcomes(passed=1, deselected=3)
    result.stdout.fnmatch_lines(["*Captured entrelacs call*", "*un seul ordonnancement, rejoué.", "Affiché : (rien)"])


def test_a_stale_token_is_an_error_not_a_success(project):
    token = token_of(run(project))
    project.makepyfile(bank_of_plugin=BANK.replace("self.balance -= amount\n", "self.balance = self.balance - amount\n"))
    for words in ((token,), (token, "--entrelacs-real"), ("nonsense",)):
        result = run(project, f"--entrelacs-replay={words[0]}", *words[1:], "-k", "wrong")
        result.assert_outcomes(errors=1, deselected=3)
        result.stdout.fnmatch_lines(["*jeton*"])
        assert result.ret == 1


def test_a_token_of_no_marked_test_passes_them_over_and_fails(project):
    result = run(project, "--entrelacs-replay=00000000-1*2")
    result.assert_outcomes(passed=2, deselected=2)
    result.stdout.fnmatch_lines(["--entrelacs-replay : ce jeton n'est celui d'aucun des essais marqués (2)*"])
    assert result.ret == 1
    assert run(project, "--entrelacs-replay=00000000-1*2", "-k", "wrong or right").ret != 0


def test_a_token_of_a_check_in_an_unmarked_test_is_no_fault_of_the_others(project):
    checked = "import threading\n\nfrom entrelacs import check\nfrom bank_of_plugin import Account\n\n\ndef work():\n    print(Account(1).balance)\n\n\ndef test_check():\n    check(work, outcomes='2')\n"
    project.makepyfile(test_checked=checked)
    token = re.search(r"replay='([^']+)'", run(project, "test_checked.py").stdout.str())[1]
    result = run(project, f"--entrelacs-replay={token}")
    result.assert_outcomes(passed=2, failed=1, deselected=2)
    result.stdout.no_fnmatch_line("*ce jeton n'est*")


def test_the_repaired_program_passes(project):
    project.makepyfile(test_bank=TESTS.replace("Account(10)\n        both", "Account(10, safe=True)\n        both"))
    run(project, "-k", "wrong").assert_outcomes(passed=1, deselected=3)


def test_real_goes_with_a_token(project):
    result = run(project, "--entrelacs-real")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*--entrelacs-real goes with --entrelacs-replay=TOKEN*"])


def one(project, text, *words, **files):
    """Run one file of tests."""
    project.makepyfile(test_bank=text, **files)
    return run(project, *words)


def marked(body, marker="", head="", name="test_it", parameters=""):
    lines = [*head.split("\n"), "import pytest", "", f"@pytest.mark.entrelacs{marker}", f"def {name}({parameters}):", *(f"    {line}" for line in body.split("\n"))]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (marked("open('x')"), "test_bank.py:5 : ne peut pas être exploré : open() ouvre un fichier*"),
        (marked("print(1)", "(max_states=1)", "import threading\nt = threading.Thread(target=print)\nt.start()"), "*limite de 1 états atteinte*"),
        (marked("print(tmp_path)", parameters="tmp_path"), "test_bank.py:3 : ne peut pas être exploré : l'essai dépend de la fixture tmp_path*"),
        (marked("with pytest.raises(KeyError):\n    {}['x']"), "test_bank.py:5 : *pytest n'est pas exploré : écrivez try/except*"),
        (marked("print(1)", "(outcome='1')"), "test_bank.py:* : *@pytest.mark.entrelacs ne connaît pas outcome ; il connaît outcomes, *"),
        (marked("print(1)", "('1')"), "*ne prend que des arguments nommés : outcomes, *"),
        (marked("print(1)", "(outcomes=3)"), "*outcomes : 3 n'est pas une fin*"),
        (marked("print(1)", "(max_states=-1)"), "*max_states : un nombre positif est attendu, pas -1*"),
        (marked("print(1)", "(wakeups='lifo')"), "*wakeups vaut 'documented' ou 'fifo', pas 'lifo'*"),
        (marked("print(n)", "", "import pytest", parameters="n").replace("@pytest.mark.entre", "@pytest.mark.parametrize('n', [object()])\n@pytest.mark.entre"), "*le paramètre n vaut <object object*"),
        ("import pytest\n@pytest.fixture(autouse=True)\ndef around():\n    yield\n" + marked("print(1)"), "*la fixture around entoure d'elle-même chaque essai*ignore_fixtures=('around',)*"),
        ("import pytest\n@pytest.mark.usefixtures('tmp_path')\n@pytest.mark.entrelacs\ndef test_it():\n    print(1)\n", "*l'essai dépend de la fixture tmp_path*"),
        ("import pytest\n@pytest.mark.entrelacs\nclass TestIt:\n    def test_it(self):\n        print(1)\n", "test_bank.py:4 : *une fonction à la première colonne du fichier, pas une méthode*"),
        ("import unittest, pytest\nclass TestIt(unittest.TestCase):\n    @pytest.mark.entrelacs\n    def test_it(self):\n        print(1)\n", "*pas une méthode : sortez-le de sa classe*"),
        (marked("print(1)").replace("def", "async def").replace("print(1)", "yield 1"), "*"),
        (marked("import requests_of_nobody\nprint(requests_of_nobody)"), "test_bank.py:5 : *rien ne dit s'il est installé*"),
        (marked("import hypothesis\nprint(hypothesis)"), "test_bank.py:5 : *pure=('hypothesis',)*"),
        (marked("import bank_of_plugin\nprint(bank_of_plugin)"), "test_bank.py:6 : *le module bank_of_plugin sert ici de valeur*"),
    ],
)  # fmt: skip
def test_what_is_not_answered_is_an_error_that_says_where_and_what_to_do(project, text, said):
    result = one(project, text)
    counted = result.parseoutcomes()
    assert "passed" not in counted and counted.get("errors", 0) + counted.get("error", 0) >= 1, result.stdout.str()
    if said != "*":
        result.stdout.fnmatch_lines([said])
        result.stdout.no_fnmatch_line("*Traceback*")
    assert result.ret == 1


def test_a_failure_that_is_expected_is_one_but_a_limit_is_not(project):
    text = TESTS.replace("    @pytest.mark.entrelacs\n    def test_wrong", "    @pytest.mark.xfail(strict=True)\n    @pytest.mark.entrelacs\n    def test_wrong")
    one(project, text).assert_outcomes(passed=3, xfailed=1)
    result = one(project, text.replace("@pytest.mark.entrelacs\n    def test_wrong", "@pytest.mark.entrelacs(max_states=2)\n    def test_wrong"), "-k", "wrong")
    result.assert_outcomes(errors=1, deselected=3)
    one(project, text.replace("xfail(strict=True)", "xfail(raises=AssertionError)"), "-k", "wrong").assert_outcomes(errors=1, deselected=3)
    one(project, text.replace("xfail(strict=True)", "skip"), "-k", "wrong").assert_outcomes(skipped=1, deselected=3)


PARAMETERS = """
    import pytest
    import threading


    @pytest.mark.parametrize("kind", ["a", b"b", None, (1.5, (True,)), frozenset((2,)), -3])
    @pytest.mark.entrelacs(outcomes={outcomes})
    @pytest.mark.parametrize(("n", "more"), [(1, 2), (3, 4)])
    def test_it(n, kind, more, size=5):
        print(n + more + size)
"""


def test_each_value_of_a_parameter_is_explored(project):
    one(project, PARAMETERS.format(outcomes='("8", "12")')).assert_outcomes(failed=12)  # each comes to one of them only
    one(project, PARAMETERS.format(outcomes="None")).assert_outcomes(passed=12)
    result = one(project, PARAMETERS.format(outcomes='"8"'), "-k", "1-2-a or 3-4-a")
    result.assert_outcomes(passed=1, failed=1, deselected=10)
    token = token_of(result)
    run(project, f"--entrelacs-replay={token}").assert_outcomes(failed=1, deselected=11)


def test_coroutines_are_explored(project):
    text = """
        import asyncio
        import pytest


        @pytest.mark.entrelacs(outcomes=("[1, 2]", "[2, 1]"))
        async def test_tasks():
            async def put(items, n):
                await asyncio.sleep(0)
                items.append(n)

            items = []
            await asyncio.gather(put(items, 1), put(items, 2))
            print(items)
    """
    one(project, text).assert_outcomes(passed=1)


def test_failures_that_are_named_are_allowed(project):
    text = """
        import threading
        import pytest
        from entrelacs import DEADLOCK, LIVELOCK

        one, other = threading.Lock(), threading.Lock()


        class Wrong(Exception):
            pass


        @pytest.mark.entrelacs(possible=(DEADLOCK, ""), never=LIVELOCK)
        def test_crossed():
            def cross(first, second):
                with first, second:
                    pass

            threads = [threading.Thread(target=cross, args=locks) for locks in ((one, other), (other, one))]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()


        @pytest.mark.entrelacs(outcomes=Wrong)
        def test_raised():
            raise Wrong("always")
    """
    one(project, text).assert_outcomes(passed=2)


def test_modules_said_pure_or_left_out_and_fixtures_ignored_may_be_configured(project):
    text = """
        import pytest
        from colours_of_plugin import mix
        import web_of_plugin


        @pytest.fixture(autouse=True)
        def around():
            yield


        @pytest.mark.entrelacs(outcomes="2"{more})
        def test_it():
            print(mix(1, 3))
    """
    files = {"colours_of_plugin": "import socket\ndef mix(a, b):\n    return (a + b) // 2\n", "web_of_plugin": "import hypothesis\napp = hypothesis.given(1)\n"}
    one(project, text.format(more=""), **files).assert_outcomes(errors=1)
    more = ', pure=("colours_of_plugin",), without="web_of_plugin", ignore_fixtures=["around"]'
    result = one(project, text.format(more=more), "-rP")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["  « 2 »", "Sur votre parole, rien que des calculs, chacun en un seul pas : colours_of_plugin.", "Laissés de côté, sur votre parole : web_of_plugin."])
    project.makeini("[pytest]\nentrelacs_pure =\n    colours_of_plugin\nentrelacs_without = web_of_plugin\nentrelacs_ignore_fixtures = around\nentrelacs_max_states = 9\n")
    one(project, text.format(more="")).assert_outcomes(passed=1)
    project.makeini("[pytest]\nentrelacs_pure =\n    colours_of_plugin\nentrelacs_without = web_of_plugin\nentrelacs_ignore_fixtures = around\nentrelacs_max_states = few\n")
    result = one(project, text.format(more=""))
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*entrelacs_max_states : un nombre positif est attendu, pas 'few'*"])


def test_a_pure_module_is_replayed_for_real(project):
    text = """
        import threading
        import pytest
        from colours_of_plugin import more

        n = 0


        def add():
            global n
            n = more(n)


        @pytest.mark.entrelacs(pure="colours_of_plugin")
        def test_it():
            threads = [threading.Thread(target=add) for _ in range(2)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert n == 2
    """
    result = one(project, text, colours_of_plugin="def more(n):\n    return n + 1\n")
    result.assert_outcomes(failed=1)
    run(project, f"--entrelacs-replay={token_of(result)}", "--entrelacs-real").stdout.fnmatch_lines(["REPRODUIT : exception AssertionError*"])


def test_a_function_given_to_check_obeys_the_same_options(project):
    text = """
        import threading
        from entrelacs import check

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


        def test_it():
            check(both)
    """
    result = one(project, text)
    result.assert_outcomes(failed=1)
    assert "inquiry.py" not in result.stdout.str()
    token = re.search(r"replay='([^']+)'", result.stdout.str())[1]
    replayed = run(project, f"--entrelacs-replay={token}", "--entrelacs-real")
    replayed.assert_outcomes(failed=1)
    replayed.stdout.fnmatch_lines(["*REPRODUIT : exception AssertionError*"])


def test_a_report_is_written_for_each_counter_example(project):
    result = run(project, "--entrelacs-report=out/pages")
    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines(["Pour le suivre pas à pas : out/pages/test_bank-test_wrong.html"])
    program = (project.path / "out/pages/explored-test_bank-test_wrong.py").read_text(encoding="utf-8")
    assert program.endswith("\ntest_wrong()\n") and "class Account:" in program
    told = (project.path / "out/pages/test_bank-test_wrong.html").read_text(encoding="utf-8")
    assert "<h1>test_bank.py::test_wrong</h1>" in told and "<entrelacs-joueur" in told and "bank_of_plugin.py, l. 15" in told
    digest = token_of(result).partition("-")[0]
    assert f"python -m pytest test_bank.py::test_wrong --entrelacs-replay={digest}-" in told
    assert sorted(file.name for file in (project.path / "out/pages").iterdir()) == ["explored-test_bank-test_wrong.py", "test_bank-test_wrong.html"]
    run(project).assert_outcomes(passed=3, failed=1)  # what was written is taken for no test


def test_packages_and_relative_imports_are_followed(project):
    files = {
        "shop/__init__.py": "from .till import Till\n", "shop/till.py": "from .prices import PRICE\n\n\nclass Till:\n    total = 0\n\n    def sell(self):\n        self.total += PRICE\n",
        "shop/prices.py": "PRICE = 2\n", "plugin_tests/__init__.py": "", "plugin_tests/help.py": "def times(n):\n    return range(n)\n",
        "plugin_tests/test_shop.py": "import threading\nimport pytest\nfrom shop import Till\nfrom .help import times\n\n\n@pytest.mark.entrelacs(outcomes=('2', '4'))\ndef test_till():\n"
        "    till = Till()\n    threads = [threading.Thread(target=till.sell) for _ in times(2)]\n    for t in threads:\n        t.start()\n    for t in threads:\n        t.join()\n    print(till.total)\n",
    }  # fmt: skip
    for name, text in files.items():
        path = project.path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    run(project, "plugin_tests").assert_outcomes(passed=1)
    result = run(project, "plugin_tests", "--import-mode=importlib")
    result.assert_outcomes(passed=1)
    for name in [name for name in sys.modules if name.partition(".")[0] in ("shop", "plugin_tests")]:
        del sys.modules[name]


def test_it_works_in_several_processes(project, monkeypatch):
    pytest.importorskip("xdist")
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    result = project.runpytest_subprocess("-p", "entrelacs_pytest", "-p", "xdist", "-n2", "--strict-markers")
    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines(["trouvé : exception AssertionError « 5 »*", "Pour le rejouer : *"])
    replayed = project.runpytest_subprocess("-p", "entrelacs_pytest", "-p", "xdist", "-n2", f"--entrelacs-replay={token_of(result)}")
    replayed.assert_outcomes(failed=1)
    project.makepyfile(test_bank=marked("open('x')"))
    refused = project.runpytest_subprocess("-p", "entrelacs_pytest", "-p", "xdist", "-n2")
    refused.assert_outcomes(errors=1)
    refused.stdout.fnmatch_lines(["test_bank.py:5 : ne peut pas être exploré : open()*"])


def test_collecting_costs_nothing_and_runs_nothing(project):
    result = run(project, "--collect-only", "-q")
    result.stdout.fnmatch_lines(["test_bank.py::test_wrong", "4 tests collected*"])
    run(project, "--markers").stdout.fnmatch_lines(["@pytest.mark.entrelacs(outcomes=None*explore every interleaving*"])


def test_without_a_marked_test_nothing_is_loaded(project, monkeypatch):
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    text = """
        import sys


        def test_plain():
            assert not [name for name in sys.modules if name.partition(".")[0] == "entrelacs" or name == "entrelacs_pytest.running"]
    """
    project.makepyfile(test_bank=text)
    project.runpytest_subprocess("-p", "entrelacs_pytest", "--strict-markers").assert_outcomes(passed=1)


def test_it_speaks_the_language_of_the_machine(project, monkeypatch):
    monkeypatch.setenv("ENTRELACS_LANGUE", "en")
    result = run(project)
    result.stdout.fnmatch_lines(["found: exception AssertionError “5”, thread MainThread, test_bank.py:*", "To replay it: python -m pytest *"])


def test_the_conftests_are_those_that_pytest_has_executed(project):
    project.makepyfile(conftest="import bank_of_plugin\nbank_of_plugin.Account = None\n")
    run(project, "-k", "right").assert_outcomes(failed=1, deselected=3)
    run(project, "-k", "right", "--noconftest").assert_outcomes(passed=1, deselected=3)


def test_a_plugin_of_the_project_is_executed_first(project):
    project.makepyfile(conftest="pytest_plugins = ['helper_of_plugin']\n", helper_of_plugin="def pytest_runtest_setup(item):\n    item.module.Account = None\n")
    result = run(project, "-k", "right")
    result.assert_outcomes(errors=1, deselected=3)
    result.stdout.fnmatch_lines(["*helper_of_plugin.py:1*pytest_runtest_setup est appelé par pytest*"])


def test_a_fixture_that_is_no_plain_function_is_of_the_project(project):
    project.makepyfile(conftest="import functools, pytest\n\n\ndef prepare():\n    pass\n\n\nready = functools.cache(prepare)\naround = pytest.fixture(autouse=True)(ready)\n")
    result = run(project, "-k", "right")
    result.assert_outcomes(errors=1, deselected=3)


def test_the_package_of_the_tests_sets_nothing_up(project):
    project.mkpydir("suite_of_plugin")
    (project.path / "suite_of_plugin/__init__.py").write_text("def setup_module():\n    pass\n", encoding="utf-8")
    (project.path / "suite_of_plugin/test_in_a_package.py").write_text("import pytest\n\n\n@pytest.mark.entrelacs\ndef test_it():\n    pass\n", encoding="utf-8")
    result = run(project, "suite_of_plugin")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*suite_of_plugin/__init__.py:1*setup_module est appelé par pytest*"])
