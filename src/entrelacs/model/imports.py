"""What the explored program may import.

Modules that wait, run threads, read the clock or draw at random are replaced by modelled ones; pure modules
of the standard library show what they publish; all others are refused, with the reason.
"""

from __future__ import annotations

import ast
import dataclasses
import functools
import importlib
import itertools
import operator
import pprint
import sys
import types
from typing import Any

from ..bounds.refusals import Unsupported
from ..execution.kernel import current
from ..execution.unseen import Unseen
from ..lowering import advice
from ..lowering.allowed import published, within
from ..operations import rewritten
from ..operations.generators import UserGenerator
from . import asyncio as model_asyncio
from . import atexit as model_atexit
from . import attributes, printing
from . import contextlib as model_contextlib
from . import contextvars as model_contextvars
from . import dataclasses as model_dataclasses
from . import functools as model_functools
from . import futures as model_futures
from . import pathlib as model_pathlib
from . import queue as model_queue
from . import random as model_random
from . import threading as model_threading
from . import time as model_time
from . import traceback as model_traceback
from . import warnings as model_warnings
from .asyncio.coroutines import AsyncGenerator, Coroutine
from .builtins import exit_
from .iterating import ITERTOOLS
from .pure import PureModules
from .tee import tee

PURE = frozenset(
    "__future__ abc bisect collections collections.abc copy dataclasses datetime decimal enum "
    "fractions heapq json keyword math numbers operator pprint re reprlib statistics string "
    "textwrap types typing unicodedata cmath array base64 binascii hashlib io calendar colorsys "
    "zlib errno html token graphlib difflib shlex struct urllib.parse hmac fnmatch".split()
)
MODELLED: dict[str, Any] = {
    "threading": model_threading, "time": model_time, "queue": model_queue, "contextlib": model_contextlib,
    "asyncio": model_asyncio, "random": model_random, "atexit": model_atexit, "traceback": model_traceback,
    "contextvars": model_contextvars, "pathlib": model_pathlib, "warnings": model_warnings,
}  # fmt: skip
LOWERED = rewritten.names()
QUEUE_PARTS = frozenset("mutex not_empty not_full all_tasks_done unfinished_tasks is_shutdown".split())
STORING = frozenset(("_put", "_get", "_qsize", "_init"))


@functools.lru_cache(maxsize=16)
def opens_a_queue(source: str) -> bool:
    """Whether a program may look inside a queue, or redefine how it stores: it then gets one written in Python, as CPython's."""
    looked = stored = False
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            if node.attr in QUEUE_PARTS:
                return True
            looked |= node.attr == "queue" and isinstance(node.ctx, ast.Load)
            stored |= node.attr == "queue" and isinstance(node.ctx, ast.Store)  # an attribute of the program, of that name
        elif isinstance(node, ast.FunctionDef) and node.name in STORING:
            return True
    return looked and not stored




