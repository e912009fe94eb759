"""What the plugin does of a marked test: it is made a program, explored or replayed, and its failure told."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple, get_args

import pytest

from entrelacs.api import Wakeups
from entrelacs.project import check
from entrelacs.project.bundle import Given, bundle
from entrelacs.project.claims import read_claim
from entrelacs.project.inquiry import Inquiry, Refuted, Undecided, columns, refused
from entrelacs.telling.language import say
from entrelacs.telling.shell import quoted

from . import LISTS, MARK, marked

OPTIONS = ("outcomes", "possible", "never", "max_states", "seconds", "wakeups", *LISTS)
INSTALLED = {"site-packages", "dist-packages", "_pytest"}
READY = pytest.StashKey[Inquiry]()
NOBODY = pytest.StashKey[int]()
"""How many marked tests were passed over, for a token that is of none."""


class Asked(NamedTuple):
    """What the marker of a test says, completed by the configuration."""

    claim: dict[str, Any]
    limits: dict[str, Any]
    wakeups: Any
    given: Given
    ignored: tuple[str, ...]


def begin(config: pytest.Config) -> None:
    """Take note, for `entrelacs.check` too, of what the command line asks for."""
    report = config.option.entrelacs_report
    before = check.session  # one run of pytest may be within another
    config.add_cleanup(lambda: setattr(check, "session", before))
    check.session = check.Session(
        config.option.entrelacs_replay,
        config.option.entrelacs_real,
        (lambda error, name: write(Path(report), error, name)) if report else None,
        lambda token: command(os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" (")[0], token),
    )


# -- a test -------------------------------------------------------------------------------------


def select(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the test that a token is of. When it is of none: the tests that are not marked, any of which may call `check`; or the only one there is."""
    digest = str(config.option.entrelacs_replay).partition("-")[0]
    chosen = []
    for item in filter(marked, items):
        try:
            if inquiry(item).bundle.digest == digest:
                chosen.append(item)
        except (Undecided, pytest.UsageError):
            continue
    if not chosen and len(items) > 1:
        chosen = [item for item in items if not marked(item)]
        config.stash[NOBODY] = sum(map(marked, items))
    if chosen or len(items) > 1:
        config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
        items[:] = chosen


def nobody(config: pytest.Config) -> str | None:
    """What to say of a token that no marked test knows."""
    count = config.stash.get(NOBODY, 0)
    if not count or check.session.used:
        return None
    return say("--entrelacs-replay : ce jeton n'est celui d'aucun des essais marqués ({}), ou le programme a changé depuis ; pour un nouveau jeton, relancez-les sans lui.", count)


def prepare(item: pytest.Item) -> None:
    """Make the program of a test. Raises `Undecided`."""
    inquiry(item)


def inquiry(item: pytest.Item) -> Inquiry:
    """What a marked test asks; made once. Raises `Undecided`."""
    if READY not in item.stash:
        item.stash[READY] = made(item)
    return item.stash[READY]


def made(item: pytest.Item) -> Inquiry:
    """What a marked test asks. Raises `Undecided`."""
    where = item.location[0].replace(os.sep, "/"), (item.location[1] or 0) + 1
    refuse = refuser(item, where)
    asked = read_marker(item, refuse)
    try:
        claim, most = read_claim(**asked.claim), check.limited(**asked.limits)
    except (TypeError, ValueError) as error:
        raise refuse(str(error)) from None
    if not isinstance(item, pytest.Function) or type(item).__name__ == "TestCaseFunction" or item.cls is not None:
        raise refuse(say("un essai exploré est une fonction à la première colonne du fichier, pas une méthode : sortez-le de sa classe"))
    check_fixtures(item, asked, refuse)
    if any("raises" in mark.kwargs for mark in item.iter_markers("xfail")):
        raise refuse(say("xfail(raises=…) ne sait rien de l'exception d'un essai exploré : dites-la par possible= ou outcomes="))
    root = item.config.rootpath
    name = item.nodeid
    with check.joining(name):
        program = bundle(
            item.path, item.originalname, arguments(item, refuse), asked.given, module=item.module.__name__, root=root, around=around(item)
        )  # fmt: skip
    session = item.config.option
    return Inquiry(
        name, program, claim, most, asked.wakeups, again=lambda token: command(item.nodeid, token), raising='@pytest.mark.entrelacs(max_states=N)',
        columns=columns(), report=None if not session.entrelacs_report else check.session.report,
    )  # fmt: skip


