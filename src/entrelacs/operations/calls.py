"""``f(…)`` and ``x.f(…)``: who answers the call, and how it is driven."""

from __future__ import annotations

import datetime
import operator
import types
from collections.abc import Generator
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any

from ..bounds.ours import OUR_MODULES, ours
from ..bounds.refusals import Unsupported
from ..execution.kernel import DRIVEN, Op, drive
from ..execution.unseen import Unseen
from ..execution.world import Place
from ..lowering.allowed import FORMATTING
from .attributes_changed import CHANGING
from .base import Base
from .classes_asked import check_iterator
from .functions import BODY, WRAPPER
from .generators import GENERATORS, EndOfIteration
from .hashes import check_hash
from .lacks import known_as
from .library import SOURCES
from .misfits import counterpart_of, misfit
from .reach import BOUND, COLLECTIONS, CONTAINERS, SCALARS
from .withheld import FINALIZER, formatted

DATES = frozenset(("now", "today", "utcnow"))
"""The methods of dates that read the clock."""
GENERATOR_METHODS = frozenset(("__iter__", "__next__", "close", "send", "throw"))
GETTERS = frozenset((operator.attrgetter, operator.itemgetter, operator.methodcaller))
FROM_C = (
    "du code C appelle ici une fonction du programme qui touche à une donnée partagée "
    "ou à un verrou : son déroulement ne peut pas être découpé (appelez-la vous-même, dans une boucle par exemple, et donnez ce qu'elle renvoie)"
)


