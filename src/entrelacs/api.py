"""The public functions: `explore`, `simulate`, `replay`."""

from __future__ import annotations

import builtins as python_builtins
import decimal
import random
import sys
import threading
import traceback
import warnings
from collections.abc import Callable, Collection
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, TypeVar

from .answer.analysis import Analysis
from .answer.graph import build_graph
from .answer.runs import run_drawn, run_schedule
from .bounds import faults, process
from .bounds.limits import LIMITS, Limits
from .bounds.ours import OUR_MODULES
from .bounds.refusals import Unsupported
from .execution import guard, kernel
from .execution.machine import Machine
from .execution.world import World
from .lowering.compile import compile_program
from .lowering.program import Program, of_library
from .model import asyncio as model_asyncio
from .model import copy as model_copy
from .model import functools as model_functools
from .model import futures as model_futures
from .model import prelude as model_prelude
from .model.builtins import CALLBACKS, HELPERS, ITERATIONS, modelled_builtins, replacements
from .model.imports import Importer
from .model.iterating import slice_of
from .model.thread import main_body
from .model.time import today
from .operations.accesses import kept_out
from .operations.base import END
from .operations.constructs import Constructs
from .operations.lacks import bear_real_names
from .operations.operations import Operations
from .operations.reach import SCALARS
from .results import Exploration, Failure, Run, Schedule
from .search.search import explore_states
from .search.selfcheck import Checked
from .search.states import Asked, StateGraph
from .telling.language import language, said, speak
from .telling.sentences import tell

AHEAD, AHEAD_SECONDS = 10_000, 5
"""How far a search that lasts looks for a first failure, before it goes on: states and seconds."""
CALLS = 1_050
"""Nested calls that an exploration may make, wherever the explorer is called from: a thousand for the program, as in CPython."""
Wakeups = Literal["documented", "fifo"]
Result = TypeVar("Result")


bear_real_names()


def read_program(
    source: str | Path, filename: str | None = None, constants: dict[str, Any] | None = None, pure: Collection[str] = (), joined: bool = False
) -> Program:
    """Compile a path (or anything that names an existing file) or a source text, that may import the modules `pure`, or was `joined` of several."""
    if isinstance(source, Path) or ("\n" not in source and source.endswith(".py")):
        path = Path(source)
        source, filename = path.read_text(encoding="utf-8-sig"), filename or str(path)
    filename = filename or "<programme>"
    meant = tuple((name, repr(value)) for name, value in (constants or {}).items())
    try:
        made = _compiled(source, filename, meant)
    except (RecursionError, MemoryError):
        raise Unsupported("le programme est trop imbriqué (expression, blocs ou « elif ») pour être lu : découpez-le") from None
    return replace(made, sites=[*made.sites], library={}, lowered={}, pure=tuple(pure), joined=joined)  # an exploration adds to these


@lru_cache(maxsize=16)
def _compiled(source: str, filename: str, constants: tuple[tuple[str, str], ...]) -> Program:
    """The program, where the constants have the values that these expressions have: replaying what was explored does not compile it again."""
    check_syntax(source, filename)
    return compile_program(source, filename, dict(constants), _prelude().sites)


def check_syntax(source: str, filename: str = "<programme>") -> None:
    """Raise ``SyntaxError`` as CPython does: what `compile_program` then stumbles on is not the program's fault."""
    if "\0" in source:
        raise SyntaxError("source code string cannot contain null bytes", (filename, source[: source.index("\0")].count("\n") + 1, None, None))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        compile(source, filename, "exec", dont_inherit=True)


def _furnish(machine: Machine) -> World:
    """All that surrounds the program: a machine is born with it."""
    builtins = {**modelled_builtins(), "aiter": model_asyncio.aiter_, "anext": model_asyncio.anext_}
    replaced = replacements()
    importer = Importer()
    operations = Operations(machine, importer, builtins, today, replaced)
    constructs = Constructs(operations).names()
    prelude: dict[str, Any] = {"__name__": OUR_MODULES + "prelude", "__builtins__": builtins, **operations.names(), **constructs}
    prelude.update(
        native_sorted=lambda *values, **options: operations.call_native(None, sorted, values, options),
        native_max=lambda *values, **options: operations.call_native(None, max, values, options),
        native_min=lambda *values, **options: operations.call_native(None, min, values, options),
        plain=lambda values: len(values) > 1 and SCALARS.issuperset(map(type, values)),  # nothing shared in them
        missing=END,
        **model_copy.HELPERS,
        **HELPERS,
        slice_of=slice_of,
        **model_functools.HELPERS,
        **model_futures.HELPERS,
    )
    prelude["$prelude"] = prelude
    machine.prepare(_prelude().code, prelude)
    builtins.update({name: prelude[name] for name in (*CALLBACKS, *ITERATIONS)})
    replaced.update({function: prelude[function.__name__] for function in model_copy.REPLACED})
    replaced.update({getattr(python_builtins, name): prelude[name] for name in (*CALLBACKS, *ITERATIONS)})
    names = {**operations.names(), **constructs, **model_asyncio.names()}
    space = {"__name__": "__main__", "__doc__": None, "__builtins__": builtins, "$prelude": prelude, "$operations": names, **names}
    return World(space, operations, main_body, kept_out, tell, importer.check)


