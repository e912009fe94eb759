"""Every module of ``exemples/`` is linted, runs, and prints what is recorded beside it."""

import ast
import io
import re
import tokenize

import pytest
from pytest_examples import EvalExample

from tests.exemples import CheckError, exercises, prints, records
from tests.exemples.running import relative
from tests.exemples.verification import NAME, rule_of, rules


def pytest_generate_tests(metafunc):
    root = metafunc.config.racine
    for argument, paths in {
        "module": records.all_modules,
        "program": records.example_modules,
        "exercise": exercises.sources,
        "folder": lambda root: sorted(path.parent for path in (root / "exemples").rglob(NAME)),
    }.items():
        if argument in metafunc.fixturenames:
            found = paths(root)
            if argument == "program" and "evaluation" in metafunc.fixturenames:
                found = [pytest.param(path, marks=_warnings(path, root)) for path in found]
            ids = [
                relative(path.values[0] if hasattr(path, "values") else path, root).removeprefix("exemples/") for path in found
            ]
            metafunc.parametrize(argument, found, ids=ids)


def _warnings(module, root):
    """The warnings that an announced fault makes pytest raise; everything else stays an error."""
    try:
        rule = rule_of(module, root)
    except CheckError:  # test_verification_file says it
        return ()
    ignored = []
    if rule.echec_dans_fil:
        ignored.append("ignore::pytest.PytestUnhandledThreadExceptionWarning")
    if rule.avertissement:
        ignored += [f"ignore::{rule.avertissement}", "ignore::pytest.PytestUnraisableExceptionWarning"]
    return [pytest.mark.filterwarnings(text) for text in ignored]


@pytest.fixture
def evaluation(eval_example: EvalExample) -> EvalExample:
    return prints.configure(eval_example)


def test_module_is_clean(module, evaluation, root):
    """black and ruff, a docstring that says what it shows, nothing there for a tool."""
    name, source = relative(module, root), module.read_text(encoding="utf-8")
    try:
        docstring = ast.get_docstring(ast.parse(source))
    except SyntaxError as error:
        pytest.fail(f"{name}:{error.lineno} : ce n'est pas du Python : {error.msg}.", pytrace=False)
    assert docstring, f"{name} : une docstring doit dire, en français, ce que montre le module."
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT and re.match(r"#\s*(noqa|type:|pragma|fmt:|pylint|ruff:|isort:|mypy)", token.string):
            pytest.fail(
                f"{name}:{token.start[0]} : commentaire d'outil « {token.string} » : le lecteur n'a pas à le voir.", pytrace=False
            )
    _passes(lambda module, root: prints.lint(evaluation, module, root), module, root)


def test_output_is_the_recorded_one(program, root):
    """Run as the reader would, in a process of its own."""
    _passes(records.check, program, root)


@pytest.mark.timeout(60)  # one that hangs has no limit of its own here
def test_runs_under_pytest_examples(program, evaluation, root):
    """Inside pytest: ``#>`` comments, and exceptions of threads, which pytest turns into errors."""
    _passes(rule_of, program, root)
    rule = rule_of(program, root)
    if not rule.ends or rule.peut_bloquer > 1:
        return  # it can only be run, and stopped, in a process of its own
    if '\nif __name__ == "__main__":\n' in program.read_text(encoding="utf-8"):
        return  # its child processes import it again, by the name of the program that was started: here, pytest
    error = prints.run(evaluation, program, root)
    if isinstance(error, pytest.fail.Exception):
        raise error
    obtained = type(error).__name__ if error is not None else ""
    assert obtained == rule.echec, f"{relative(program, root)} : fin attendue : {rule.echec or 'normale'} ; obtenue : {error!r}."


def test_exercise_is_cut_from_its_solution(exercise, root):
    _passes(exercises.check, exercise, root)


def test_verification_file(folder, root):
    _passes(rules, folder, root)


def _passes(check, path, root):
    """A fault of the course is one French message, not a traceback."""
    fault = ""
    try:
        check(path, root)
    except CheckError as error:
        fault = str(error)
    if fault:  # outside of "except": pytest would show the message twice
        pytest.fail(fault, pytrace=False)
