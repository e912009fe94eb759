"""Operations of the rarer constructs: ``f(*x, **y)``, ``raise``, the types of ``except``, lambdas in class bodies; and ``match``, in `matching`.

Like those of `operations`, each answers a value at once, or something to be driven by ``yield from``.
"""

from __future__ import annotations

import builtins
import sys
import types
from collections import OrderedDict
from collections.abc import Generator
from types import CellType
from typing import Any

from ..bounds.ours import MODELLED_MODULES
from ..bounds.refusals import Unsupported
from ..execution.kernel import Op, drive
from ..execution.world import Place
from . import groups
from .base import END
from .classes_asked import check_kind
from .found_early import FOUND
from .lacks import counterpart, fully_known_as, known_as
from .matching import Matching
from .protocols import checked, spreading

AT_ONCE = (
    "un corps de classe ou une annotation s'exécute d'un seul coup, et ceci touche à une donnée partagée ou à un verrou : "
    "faites-le avant la classe ou la fonction, et gardez le résultat dans une variable"
)
PLAIN_ITERATIONS = (dict.__iter__, OrderedDict.__iter__)


def _called(function: Any) -> str:
    """A function as CPython's messages name it."""
    name = getattr(function, "__qualname__", None)
    if name is None:
        return str(function)
    module = getattr(function, "__module__", None)
    return f"{name}()" if module in (None, "builtins") or module.startswith(MODELLED_MODULES) else f"{module}.{name}()"


def _receiver(function: Any) -> str:
    """What CPython's messages call a value that ``*`` or ``**`` cannot spread; `FOUND` when it is not the only argument of its kind."""
    return "Value" if function is FOUND or sys.version_info >= (3, 15) else f"{_called(function)} argument"


def _no_mapping(value: Any) -> str:
    """The class of a value that ``**`` cannot spread, as CPython's messages name it."""
    return (fully_known_as if sys.version_info >= (3, 15) else known_as)(type(value))


CHAINING = ("__cause__", "__context__", "__suppress_context__")
"""What raising an exception may set in it."""


def itself(error: BaseException) -> BaseException:
    """The exception that is about to be raised."""
    return error


BASE_TYPE = 1 << 10
"""``Py_TPFLAGS_BASETYPE``: others may derive from such a class."""


def _has_keys(value: Any) -> bool:
    """Whether ``**value`` finds a method ``keys``. Raises `Unsupported` for one that is not its class's."""
    if hasattr(type(value), "keys"):
        return True
    if isinstance(value, type) and hasattr(value, "keys") or "keys" in getattr(value, "__dict__", ()):
        raise Unsupported("** d'un objet dont keys n'est pas une méthode de sa classe n'est pas modélisé : donnez un dictionnaire")
    return False


