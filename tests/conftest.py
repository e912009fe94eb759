"""Settings shared by all the tests: the root that is checked, what could not be checked, Hypothesis."""

from __future__ import annotations

import locale
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.required_tools import NOT_CHECKED, require_tool

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
BROWSER_ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync "
    "--no-first-run --disable-quic"
).split()

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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, started once per worker: Playwright cannot be started twice in one process."""
    path = require_tool("chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=BROWSER_ARGUMENTS)
        yield browser
        browser.close()


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