_reading = threading.Lock()


def _prelude() -> Program:
    """The functions of Python that call the program back: compiled once for all, whichever thread comes first."""
    with _reading:
        return _read_prelude()


@cache
def _read_prelude() -> Program:
    program = compile_program(model_prelude.SOURCE, "<entrelacs>")
    program.sites = of_library(program.sites)
    return program


class _Installed:
    """Makes a machine, the current one for a while: then comes back the one that was (an exploration may ask for another)."""

    def __init__(self, program: Program, **options: Any):
        self.program, self.options = program, options

    def __enter__(self) -> Machine:
        self.before = kernel.install(None)
        self.decimals = decimal.getcontext()
        decimal.setcontext(decimal.Context())  # whoever calls may have changed his own
        process.enter(CALLS)
        try:
            self.machine = Machine(self.program, _furnish, **self.options)
            kernel.install(self.machine)
        except BaseException:  # an interruption: leave nothing behind
            self.leave()
            raise
        return self.machine

    def __exit__(self, *exception: object) -> None:
        try:
            self.machine.abandon()
        finally:
            self.leave()

    def leave(self) -> None:
        decimal.setcontext(self.decimals)
        process.leave()
        kernel.install(self.before)


def explore(
    source: str | Path,
    *,
    filename: str | None = None,
    constants: dict[str, Any] | None = None,
    max_states: int | None = None,
    limits: Limits = LIMITS,
    wakeups: Wakeups = "documented",
    reduce: bool = True,
    merge: bool = True,
    infer: bool = True,
    check: bool = False,
    choose_random: bool = False,
    split_print: bool = False,
    first_failure: bool = False,
    progress: Callable[[int], None] | None = None,
    on_failure: Callable[[Exploration], None] | None = None,
    seconds: float | None = None,
    apart: bool = False,
    pure: Collection[str] = (),
    joined: bool = False,
) -> Exploration:
    """Explore every interleaving of a program.

    Args:
        source: A path (`Path`, or a text that ends in ``.py``), or the text of the program.
        filename: The name that it bears in tracebacks; that of the file, or ``<programme>``.
        constants: Module-level constants to replace, by their names.
        max_states: `limits.states`: states met, at most.
        limits: What the search may take; beyond, the verdict is ``incomplete``, with the reason.
        wakeups: Which waiter a `release`, a `notify` or a `set` lets through first: any, as documented, or CPython's, ``"fifo"``.
        reduce: Whether only accesses that another thread can see are switch points; otherwise every one is.
        merge: Whether a state that is met again is not explored again; otherwise schedules are walked one by one.
        infer: Whether a step that has been seen elsewhere is deduced; otherwise every step is executed.
        check: Execute every step, and compare it with what would have been deduced: the verdict is ``internal`` when they differ.
        choose_random: Explore each value that `random` may draw without a seed; otherwise such a draw is refused.
        split_print: Take ``print`` for several writes, as in CPython, not for one.
        first_failure: Stop as soon as something goes wrong, livelocks aside.
        progress: Called from time to time with the number of states met; never when `apart`.
        on_failure: Given what is known of a failure that is found, beside a search that lasts, before it ends; never when `apart`.
        seconds: `limits.seconds`: how long it may last.
        apart: Search in a guarded process of its own (`execution.guard`), for a program that is not ours: nothing then lasts much
            longer than `seconds`. Otherwise one operation written in C that never ends (a regular expression that backtracks without
            end) keeps whoever called: no limit is looked at in the middle of it.
        pure: Modules (or packages, with all that they hold) that are not Python's, and that the program may import as they are, as it may `math`: each
            of their functions is one step. That they only compute, keep nothing from one call to the next and start no thread is your
            word: what shows that it is not so is refused, and the answer says whom it relies on (`Exploration.allowed`).
        joined: The text was put together of several modules, and does not know which one a class comes from: whatever would tell is refused.

    Returns:
        What was found. A program that cannot be modelled, a limit, a fault of the explorer are verdicts, not exceptions.

    Raises:
        SyntaxError: as CPython does.
        OSError, UnicodeDecodeError: the file cannot be read.
        KeyError: the module does not define a constant of `constants`.
    """
    constants = constants or {}
    limits = _limited(limits, max_states, seconds)
    if apart:
        common: dict[str, Any] = {"filename": filename, "constants": constants, "limits": limits, "wakeups": wakeups, "reduce": reduce}
        common |= {"choose_random": choose_random, "split_print": split_print, "first_failure": first_failure, "pure": tuple(pure), "joined": joined}
        return _spoken(guard.explore(source, limits.seconds, common | {"merge": merge, "infer": infer, "check": check}))
    program = None
    try:
        program = read_program(source, filename, constants, pure, joined)
        options = {"wakeups": wakeups, "reduce": reduce, "choose_random": choose_random, "limits": limits}
        options["split_print"] = split_print
        asked = Asked(merge, infer, first_failure, progress)
        if on_failure is not None:
            asked.on_patience = lambda states: _look_ahead(program, options, constants, on_failure)
        with _Installed(program, **options) as machine:
            states = explore_states(machine, asked, Checked if check else None)
            machine.world.check()
        return _exploration(program, options, machine, states, constants)
    except Unsupported as refusal:
        return Exploration("unsupported", reason=said(refusal.reason), line=refusal.line, constants=constants)
    except MemoryError:
        return Exploration("incomplete", reason=said("mémoire épuisée"), constants=constants)
    except Exception as error:
        if program is None and faults.said(error) or faults.origin(error, None if program is None else program.filename) == "host":
            raise
        return Exploration("internal", reason=f"{type(error).__name__} : {error}", constants=constants, report=fault_report(error))


