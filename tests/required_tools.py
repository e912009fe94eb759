"""Programs that some checks need and that a machine may lack.

A test calls ``require_tool("chromium")``: it gets the program's path, or is skipped and named in the last lines of the run.
With ``CI=true`` it fails: there, nothing may be missing.
"""

from __future__ import annotations

import os
import shutil

import pytest

NOT_CHECKED = "non vérifié : "

# name → (commands that are it, what is not checked without it)
TOOLS: dict[str, tuple[tuple[str, ...], str]] = {
    "chromium": (("chromium", "chromium-browser", "google-chrome", "chrome"), "le site dans un navigateur (Chromium manque)"),
    "firefox": (("firefox-esr", "firefox"), "l'atelier dans Firefox (Firefox manque)"),
    "grammalecte-cli": (("grammalecte-cli", "grammalecte-cli.py"), "l'orthographe et la grammaire (Grammalecte manque)"),
    "node": (("node", "nodejs"), "le lecteur d'entrelacements et entrelacs sous Pyodide (Node manque)"),
    "npm": (("npm",), "entrelacs sous Pyodide (npm manque)"),
}


def tool_path(name: str) -> str | None:
    """The path of the program called ``name`` in ``TOOLS``, or None. ``COURS_SANS=chromium,node`` hides some."""
    if name in os.environ.get("COURS_SANS", "").split(","):
        return None
    return next((path for command in TOOLS[name][0] if (path := shutil.which(command))), None)


def require_tool(name: str) -> str:
    """Return the program's path; skip the calling test, or fail it in CI, when there is none."""
    path = tool_path(name)
    if path is None:
        not_checked(TOOLS[name][1])
    return path


def not_checked(what: str) -> None:
    """Skip the calling test, naming ``what`` (French) in the last lines of the run; fail it in CI."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{NOT_CHECKED}{what}, et CI=true l'exige.", pytrace=False)
    pytest.skip(f"{NOT_CHECKED}{what}")