def refuser(item: pytest.Item, where: tuple[str, int]) -> Callable[[str], Undecided]:
    """What to raise for a test that cannot be explored."""
    return lambda reason: Undecided(refused(reason, where, item.nodeid))


def read_marker(item: pytest.Item, refuse: Callable[[str], Undecided]) -> Asked:
    """The markers of a test, the nearest first, and the configuration. Raises `Undecided`."""
    said: dict[str, Any] = {}
    for mark in item.iter_markers(MARK):
        if mark.args:
            raise refuse(say("@pytest.mark.entrelacs ne prend que des arguments nommés : {}", ", ".join(OPTIONS)))
        for name in mark.kwargs:
            if name not in OPTIONS:
                raise refuse(say("@pytest.mark.entrelacs ne connaît pas {} ; il connaît {}", name, ", ".join(OPTIONS)))
        said = {**mark.kwargs, **said}
    config = item.config
    lists = {name: (*check.listed(said.get(name, ())), *config.getini(f"entrelacs_{name}")) for name in LISTS}
    most = said.get("max_states")
    if most is None and (text := str(config.getini("entrelacs_max_states")).strip()):
        if not text.isdecimal():
            raise refuse(say("{} : un nombre positif est attendu, pas {}", "entrelacs_max_states", repr(text)))
        most = int(text)
    wakeups = said.get("wakeups", "documented")
    if wakeups not in get_args(Wakeups):
        raise refuse(say("wakeups vaut 'documented' ou 'fifo', pas {}", repr(wakeups)))
    claim = {name: said.get(name) for name in ("outcomes", "possible", "never")}
    given = Given(lists["pure"], lists["without"], lists["follow"])
    return Asked(claim, {"max_states": most, "seconds": said.get("seconds")}, wakeups, given, lists["ignore_fixtures"])


def check_fixtures(item: pytest.Function, asked: Asked, refuse: Callable[[str], Undecided]) -> None:
    """An exploration starts from nothing: what fixtures prepare is not there. Raises `Undecided`."""
    parameters = set(item.callspec.params) if hasattr(item, "callspec") else set()
    wanted = set(item._fixtureinfo.argnames) | {name for mark in item.iter_markers("usefixtures") for name in mark.args}
    for name in item.fixturenames:
        definitions = item._fixtureinfo.name2fixturedefs.get(name, ())
        if name in parameters and not any(own(definition.func) for definition in definitions):
            continue
        if name in wanted:
            raise refuse(say("l'essai dépend de la fixture {}, qui n'est pas explorée : écrivez dans l'essai ce qu'elle prépare", name))
        if name not in asked.ignored and any(own(definition.func) for definition in definitions):
            raise refuse(
                say(
                    "la fixture {} entoure d'elle-même chaque essai, et n'est pas explorée : si cet essai n'en dépend pas, dites-le par ignore_fixtures=({},)",
                    name, repr(name),
                )
            )  # fmt: skip


def own(function: Any) -> bool:
    """Whether a fixture is of the project, not of pytest or of one of its plugins."""
    while not hasattr(function, "__code__"):
        inner = getattr(function, "__wrapped__", None) or getattr(function, "func", None)  # a cached function, a partial one
        if inner is None:
            return True
        function = inner
    place = function.__code__.co_filename
    return not INSTALLED & set(Path(place).parts) and not place.startswith("<")