def _look_ahead(program: Program, options: dict[str, Any], constants: dict[str, Any], tell: Callable[[Exploration], None]) -> None:
    """Beside a search that lasts: look for a failure where one is soon found, and tell it."""
    limits = replace(options["limits"], states=AHEAD, seconds=AHEAD_SECONDS)
    with _Installed(program, **{**options, "limits": limits}) as machine:
        states = explore_states(machine, Asked(first_failure=True))
    known = _exploration(program, options, machine, states, constants)
    if known.failures:
        tell(known)


def _limited(limits: Limits, max_states: int | None, seconds: float | None) -> Limits:
    """`limits`, where what is given takes the place of what it says."""
    if max_states is not None:
        limits = replace(limits, states=max_states)
    return limits if seconds is None else replace(limits, seconds=seconds)


def fault_report(error: BaseException) -> str:
    """What we need to know about a fault of ours: the versions and the traceback."""
    versions = f"Python {sys.version.split()[0]} ({sys.implementation.name}, {sys.platform})"
    return versions + "\n" + "".join(traceback.format_exception(error))


def _exploration(
    program: Program,
    options: dict[str, Any],
    machine: Machine,
    states: StateGraph,
    constants: dict[str, Any],
) -> Exploration:
    with process.room(CALLS):
        analysis = Analysis(states)
        failures, outcomes = analysis.failures(), analysis.outcomes()
        schedules = analysis.schedules() if states.complete else None
    if not states.complete:
        failures = tuple(failure for failure in failures if failure.kind != "livelock")  # a cycle may have a way out that was not seen
        outcomes = tuple(replace(outcome, probability=None) for outcome in outcomes)
    learnt = machine.learnt()

    def again(build: Callable[..., Any], *arguments: Any) -> Any:
        with _Installed(program, **options) as other:
            other.learn_again(learnt)
            return _speaking(build, other, *arguments)

    found = Exploration(
        verdict="failure" if failures else "ok" if states.complete else "incomplete",
        outcomes=outcomes,
        failures=failures,
        states=len(states.states),
        transitions=states.transitions,
        schedules=schedules,
        reason=states.limit,
        limit=states.limit_name,
        constants=constants,
        memory=states.memory,
        trusted=tuple(sorted(machine.trusted)),
        allowed=tuple(sorted(machine.allowed)),
        versions=tuple(sorted(machine.versions)),
        invented=tuple(sorted(machine.invented)),
        coarse_clock=machine.coarse_clock,
        build_graph=lambda: again(build_graph, states, analysis),
        build_run=lambda schedule: again(run_schedule, schedule),
    )
    return _spoken(found)


