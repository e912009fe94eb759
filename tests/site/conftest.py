"""The built site, once per run whatever the number of workers, and a browser per worker."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.site.pages import Site


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


@pytest.fixture(scope="session")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site, built in strict mode by the first worker that asks; the others wait for it.

    Warnings make MkDocs fail once all is written: ``test_html.py`` says so once, the other tests read what is there.
    """
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder, log = shared / "site", shared / "site.log"
    try:
        (shared / "site.turn").mkdir()
    except FileExistsError:
        while not log.exists():
            time.sleep(0.1)
    else:
        status, printed = run_tool(["mkdocs", "build", "--strict", "-d", str(folder)], root)
        unfinished = shared / "site.log.part"
        unfinished.write_text(f"{status}\n{printed}", encoding="utf-8")
        unfinished.replace(log)
    status, _, printed = log.read_text(encoding="utf-8").partition("\n")
    if not (folder / "404.html").is_file():
        pytest.fail(f"« mkdocs build --strict » s'arrête :\n{printed}", pytrace=False)
    return Site(root, folder, int(status), printed)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(site: Site) -> Iterator[str]:
    """The site served on this machine: its address, ending with /."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=site.folder)) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
