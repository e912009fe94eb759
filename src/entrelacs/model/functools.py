"""The results that ``lru_cache`` keeps, and what `entrelacs.lowered.functools` needs."""

from __future__ import annotations

import builtins
import functools
import types
import typing
from functools import partial, update_wrapper
from types import FunctionType
from typing import Any

from ..bounds.refusals import Unsupported
from ..execution.kernel import current
from ..lowering.allowed import check_name
from ..operations import rewritten
from ..operations.base import END
from ..operations.functions import defined

__all__ = ["partial", "update_wrapper"]

ROOMY = 32
"""From this size on, a cache is not expected to be full: the order in which its results were used is not followed."""
KEYWORDS = "**"
"""In a key, what separates positional arguments from the others."""


def wrap(wrapper: Any, wrapped: Any, assigned: Any = functools.WRAPPER_ASSIGNMENTS, updated: Any = functools.WRAPPER_UPDATES) -> Any:
    """``functools.update_wrapper``, which writes: neither under a name that leads behind the model, nor on what is not the program's."""
    operations = current().operations
    for name in (*assigned, *updated):
        if name != "__dict__" and name not in functools.WRAPPER_ASSIGNMENTS:
            check_name(name)
            operations.attribute_keys(wrapper, name)
    operations.attribute_keys(wrapper, "__name__")
    made = update_wrapper(wrapper, wrapped, assigned, updated)
    if isinstance(wrapper, FunctionType):  # what Python says of its calls bears its names
        body = defined(wrapper)
        body.__name__, body.__qualname__ = wrapper.__name__, wrapper.__qualname__
    return made


def wraps(wrapped: Any, assigned: Any = functools.WRAPPER_ASSIGNMENTS, updated: Any = functools.WRAPPER_UPDATES) -> Any:
    """``functools.wraps``."""
    return functools.partial(wrap, wrapped=wrapped, assigned=assigned, updated=updated)


class Cache:
    """The results that a function has already given. Each of its operations is one step, as in CPython's C code."""

    __slots__ = ("counting", "hits", "kept", "maxsize", "misses", "typed")
    _modelled = True

    def __init__(self, maxsize: int | None, typed: bool):
        self.maxsize = None if maxsize is None else max(maxsize, 0)
        self.typed = typed
        self.kept: dict[Any, Any] = {}
        self.hits = self.misses = 0
        self.counting = "cache_info" in current().program.source

    def key(self, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        """What CPython looks for: one int or str as it is, anything else with its order; nothing where it keeps nothing."""
        if self.maxsize == 0:
            return ()
        key: tuple[Any, ...] = arguments
        if keywords:
            key += (KEYWORDS, *(part for item in keywords.items() for part in item))
        if self.typed:
            key += tuple(type(value) for value in (*arguments, *keywords.values()))
        elif not keywords and len(arguments) == 1 and type(arguments[0]) in (int, str):
            return arguments[0]
        return (key,)

    def find(self, key: Any) -> Any:
        """The result known for `key`, or ``END``."""
        follows = self.counting or self.maxsize is not None and self.maxsize < ROOMY
        return self._step(follows, self._find, key)

    def store(self, key: Any, value: Any) -> Any:
        return self._step(True, self._store, key, value)

    def clear(self) -> Any:
        return self._step(True, self._clear)

    def info(self) -> Any:
        return self._step(False, self._info)

    def _step(self, writes: bool, function: Any, *arguments: Any) -> Any:
        operations = current().operations
        return operations.touching(None, [current().location(self)], writes, function, arguments, {})

    def _find(self, key: Any) -> Any:
        value = self.kept.get(key, END)
        if value is END:
            self.misses += self.counting
        else:
            self.hits += self.counting
            if self.maxsize is not None and self.maxsize < ROOMY:
                self.kept[key] = self.kept.pop(key)
        return value

    def _store(self, key: Any, value: Any) -> None:
        if self.maxsize is None:
            self.kept[key] = value
        elif self.maxsize and key not in self.kept:
            if len(self.kept) >= self.maxsize:
                if self.maxsize >= ROOMY:
                    raise Unsupported(
                        f"functools.lru_cache : un cache de {self.maxsize} valeurs est plein, et l'ordre de leur emploi n'a pas été "
                        f"suivi : donnez-lui moins de {ROOMY} places (maxsize=2), ou aucune limite (maxsize=None)"
                    )
                del self.kept[next(iter(self.kept))]
            self.kept[key] = value

    def _clear(self) -> None:
        self.kept.clear()
        self.hits = self.misses = 0

    def _info(self) -> Any:
        return functools._CacheInfo(self.hits, self.misses, self.maxsize, len(self.kept))

    def parameters(self) -> dict[str, Any]:
        return {"maxsize": self.maxsize, "typed": self.typed}


def new_cache(maxsize: int | None, typed: bool) -> tuple[Any, ...]:
    """The operations of a new cache."""
    cache = Cache(maxsize, typed)
    return cache.key, cache.find, cache.store, cache.clear, cache.info, cache.parameters


HELPERS = {"new_cache": new_cache, "update_wrapper": update_wrapper}
"""What the prelude needs to keep results."""


def find_implementation(cls: type, registry: dict[type, Any]) -> Any:
    """The function registered for a class, by CPython's own rules."""
    known = registry.get(cls)
    return vars(functools)["_find_impl"](cls, registry) if known is None else known


def annotated_classes(function: Any) -> tuple[type, ...]:
    """The classes that annotate the first argument of a function: several, when they are a union."""
    annotations = {name: value for name, value in (getattr(function, "__annotations__", None) or {}).items() if name != "return"}
    if not annotations:
        raise TypeError(f"Invalid first argument to `register()`: {function!r}. Use either `@register(some_class)` or plain `@register` on an annotated function.")
    return classes_of(next(iter(annotations.values())))


def is_class(said: Any) -> bool:
    """Whether it is a class, or a union of classes, and not what a decorator is given."""
    return isinstance(said, type) or typing.get_origin(said) in (typing.Union, types.UnionType)


def classes_of(said: Any) -> tuple[type, ...]:
    """The classes of an annotation, or of what is given in its place. Raises `Unsupported` for anything else."""
    if isinstance(said, str) and said.isidentifier():
        said = {**vars(builtins), **current().namespace}.get(said)
    classes = typing.get_args(said) if is_class(said) and not isinstance(said, type) else (said,)
    if not all(isinstance(cls, type) for cls in classes):
        raise Unsupported("functools.singledispatch : donnez la classe à register (@f.register(int)) plutôt que cette annotation")
    return classes


def deferred(name: str) -> Any:
    """A name of `entrelacs.lowered.functools`, executed when the program calls it."""

    def call(*arguments: Any, **keywords: Any) -> Any:
        operations = current().operations
        module = rewritten.load("functools", rewritten.FOLDER / "functools.py")
        return operations.once(operations.call(None, getattr(module, name), *arguments, **keywords))  # a class body calls it too

    call.__name__ = call.__qualname__ = name
    return call


DEFERRED = {name: deferred(name) for name in ("singledispatch", "singledispatchmethod", "partialmethod")}