def _spoken(found: Exploration) -> Exploration:
    """`found` with its sentences in the language that is spoken."""
    if language() == "fr":
        return found
    reason = None if found.reason is None else said(found.reason)
    return replace(found, reason=reason, versions=tuple(map(said, found.versions)), invented=tuple(map(said, found.invented)))


def _speaking(work: Callable[..., Result], *arguments: Any) -> Result:
    """Do `work`; what it says by an exception is in the language that is spoken."""
    if language() == "fr":
        return work(*arguments)
    try:
        return work(*arguments)
    except Unsupported as refusal:
        raise Unsupported(said(refusal.reason), refusal.line) from None
    except ValueError as error:
        if type(error) is not ValueError or not faults.said(error):
            raise
        raise ValueError(said(str(error))) from None


def replay(source: str | Path, schedule: Schedule | str, **options: Any) -> Run:
    """Execute one schedule, as `explore` gives them.

    The search is made again first, whole, to know where threads switch: it takes as long as it did, and the `options` have to be the
    same. `Exploration.replay` does without it.

    Raises:
        ValueError: a decision is not possible there, or the schedule cannot be read.
        Unsupported: the program cannot be modelled.
        SyntaxError, OSError, KeyError: as `explore`.
    """
    asked = _speaking(Schedule.parse, schedule) if isinstance(schedule, str) else schedule
    return after_search(source, lambda machine: run_schedule(machine, asked), **options)


def after_search(source: str | Path, work: Callable[[Machine], Result], **options: Any) -> Result:
    """Explore, then answer what `work` makes of the machine that has: it knows where threads switch.

    In: the program, and the options of `explore` that say what is searched. Raises what `replay` does, and what `work` raises.
    """
    return _speaking(_after_search, source, work, options)


def _after_search(source: str | Path, work: Callable[[Machine], Result], options: dict[str, Any]) -> Result:
    constants = options.pop("constants", None) or {}
    program = read_program(source, options.pop("filename", None), constants, options.pop("pure", ()), options.pop("joined", False))
    limits = _limited(options.pop("limits", LIMITS), options.pop("max_states", None), options.pop("seconds", None))
    asked = Asked(first_failure=options.pop("first_failure", False))
    with _Installed(program, limits=limits, **options) as machine:
        explore_states(machine, asked)
        return work(machine)


def simulate(
    source: str | Path,
    *,
    filename: str | None = None,
    constants: dict[str, Any] | None = None,
    schedule: Schedule | str | None = None,
    seed: int | None = None,
    max_steps: int = 1_000_000,
    seconds: float | None = None,
) -> Run:
    """Execute the program once, with a virtual clock: a thread that sleeps wakes when nobody else can go on.

    Args:
        source, filename, constants: Those of `explore`.
        schedule: If it is given, do what `replay` does.
        seed: Draw the next thread at every visible operation, always in the same way; None: a thread goes on until it waits.
        max_steps, seconds: Steps, and seconds of the clock, after which the run is told as a livelock.

    Returns:
        What was printed, what went wrong, and the schedule; `Run.steps` and `Run.nodes` are empty, since nothing is told step by step.

    Raises:
        Unsupported, SyntaxError, OSError, KeyError: as `replay`.
    """
    if schedule is not None:
        return replay(source, schedule, filename=filename, constants=constants)

    def run() -> Run:
        program = read_program(source, filename, constants)
        opens_queues = False
        while True:
            with _Installed(program, simulation=True, reduce=seed is None) as machine:
                machine.opens_queues = opens_queues
                drawn = run_drawn(machine, None if seed is None else random.Random(seed), max_steps, seconds)
            if machine.opens_queues is opens_queues:
                return drawn
            opens_queues = True

    made = _speaking(run)
    failure = None if made.failure is None else _said_of(made.failure)
    return replace(made, failure=failure, failures=tuple(map(_said_of, made.failures)))


def _said_of(failure: Failure) -> Failure:
    """A failure of a simulation: what it says may be ours."""
    return failure if failure.exception else replace(failure, message=said(failure.message))


__all__ = ["explore", "replay", "simulate", "speak"]
