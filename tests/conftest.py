"""Settings shared by all the tests: the root that is checked, what could not be checked, Hypothesis."""

from __future__ import annotations

import locale
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.required_tools import NOT_CHECKED

ROOT = Path(__file__).resolve().parent.parent

# A loaded machine is slow, not wrong.
settings.register_profile("cours", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("cours")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--racine", default=str(ROOT), help="dossier du cours à vérifier (docs/ et exemples/)")


def pytest_configure(config: pytest.Config) -> None:
    if "utf" not in locale.getencoding().lower() and locale.getpreferredencoding().lower() != "utf-8":
        raise pytest.UsageError("l'encodage de ce système n'est pas UTF-8 : définissez PYTHONUTF8=1 puis relancez.")
    config.racine = Path(config.getoption("racine")).resolve()


@pytest.fixture(scope="session")
def root(pytestconfig: pytest.Config) -> Path:
    """The root of the course under test."""
    return pytestconfig.racine


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name, last, what was not checked; no skip goes unsaid."""
    reasons: dict[str, int] = {}
    for report in terminalreporter.stats.get("skipped", []):
        reason = report.longrepr[2].removeprefix("Skipped: ") if isinstance(report.longrepr, tuple) else str(report.longrepr)
        reasons[reason] = reasons.get(reason, 0) + 1
    if reasons:
        terminalreporter.section("non vérifié")
        for reason, count in sorted(reasons.items()):
            # In a tool's own words when it is one of ours, as they are when another test skips.
            text = reason.removeprefix(NOT_CHECKED)
            terminalreporter.line(f"{text} ({count} {'test' if count == 1 else 'tests'})")