class Calls(Base):
    """The part of the operations that calls."""

    def call(self, site: Any, function: Any, /, *arguments: Any, **keywords: Any) -> Any:
        """``function(…)``: call anything. What it answers may have to be driven.

        In: the site of the call, or None where no place of the program makes it. Raises `Unsupported` for what is not modelled; what
        the function raises goes through.
        """
        kind = type(function)
        if kind is FunctionType:
            place = function.__globals__
            if function.__code__ is WRAPPER:
                try:
                    return function.__closure__[BODY].cell_contents(*arguments, **keywords)
                except TypeError as error:
                    if place.get("__name__", "").startswith(OUR_MODULES):
                        raise misfit(error, function, arguments, keywords, self.replaced)  # noqa: B904  # the same exception
                    raise
            if place is self.machine.namespace or place.get("__name__", "").startswith(OUR_MODULES):
                self.called = site  # for the replacements that end in one native call
                try:
                    return function(*arguments, **keywords)
                except TypeError as error:
                    raise misfit(error, function, arguments, keywords, self.replaced)  # noqa: B904  # the same exception
            return self.call_library(site, function, arguments, keywords)
        if kind is MethodType:
            return self.call(site, function.__func__, function.__self__, *arguments, **keywords)
        if isinstance(function, type):
            if function in self.machine.classes:
                return self.instantiate(site, function, arguments, keywords)
            made = self.replaced.get(function)
            if made is not None:
                return self.call(site, made, *arguments, **keywords)
            if self.its_class(function):
                return self.instantiate(site, function, arguments, keywords)
            if function is type or issubclass(function, BaseException) or hasattr(function, "_modelled"):
                if function is type and len(arguments) == 3 and "__del__" in arguments[2]:
                    raise Unsupported(FINALIZER)
                if function is type and arguments and isinstance(arguments[0], Unseen):
                    raise Unsupported(arguments[0].reason)
                if function is type and len(arguments) == 1 and not keywords:
                    check_iterator(arguments[0])
                    if isinstance(arguments[0], FunctionType) or isinstance(arguments[0], type) and arguments[0] in ours():
                        return type(counterpart_of(arguments[0], (), self.replaced) or arguments[0])
                if getattr(function, "_init_may_stop", False):
                    return self.construct(site, function, arguments, keywords)
                self.called = site
                try:
                    return self.adopted(site, function(*arguments, **keywords))
                except TypeError as error:
                    if hasattr(function, "_modelled"):
                        raise misfit(error, function, arguments, keywords, self.replaced)  # noqa: B904  # the same exception
                    raise
            if arguments and function is super:
                return function(*arguments, **keywords)
            if isinstance(function.__init__, FunctionType) and function.__module__ in SOURCES:
                return self.call_library(site, function, arguments, keywords)
            return self.call_native(site, function, arguments, keywords)
        if kind is BuiltinFunctionType:
            try:
                made = self.replaced.get(function)
            except TypeError:
                made = None
            if made is not None:
                return self.call(site, made, *arguments, **keywords)
        if kind in BOUND:
            owner = function.__self__
            if function.__name__ == "__hash__":
                check_hash(owner, self.machine.program.filename)
            if owner is None or isinstance(owner, ModuleType | type) or type(owner) in SCALARS:
                if function.__name__ in DATES and isinstance(owner, type) and issubclass(owner, datetime.date):
                    return self.today(owner, *arguments, **keywords)
                if function.__name__ in CHANGING and isinstance(owner, type):
                    return self.change(site, function, owner, *arguments)
                if function.__name__ == "__call__" and owner in self.machine.classes:  # ``super().__call__`` in a metaclass
                    return self.make(site, owner, arguments, keywords)
                return self.call_native(site, function, arguments, keywords)
            return self.call_bound(site, owner, function, arguments, keywords)
        if kind is types.WrapperDescriptorType and function.__name__ in CHANGING:
            return self.change(site, function, *arguments)
        if kind is types.WrapperDescriptorType and function.__name__ == "__hash__" and arguments:
            check_hash(arguments[0], self.machine.program.filename)
        if function is type.__call__ and arguments and arguments[0] in self.machine.classes:
            return self.make(site, arguments[0], arguments[1:], keywords)
        special = self.special(function, "__call__")
        if special is not None:
            return self.call(site, special, function, *arguments, **keywords)
        if not callable(function):
            raise TypeError(f"'{known_as(kind)}' object is not callable")
        if kind in GETTERS and len(arguments) == 1:
            return self.get_by(site, function, arguments[0])
        if kind is types.GenericAlias:
            return self.call_alias(site, function, arguments, keywords)
        if kind.__name__ == "partial" and kind.__module__ == "functools":
            return self.call_partial(site, function, arguments, keywords)
        return self.call_native(site, function, arguments, keywords)

    def call_alias(self, site: Place, function: Any, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Generator[Op, Any, Any]:
        """``Queue[int](…)``: a call of the class; its instance is then told of what it was called, if it takes any attribute."""
        made = yield from drive(self.call(site, function.__origin__, *arguments, **keywords))
        if type(made) in self.machine.classes:
            yield from drive(self.call(site, setattr, made, "__orig_class__", function))
        return made

    def call_partial(self, site: Place, function: Any, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        """A call of a `functools.partial`: the keywords that it holds may be changed, and are read at one go."""
        held = self.reading(site, [function.keywords], False, dict, (function.keywords,), {}) if function.keywords else {}
        if isinstance(held, DRIVEN):
            return self._called_with(site, function, arguments, held, keywords)
        return self.call(site, function.func, *function.args, *arguments, **{**held, **keywords})

    def _called_with(self, site: Place, function: Any, arguments: tuple[Any, ...], held: Any, keywords: dict[str, Any]) -> Generator[Op, Any, Any]:
        held = yield from held
        return (yield from drive(self.call(site, function.func, *function.args, *arguments, **{**held, **keywords})))

    def invoke(self, function: Any, *arguments: Any, **keywords: Any) -> Any:
        """A call that no place of the program makes."""
        return self.call(None, function, *arguments, **keywords)

    def method(self, site: Place, owner: Any, name: str, /, *arguments: Any, **keywords: Any) -> Any:
        """``owner.name(…)``."""
        kind = type(owner)
        if kind in CONTAINERS:
            return self.container_method(site, owner, name, arguments, keywords)
        if name in FORMATTING and kind is str:
            return formatted(name, owner, *arguments, **keywords)
        if kind in SCALARS or kind is ModuleType:
            return self.call(site, self.modelled_attribute(owner, name), *arguments, **keywords)
        if kind in GENERATORS and name in GENERATOR_METHODS:
            if name == "__next__" and not arguments and not keywords:
                return owner.step()
            return getattr(owner, name)(*arguments, **keywords)
        if isinstance(owner, COLLECTIONS) and not isinstance(getattr(kind, name, None), FunctionType):
            return self.container_method(site, owner, name, arguments, keywords)
        found = self.getattr(site, owner, name)
        if isinstance(found, DRIVEN):
            return self.method_of(site, found, arguments, keywords)
        return self.call(site, found, *arguments, **keywords)

    def method_of(
        self, site: Place, found: Any, arguments: tuple[Any, ...], keywords: dict[str, Any]
    ) -> Generator[Op, Any, Any]:
        """The end of `method`, when finding the attribute takes steps."""
        function = yield from found
        return (yield from drive(self.call(site, function, *arguments, **keywords)))

    def get_by(self, site: Any, getter: Any, value: Any) -> Generator[Op, Any, Any]:
        """``attrgetter``, ``itemgetter`` and ``methodcaller``: the same accesses as those that they stand for."""
        reduced: tuple[Any, tuple[Any, ...]] = getter.__reduce__()
        make, names = reduced
        if type(getter) is operator.methodcaller:
            keywords = getattr(make, "keywords", {})
            bound: tuple[Any, ...] = getattr(make, "args", ())
            name, *arguments = [*bound, *names]
            return (yield from drive(self.method(site, value, name, *arguments, **keywords)))
        found: list[Any] = []
        index = 0
        while index < len(names):
            if type(getter) is operator.itemgetter:
                item = yield from drive(self.getitem(site, value, names[index]))
            else:
                item, path = value, names[index].split(".")
                step = 0
                while step < len(path):
                    item = yield from drive(self.getattr(site, item, path[step]))
                    step += 1
            found.append(item)
            index += 1
        return found[0] if len(found) == 1 else tuple(found)

    # -- from a place that cannot stop -------------------------------------------------------

    def atomic(self, site: Any, function: Any, /, *arguments: Any, **keywords: Any) -> Any:
        """Call from a place that cannot stop (C code, a class body)."""
        self.machine.called_from_c()
        self.machine.below_c += 1
        try:
            return self.once(self.call(site, function, *arguments, **keywords))
        finally:
            self.machine.below_c -= 1

    def once(self, result: Any, reason: str = FROM_C) -> Any:
        """The value of an operation, in a place that cannot stop."""
        if not isinstance(result, DRIVEN):
            return result
        steps = iter(result)
        try:
            next(steps)
        except StopIteration as end:
            return end.value
        except EndOfIteration as end:
            raise StopIteration(*end.args) from None
        if not self.machine.alive:
            raise GeneratorExit
        raise Unsupported(reason)