class Constructs(Matching):
    """What one machine does for these constructs."""

    # -- ** ---------------------------------------------------------------------------------

    def spread(self, site: Place, value: Any, known: frozenset[str] = frozenset()) -> Any:
        """``{**value}``: a dictionary of its own. The values of what is `known` are not read: a call refuses them."""
        if isinstance(value, dict) and type(value).__iter__ in PLAIN_ITERATIONS:  # a copy is one step
            return self.operations.reading(site, [value], False, dict, (value,), {})
        if hasattr(type(value), "_at_once"):
            return value._at_once()
        if not _has_keys(value):
            raise TypeError(f"'{_no_mapping(value)}' object is not a mapping")
        return self._spread(site, value, known)

    def _spread(self, site: Place, value: Any, known: frozenset[str]) -> Generator[Op, Any, dict[Any, Any]]:
        operations = self.operations
        content: dict[Any, Any] = {}
        keys = yield from drive(operations.method(site, value, "keys"))
        keys = checked(type(value), "keys", keys, spreading)
        keys = yield from operations.listed(keys)  # all of them, before the first value
        index = 0
        while index < len(keys):
            key = keys[index]
            if key in known:
                return {key: None}
            content[key] = yield from drive(operations.getitem(site, value, key))
            index += 1
        return content

    def merge(self, site: Place, function: Any, keywords: dict[str, Any], value: Any) -> Generator[Op, Any, dict[str, Any]]:
        """The keyword arguments of a call, once ``**value`` is added to them."""
        if not _has_keys(value):
            raise TypeError(f"{_receiver(function)} after ** must be a mapping, not {_no_mapping(value)}")
        known = frozenset(keywords)
        added = yield from drive(self.spread(site, value, known))
        for name in added:
            if name in known:
                raise TypeError(f"{_called(function)} got multiple values for keyword argument '{name}'")
        return {**keywords, **added}

    def starred(self, site: Place, function: Any, value: Any) -> Any:
        """The list of what ``*value`` adds to the arguments of a call (or to a display, when `function` is None)."""
        if not hasattr(type(value), "__iter__") and not hasattr(type(value), "__getitem__"):
            raise TypeError(f"{_receiver(function)} after * must be an iterable, not {known_as(type(value))}")
        return self.operations.list(site, value)

    # -- the same, where Python does all at one go: one expression, each part of which is given to the next ------------------

    @staticmethod
    def begincall(function: Any, lone: Any, /, *arguments: Any, **keywords: Any) -> tuple[Any, Any, tuple[Any, ...], dict[str, Any]]:
        """The beginning of a call; `lone` is the only ``*values``, or `END`."""
        return function, lone, arguments, keywords

    def addnames(self, site: Place, begun: tuple[Any, Any, tuple[Any, ...], dict[str, Any]], more: Any) -> Generator[Op, Any, Any]:
        """Add the keywords of ``**more``."""
        function, lone, arguments, keywords = begun
        return function, lone, arguments, (yield from self.merge(site, function, keywords, more))

    def endcall(self, site: Place, begun: tuple[Any, Any, tuple[Any, ...], dict[str, Any]]) -> Any:
        """Make the call."""
        function, lone, arguments, keywords = begun
        if lone is not END:
            arguments = self.once(self.starred(site, function, lone))
        return self.operations.atomic(site, function, *arguments, **keywords)

    # -- exceptions -------------------------------------------------------------------------

    def raised(self, site: Place, error: Any) -> Any:
        """What ``raise error`` raises: a class is called."""
        if isinstance(error, type) and issubclass(error, BaseException):
            return self._made(site, error)
        if not isinstance(error, BaseException):
            raise TypeError("exceptions must derive from BaseException")
        machine = self.operations.machine
        if not any(name in machine.program.source for name in CHAINING):
            return error
        keys = [(machine.location(error), name) for name in CHAINING]
        return self.operations.touching(site, keys, True, itself, (error,), {})  # raising it may set them

    def _made(self, site: Place, kind: Any) -> Generator[Op, Any, BaseException]:
        error = yield from drive(self.operations.call(site, kind))
        if not isinstance(error, BaseException):
            raise TypeError(f"calling {kind!r} should have returned an instance of BaseException, not {type(error)!r}")
        return error

    def cause(self, site: Place, error: Any) -> Any:
        """What ``raise … from error`` records."""
        if isinstance(error, type) and issubclass(error, BaseException):
            return self.operations.call(site, error)
        if error is not None and not isinstance(error, BaseException):
            raise TypeError("exception causes must derive from BaseException")
        return error

    @staticmethod
    def matches(error: BaseException, kinds: Any) -> bool:
        """Whether ``except kinds`` catches `error`."""
        several = kinds if isinstance(kinds, tuple) else (kinds,)
        for kind in several:
            if not isinstance(kind, type) or not issubclass(kind, BaseException):
                raise TypeError("catching classes that do not inherit from BaseException is not allowed")
        return any(kind in type(error).__mro__ for kind in several)

    # -- classes ----------------------------------------------------------------------------

    @staticmethod
    def base(value: Any) -> Any:
        """What a class statement names as a base. Raises `Unsupported` for a class that is a function of the model, or that CPython lets nobody derive from."""
        check_kind(value, "de classe de base")
        real = counterpart(value) if isinstance(value, type) else None
        if real is not None and not real.__flags__ & BASE_TYPE:
            raise Unsupported(f"{known_as(value)} n'accepte pas de classe dérivée, en Python : gardez l'objet dans un attribut")
        return value

    @staticmethod
    def held(place: str | CellType) -> Any:
        """What a global variable or a cell holds, before a class statement binds it; `END` for nothing."""
        if isinstance(place, str):
            return sys._getframe(1).f_globals.get(place, END)
        try:
            return place.cell_contents
        except ValueError:
            return END

    @staticmethod
    def withdrawn(place: str | CellType, before: Any) -> Any:
        """The class that has just been bound there, once the variable has got back what it held."""
        if isinstance(place, str):
            namespace = sys._getframe(1).f_globals
            made = namespace.pop(place)
            if before is not END:
                namespace[place] = before
        else:
            made = place.cell_contents
            if before is END:
                del place.cell_contents
            else:
                place.cell_contents = before
        return made

    # -- class bodies -----------------------------------------------------------------------

    def withdefaults(self, function: Any, defaults: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        """A copy of a function whose defaults were evaluated apart (a lambda in a class body)."""
        copy = types.FunctionType(
            function.__code__, function.__globals__, function.__name__, defaults or None, function.__closure__
        )
        copy.__kwdefaults__ = keywords or None
        copy.__qualname__, copy.__doc__, copy.__module__ = function.__qualname__, function.__doc__, function.__module__
        return copy

    def once(self, result: Any) -> Any:
        """The value of an operation, where Python does all at one go."""
        return self.operations.once(result, AT_ONCE)

    def classname(self, site: int, content: dict[str, Any], name: str) -> Any:
        """A name that a class binds, or else the global one."""
        return content[name] if name in content else self.operations.global_(site, name)

    def tested(self, site: Place, value: Any) -> Any:
        """A value that Python is about to test."""
        if self.operations.special(value, "__bool__") or self.operations.special(value, "__len__"):
            raise Unsupported("« and » et « or » avec un objet du programme ne sont pas modélisés dans le corps d'une classe")
        self.operations.once(self.operations.truth(site, value))
        return value

    def storeitem(self, site: Place, value: Any, owner: Any, key: Any) -> Any:
        return self.operations.setitem(site, owner, key, value)

    def holds(self, site: Place, item: Any, owner: Any) -> Any:
        return self.operations.contains(site, owner, item)

    def names(self) -> dict[str, Any]:
        named = (
            self.find, self.found, self.spread, self.merge, self.starred, self.begincall, self.addnames, self.endcall, self.raised, self.cause, self.matches, self.sequence, self.mapping, self.length,
            self.matchkeys, self.without, self.matchclass, self.withdefaults, self.once, self.classname,
            self.tested, self.storeitem, self.holds, self.held, self.withdrawn, self.base,
        )  # fmt: skip
        return {
            "$super": super, "$buildclass": builtins.__build_class__, **{f"${function.__name__}": function for function in named},
            **{f"${name}": function for name, function in groups.OPERATIONS.items()},
        }  # fmt: skip
