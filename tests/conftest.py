"""Shared by all the tests: settings, what could not be checked, the built site, a browser per worker.

The tests of the explorer run with pytest and hypothesis alone: what the others need is imported where it is used.
"""

from __future__ import annotations

import gc
import json
import locale
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import none

from tests.required_tools import NOT_CHECKED, require_tool, tool_path

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.site.pages import Site

ROOT = Path(__file__).resolve().parent.parent
os.environ["ENTRELACS_LANGUE"] = "fr"  # for the processes that tests start, too; test_language.py speaks English
# Compiled modules are kept, even where the machine asks Python to keep none: tests start hundreds of processes.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
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


@pytest.hookimpl(wrapper=True, optionalhook=True)  # pytest-xdist may be absent
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """One more than there are cores: many programs wait, for real, and their core would wait with them."""
    return (yield) + ("PYTEST_XDIST_AUTO_NUM_WORKERS" not in os.environ)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests last: Playwright keeps an event loop running in its process, where ``asyncio.run`` is then refused.

    So they are in no group with others; and the groups, which one worker does alone, begin before what all can share.
    """

    def place(item: pytest.Item) -> tuple[bool, bool]:
        browser = "browser" in getattr(item, "fixturenames", ())
        grouped = item.get_closest_marker("xdist_group") is not None
        if browser and grouped:
            item.add_marker(pytest.mark.xdist_group("browser"))  # one more name for its group
        return browser, browser and not grouped

    items.sort(key=place)


@settings(max_examples=1, database=None)
@given(none())
def _first_draw(_: None) -> None:
    """Hypothesis makes its generator of random numbers at its first draw, and asks the garbage collector who holds it."""


def pytest_collection_finish() -> None:
    """Ten thousand tests stay to the end: the garbage collector need not go through them again and again.

    It knows no longer who holds what is frozen: since CPython 3.14, Hypothesis would believe that nobody holds its generator.
    """
    _first_draw()
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 50)


@pytest.fixture(scope="session")
def root(pytestconfig: pytest.Config) -> Path:
    """The root of the course under test."""
    return pytestconfig.racine


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, started once per worker: Playwright cannot be started twice in one process.

    Without the frame of its windows (the toolbar, the menus) where Debian's package for that is there: it is the same Chromium, and each
    page takes it a third of the work.
    """
    path = require_tool("chromium")  # first: COURS_SANS hides both
    path = shutil.which("chromium-headless-shell") or path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=BROWSER_ARGUMENTS)
        yield browser
        browser.close()


def run_tool(arguments: list[str], folder: Path) -> tuple[int, str]:
    """Run a module of this Python in ``folder``; return its exit status and all that it printed."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=1200,
    )
    return done.returncode, done.stdout


def once(result: Path, make: Callable[[], object]) -> Any:
    """Return what ``make`` gave to the first process that asked, kept as JSON in ``result``; the others wait for it.

    The turn is a lock of the operating system (by way of SQLite, the same everywhere): if its holder dies, the next one makes.
    """
    with closing(sqlite3.connect(f"{result}.turn", timeout=1200, isolation_level=None)) as turn:
        turn.execute("BEGIN EXCLUSIVE")
        if not result.exists():
            unfinished = Path(f"{result}.part")
            unfinished.write_text(json.dumps(make()), encoding="utf-8")
            unfinished.replace(result)
    return json.loads(result.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A temporary folder common to the workers."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def site(root: Path, shared: Path) -> Site:
    """The site, built in strict mode by the first worker that asks.

    Warnings make MkDocs fail once all is written: ``test_html.py`` says so once, the other tests read what is there.
    """
    from tests.site.pages import Site

    def build() -> tuple[str, int, str]:
        folder = tempfile.mkdtemp(prefix="site-", dir=shared)
        if tool_path("node") and tool_path("npm"):  # without them, the workshop's page says so, and its tests too
            status, printed = run_tool(["cours.atelier"], root)
            assert status == 0, printed
        return folder, *run_tool(["mkdocs", "build", "--strict", "-d", folder], root)

    folder, status, printed = once(shared / "site.json", build)
    if not Path(folder, "404.html").is_file():
        pytest.fail(f"« mkdocs build --strict » s'arrête :\n{printed}", pytrace=False)
    return Site(root, Path(folder), status, printed)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    def handle_error(self, *about: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):  # a browser may leave its page before it has all of it
            super().handle_error(*about)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve ``folder`` on this machine; give its address, ending with /."""
    with _Server(("127.0.0.1", 0), partial(_Quiet, directory=folder)) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def address(site: Site) -> Iterator[str]:
    """The address of the site, served on this machine."""
    with serving(site.folder) as address:
        yield address


def until(page: Page, expression: str, timeout: float = 120.0) -> None:
    """Wait until `expression` is true in `page`. Playwright's own ``wait_for_function`` evaluates it by ``eval``, that our pages forbid."""
    from playwright.sync_api import Error

    end = time.monotonic() + timeout
    while True:
        try:
            if page.evaluate(expression):
                return
        except Error as error:  # the page that was asked has just been left for another
            if "context was destroyed" not in str(error):
                raise
        assert time.monotonic() < end, f"never true in {timeout:.0f} s: {expression}"
        page.wait_for_timeout(20)


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