def around(item: pytest.Item) -> list[Path]:
    """The files of the project that pytest has executed before a test, in their order: each ``conftest.py`` above it, and plugins."""
    files = [Path(getattr(plugin, "__file__", None) or "") for _, plugin in item.config.pluginmanager.list_name_plugin() if isinstance(plugin, ModuleType)]
    ours = [file for file in files if file.suffix == ".py" and not INSTALLED & set(file.parts) and file.parent not in (Path(__file__).parent, Path(pytest.__file__).parent)]
    return [file for file in dict.fromkeys(ours) if file.name != "conftest.py" or file.parent in item.path.parents]


def arguments(item: pytest.Function, refuse: Callable[[str], Undecided]) -> str:
    """The parameters of a test, as one writes them in a call. Raises `Undecided` for what cannot be written."""
    written = []
    for name, value in (item.callspec.params if hasattr(item, "callspec") else {}).items():
        text = literal(value)
        if text is None:
            raise refuse(say("le paramètre {} vaut {}, qui ne s'écrit pas dans un programme : donnez des nombres, des textes, ou des tuples d'eux", name, repr(value)))
        written.append(f"{name}={text}")
    return ", ".join(written)


def literal(value: Any) -> str | None:
    """How a plain value that nobody can change is written; None for any other: it may be an object of the project."""
    kind = type(value)
    if kind in (int, str, bytes, bool, type(None)) or kind in (float, complex) and re.fullmatch(r"[-+(). 0-9ej]+", repr(value)):
        return repr(value)
    if kind in (tuple, frozenset):
        parts = list(map(literal, value))
        if None in parts:
            return None
        inner = ", ".join(part for part in parts if part is not None)
        return f"({inner}{',' * (len(parts) == 1)})" if kind is tuple else f"{kind.__name__}([{inner}])"
    return None


def run(item: pytest.Function) -> None:
    """Explore a test, or replay one of its schedules. Raises `Refuted` or `Undecided`."""
    asked, options = inquiry(item), item.config.option
    if options.entrelacs_replay:
        told = (asked.replay_for_real if options.entrelacs_real else asked.replay)(options.entrelacs_replay)
        item.add_report_section("call", "entrelacs", told)
        return
    found = asked.explore()
    item.add_report_section("call", "entrelacs", "\n".join(asked.success(found)))


def command(nodeid: str, token: str) -> str:
    """The command that replays a schedule of a test."""
    return " ".join(map(quoted, ["python", "-m", "pytest", nodeid, f"--entrelacs-replay={token}"]))


def tell(report: Any, call: pytest.CallInfo[None]) -> None:
    """Say what went wrong in our words alone: the frames of the explorer would say nothing."""
    error = call.excinfo.value if call.excinfo is not None else None
    if isinstance(error, Undecided):
        if report.outcome == "skipped":  # expected to fail: but nothing has failed, nothing is known
            report.outcome = "failed"
            vars(report).pop("wasxfail", None)
        report.longrepr = str(error)
        report.entrelacs_undecided = True
    elif isinstance(error, Refuted) and report.failed:
        report.longrepr = str(error)


# -- reports ------------------------------------------------------------------------------------


def write(folder: Path, error: Refuted, name: str) -> str:
    """Write the program of a counter-example and its page; answer what to open."""
    from entrelacs_page.report import page  # few runs need it

    folder.mkdir(parents=True, exist_ok=True)
    stem = re.sub(r"[^\w.-]+", "-", name.replace(".py::", "-")).strip("-")
    program = folder / f"explored-{stem}.py"  # pytest would take test_….py for tests
    program.write_text(error.bundle.text, encoding="utf-8")
    file = folder / f"{stem}.html"
    places = {number: place for number, place in enumerate(error.bundle.table, 1) if place is not None}
    text = page(
        error.found, error.bundle.text, title=name, program=program.as_posix(), lines=places, schedule=error.schedule,
        command=command(name, f"{error.bundle.digest}-"), wakeups=error.wakeups,
    )  # fmt: skip
    file.write_text(text, encoding="utf-8")
    return file.as_posix()