class Importer:
    """The modules of one exploration."""

    def __init__(self) -> None:
        self.modules: dict[str, types.ModuleType] = {}
        self.pure = PureModules(PURE)
        self.check = self.pure.check

    def __call__(self, name: str) -> types.ModuleType:
        """The module `name`. Raises `Unsupported` when it cannot be explored."""
        if name in LOWERED and (name != "queue" or current().opens_queues or opens_a_queue(current().program.source)):  # made anew by each execution
            module = rewritten.load(name, LOWERED[name])
            if name == "queue" and sys.version_info < (3, 13):
                vars(module).pop("ShutDown", None)
            parent, _, stem = name.rpartition(".")
            if parent:
                setattr(self(parent), stem, module)
            return module
        known = self.modules.get(name)
        if known is None:
            known = self.modules[name] = self._load(name)
        return known

    def _load(self, name: str) -> types.ModuleType:
        if name in MODELLED:
            module = types.ModuleType(name)
            vars(module).update(MODELLED[name].PUBLIC)
            return module
        special = getattr(self, f"_load_{name.replace('.', '_')}", None)
        if special is not None:
            return special()
        if within(name, current().program.pure):
            module = self.pure.load(name)
            package, _, stem = name.rpartition(".")
            if package and within(package, current().program.pure):
                setattr(self(package), stem, module)
            return module
        if name in PURE:
            module = published(importlib.import_module(name))
            for key, value in vars(module).items():
                if type(value) in (list, dict, set):
                    current().borrowed[id(value)] = f"{name}.{key}"
            for other in PURE:
                parent, _, stem = other.rpartition(".")
                if parent == name:
                    setattr(module, stem, self(other))
            return module
        raise Unsupported(advice.module(name))

    def _load_types(self) -> types.ModuleType:
        return _module("types", vars(published(types)), GeneratorType=UserGenerator, CoroutineType=Coroutine, AsyncGeneratorType=AsyncGenerator)

    def _load_sys(self) -> types.ModuleType:
        module = types.ModuleType("sys")
        vars(module).update(
            stdout=printing.Stream("stdout"), stderr=printing.Stream("stderr"),
            exit=exit_, argv=["programme"], version=sys.version,
            version_info=sys.version_info, maxsize=sys.maxsize, platform=sys.platform,
            implementation=types.SimpleNamespace(**vars(sys.implementation)), getswitchinterval=lambda: 0.005,
            setswitchinterval=lambda interval: None, getrecursionlimit=sys.getrecursionlimit,
            getsizeof=sys.getsizeof, intern=sys.intern, byteorder=sys.byteorder,
            exc_info=_exc_info, exception=sys.exception,
        )  # fmt: skip
        if hasattr(sys, "_is_gil_enabled"):
            vars(module)["_is_gil_enabled"] = sys._is_gil_enabled
        return module

    def _load_urllib(self) -> types.ModuleType:
        return _module("urllib", {"parse": self("urllib.parse")})

    def _load_timeit(self) -> types.ModuleType:
        return _module("timeit", {"default_timer": model_time.PUBLIC["perf_counter"]})

    def _load_gc(self) -> types.ModuleType:
        nothing = dict.fromkeys(("enable", "disable", "freeze", "unfreeze"), _nothing)
        uncounted = "le nombre d'objets que gc.collect() trouve n'est pas exploré : n'employez pas ce qu'il renvoie"
        return _module("gc", {**nothing, "collect": lambda generation=2: Unseen(uncounted), "isenabled": lambda: True})

    def _load_faulthandler(self) -> types.ModuleType:
        names = ("enable", "disable", "dump_traceback", "dump_traceback_later", "cancel_dump_traceback_later")
        return _module("faulthandler", dict.fromkeys(names, _nothing))

    def _load_os_path(self) -> types.ModuleType:
        return self("os").path

    def _load_concurrent(self) -> types.ModuleType:
        module = types.ModuleType("concurrent")
        vars(module)["futures"] = self("concurrent.futures")
        return module

    def _load_functools(self) -> types.ModuleType:
        names = ("partial", "total_ordering", "cmp_to_key",
                 "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES")  # fmt: skip
        prelude = current().base["$prelude"]
        return _module(
            "functools", {name: getattr(functools, name) for name in names}, cached_property=attributes.cached_property,
            update_wrapper=model_functools.wrap, wraps=model_functools.wraps,
            **{name: prelude[name] for name in ("cache", "lru_cache", "reduce")}, **model_functools.DEFERRED,
        )  # fmt: skip

    def _load_dataclasses(self) -> types.ModuleType:
        module = published(dataclasses)
        vars(module).update(model_dataclasses.PUBLIC)
        return module

    def _load_operator(self) -> types.ModuleType:
        module = published(operator)
        vars(module).update(attrgetter=attributes.attrgetter, methodcaller=attributes.methodcaller)
        return module

    def _load_pprint(self) -> types.ModuleType:
        module = published(pprint)
        vars(module).update(pprint=printing.pprint_, pp=printing.pprint_)
        return module

    def _load_itertools(self) -> types.ModuleType:
        prelude = current().base["$prelude"]
        prelude["chain"].from_iterable = prelude["from_iterable"]
        return _module("itertools", vars(published(itertools)), tee=tee, **{name: prelude[name] for name in ITERTOOLS})

    def _load_concurrent_futures(self) -> types.ModuleType:
        return _module("concurrent.futures", model_futures.PUBLIC, as_completed=current().base["$prelude"]["as_completed"])


def _exc_info() -> tuple[Any, Any, Any]:
    error = sys.exception()
    return (None, None, None) if error is None else (type(error), error, error.__traceback__)


def _nothing(*arguments: Any, **keywords: Any) -> None:
    """What changes nothing that a program can see."""


def _module(name: str, content: dict[str, Any], **others: Any) -> types.ModuleType:
    module = types.ModuleType(name)
    vars(module).update({key: value for key, value in content.items() if not key.startswith("__")}, **others)
    return module
