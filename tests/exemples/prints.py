"""Hand a module to pytest-examples: black, ruff, its own run, and the ``#>`` comments.

Known faults of version 0.0.18 that are dealt with here: it edits Markdown style unless told the code is no Python file
(``Module.in_py_file``), leaves the example as ``sys.modules["__main__"]``, and on CPython 3.11 lets an exception of the
example become an internal error of pytest.
"""

from __future__ import annotations

import ast
import logging
import signal
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import pytest
from pytest_examples import CodeExample, EvalExample
from pytest_examples.lint import FormatError, black_format, ruff_format

from tests.exemples import CheckError
from tests.exemples.records import has_hash_comments
from tests.exemples.running import relative

# Narrow enough for a projector and for most phones held sideways; ruff's own limit leaves room for one long word or URL.
LINE = 72


class Module(CodeExample):
    """A whole module, not a fragment in a docstring."""

    def in_py_file(self) -> bool:
        return False


def example(module: Path, root: Path) -> Module:
    return Module.create(module.read_text(encoding="utf-8"), path=Path(relative(module, root)))


def configure(evaluation: EvalExample) -> EvalExample:
    """Give ``evaluation`` the settings of the pages; ruff reads the rest from pyproject.toml."""
    evaluation.set_config(line_length=LINE, quotes="double", target_version="py311", ruff_line_length=LINE + 8)
    return evaluation


def formatted(source: str, name: str) -> str:
    """``source`` as ruff (imports, safe repairs) and black lay it out.

    Raises:
        CheckError: it is not Python.
    """
    try:
        ast.parse(source)
    except SyntaxError as error:
        raise CheckError(f"{name}:{error.lineno} : ce n'est pas du Python : {error.msg}.") from None
    config = configure(EvalExample(tmp_path=Path(), pytest_request=_REQUEST)).config
    try:
        source = ruff_format(Module.create(source), config, ignore_errors=True)
    except FormatError:  # a fault that cannot be repaired automatically: the tests will name it
        pass
    return black_format(source, config)


def lint(evaluation: EvalExample, module: Path, root: Path) -> None:
    """black and ruff on ``module``.

    Raises:
        CheckError: what they say, under the module's name (ruff reads a pipe and calls it "-").
    """
    try:
        evaluation.lint(example(module, root))
    except pytest.fail.Exception as error:
        name = relative(module, root)
        said = str(error.msg).replace("--> -:", f"--> {name}:")
        raise CheckError(
            f"{name} : mise en forme ou faute relevée par black ou ruff ; make update répare le plus souvent.\n{said}"
        ) from None


def run(evaluation: EvalExample, module: Path, root: Path) -> BaseException | None:
    """Run ``module`` inside pytest-examples, its ``#>`` comments checked if it has any; return the exception that ends it."""
    check = evaluation.run_print_check if has_hash_comments(module) else evaluation.run
    before = set(threading.enumerate())
    with _restored(module):
        try:
            # Assertions of an example stay Python's own: the course shows what Python does.
            check(example(module, root), rewrite_assertions=False)
        except (Exception, SystemExit, pytest.fail.Exception) as error:
            return error.with_traceback(None)
        finally:
            # As the interpreter does at its end; else the exception of a thread would be found in the next test.
            for thread in set(threading.enumerate()) - before:
                if not thread.daemon:
                    thread.join(timeout=10)
    return None


def update(module: Path, root: Path) -> bool:
    """Lay ``module`` out and rewrite its ``#>`` comments; return whether the file changed.

    Raises:
        CheckError: not Python, or a module with ``#>`` comments that fails.
    """
    before = module.read_text(encoding="utf-8")
    text = formatted(before, relative(module, root))
    if has_hash_comments(module):
        with TemporaryDirectory() as folder, _restored(module):
            evaluation = configure(EvalExample(tmp_path=Path(folder), pytest_request=_REQUEST))
            current = Module.create(text, path=Path(relative(module, root)))
            try:
                evaluation.run_print_update(current, rewrite_assertions=False)
            except Exception as error:
                raise CheckError(
                    f"{relative(module, root)} : échoue ({type(error).__name__} : {error}) ; #> non réécrits."
                ) from None
            text = current.source
    if text != before:
        module.write_text(text, encoding="utf-8", newline="\n")
    return text != before


# What pytest-examples asks of pytest when it is used outside a test: the permission to rewrite.
_REQUEST = SimpleNamespace(config=SimpleNamespace(getoption=lambda name: True), node=SimpleNamespace(nodeid="update"))


@contextmanager
def _restored(module: Path):
    """Let an example run in this process as if alone: its own ``sys.argv``, and put back what it may change for the next one."""
    main, interval, handlers, level = (
        sys.modules["__main__"],
        sys.getswitchinterval(),
        logging.root.handlers[:],
        logging.root.level,
    )
    hooks = sys.excepthook, threading.excepthook
    # As the interpreter does, and pytest does not: sys.exit ends a thread without a word.
    threading.excepthook = lambda told: None if told.exc_type is SystemExit else hooks[1](told)
    interruption = signal.getsignal(signal.SIGINT)
    arguments, sys.argv = sys.argv, [str(module)]  # pytest's own would be read as the example's
    try:
        yield
    finally:
        sys.argv = arguments
        sys.modules["__main__"] = main
        sys.setswitchinterval(interval)
        logging.root.handlers[:] = handlers
        logging.root.setLevel(level)
        sys.excepthook, threading.excepthook = hooks
        signal.signal(signal.SIGINT, interruption)
