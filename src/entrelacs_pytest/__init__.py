"""The plugin of pytest: a test that is marked ``entrelacs`` is explored instead of run once.

This module is all that pytest loads until a test is marked, or an option given: `entrelacs` itself is imported in `running` alone.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import pytest

MARK = "entrelacs"
MARKER = (
    "entrelacs(outcomes=None, possible=None, never=None, max_states=None, seconds=None, wakeups='documented', pure=(), without=(), follow=(), "
    "ignore_fixtures=()): explore every interleaving of the test, and check all the ends that it may come to (entrelacs.check says what each means)."
)
LISTS = {
    "pure": "Modules that only compute: used as they are, each call in one step (one in a line).",
    "without": "Modules of the project that no explored test needs: they are not executed (one in a line).",
    "follow": "Installed packages that belong to the project: followed like it (one in a line).",
    "ignore_fixtures": "Autouse fixtures that explored tests do without (one in a line).",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("entrelacs", "explored tests (entrelacs)")
    group.addoption("--entrelacs-replay", metavar="TOKEN", help="replay the schedule of a failure, instead of exploring")
    group.addoption("--entrelacs-real", action="store_true", help="with --entrelacs-replay: on the real threads of this Python")
    group.addoption("--entrelacs-report", metavar="DIR", help="write each counter-example there: its program, and an HTML file to step through it")
    for name, told in LISTS.items():
        parser.addini(f"entrelacs_{name}", told, type="linelist", default=[])
    parser.addini("entrelacs_max_states", "States met, at most, unless the marker says how many.", default="")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", MARKER)
    if config.option.entrelacs_real and not config.option.entrelacs_replay:
        raise pytest.UsageError("--entrelacs-real goes with --entrelacs-replay=TOKEN")
    if config.option.entrelacs_replay or config.option.entrelacs_report:
        from . import running

        running.begin(config)


def marked(item: pytest.Item) -> bool:
    """Whether a test is to be explored."""
    return item.get_closest_marker(MARK) is not None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.option.entrelacs_replay and any(map(marked, items)):
        from . import running

        running.select(config, items)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    if marked(item):
        from . import running

        running.prepare(item)


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    if not marked(pyfuncitem):
        return None
    from . import running

    running.run(pyfuncitem)
    return True


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    report = yield
    if marked(item):
        from . import running

        running.tell(report, call)
    return report


def unknown(config: pytest.Config) -> str | None:
    """What to say of a token that nobody has replayed."""
    if not config.option.entrelacs_replay:
        return None
    from . import running

    return running.nobody(config)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A token that nobody has replayed is no success."""
    if unknown(session.config) is not None and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    told = unknown(config)
    if told is not None:
        terminalreporter.write_line(told)


def pytest_report_teststatus(report: Any) -> tuple[str, str, str] | None:
    """A test that was not answered is an error, not a failure."""
    if getattr(report, "entrelacs_undecided", False) and report.failed:
        return "error", "E", "ERROR"
    return None
