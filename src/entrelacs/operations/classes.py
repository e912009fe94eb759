"""Classes of the program: how they are defined and called."""

from __future__ import annotations

import enum
from collections.abc import Callable, Generator
from types import FunctionType
from typing import Any

from ..bounds.ours import OUR_MODULES
from ..bounds.refusals import Unsupported
from ..execution.kernel import Op, drive
from ..execution.world import Place
from ..lowering.allowed import MATCHING, RESERVED, forbidden
from .base import Base
from .functions import body_of
from .lacks import reserved
from .protocols import known_as
from .reach import COLLECTIONS, SCALARS
from .shapes import is_global
from .withheld import FINALIZER


def _makers(cls: Any) -> tuple[Any, Any]:
    """``__new__`` and ``__init__``, as the class has them."""
    return cls.__new__, cls.__init__


class Classes(Base):
    """The part of the operations that registers classes and makes instances."""

    # -- definitions -------------------------------------------------------------------------

    def class_(self, site: Place) -> Callable[[type], type]:
        """What takes a class that the program has just defined, and notes that it is one of its own.

        It raises `Unsupported` for a name that the model keeps for itself, a ``__del__``, a ``__getattribute__``.
        """

        def register(cls: type) -> type:
            problem = reserved(cls, vars(cls))
            for name in RESERVED.intersection(vars(cls)):
                problem = f"{name} est un nom que l'explorateur garde pour lui : choisissez-en un autre"
            named = vars(cls).get(MATCHING)
            for name in named if isinstance(named, tuple) else ():
                problem = problem or (forbidden(name) if isinstance(name, str) else None)
            if "__getattribute__" in vars(cls):
                problem = "__getattribute__ redéfini n'est pas modélisé"
            finalizer = vars(cls).get("__del__")
            if finalizer is not None:
                raise Unsupported(FINALIZER, getattr(getattr(body_of(finalizer) or finalizer, "__code__", None), "co_firstlineno", None))
            if problem is not None:
                raise Unsupported(problem, None if site is None else self.machine.program.sites[site].line)
            own = () if issubclass(cls, enum.Enum) else vars(cls)
            self.machine.classes[cls] = dict.fromkeys(name for name in own if not name.startswith("__"))
            return cls

        return register

    def its_class(self, cls: type) -> bool:
        """Whether a class is one of the program's: one whose statement has not ended may be (``__init_subclass__``, ``__set_name__``, a metaclass)."""
        if cls in self.machine.classes:
            return True
        if vars(cls).get("__module__") != "__main__" or is_global(cls):
            return False
        self.class_(None)(cls)
        return True

    def adopted(self, site: Any, cls: Any) -> Any:
        """A class that a call has just made (``type(…)``, ``namedtuple``, ``Enum``…) is one of the program's."""
        if isinstance(cls, type) and cls not in self.machine.classes and cls.__module__.startswith(OUR_MODULES) and not is_global(cls):
            type.__setattr__(cls, "__module__", "__main__")  # Python took the caller for the program
            self.class_(site)(cls)
        return cls

    def new(self, site: Place, value: Any) -> Any:
        """A container that a display or a comprehension has just made, named after its place."""
        return self.machine.own(site, value)

    # -- instances ---------------------------------------------------------------------------

    def instantiate(self, site: Any, cls: type, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        """Call a class of the program."""
        meta = type(cls).__call__
        if isinstance(meta, FunctionType):
            return self.call(site, meta, cls, *arguments, **keywords)
        return self.make(site, cls, arguments, keywords)

    def make(self, site: Any, cls: type, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        """Make an instance, as ``type.__call__`` does."""
        new, init = _makers(cls)
        user_new = isinstance(new, FunctionType) and body_of(new) is not None
        user_init = isinstance(init, FunctionType) and (body_of(init) is not None or self.init_steps(cls, init) is not None)
        filled = issubclass(cls, COLLECTIONS) and any(type(value) not in SCALARS and self.lists(value) for value in arguments)
        if not user_new and not user_init and not filled and not getattr(cls, "_init_may_stop", False):
            return self.adopted(site, self.machine.own(site, type.__call__(cls, *arguments, **keywords)))
        if getattr(cls, "__abstractmethods__", None):
            return type.__call__(cls, *arguments, **keywords)  # raises as CPython does
        return self.construct(site, cls, arguments, keywords)

    def construct(
        self, site: Any, cls: type, arguments: tuple[Any, ...], keywords: dict[str, Any]
    ) -> Generator[Op, Any, Any]:
        """Make an instance step by step: ``__new__``, then ``__init__``, each of which may be the program's."""
        new, init = _makers(cls)
        if isinstance(new, FunctionType):
            instance = yield from drive(self.call(site, new, cls, *arguments, **keywords))
        elif new is object.__new__:
            instance = new(cls)
        else:
            instance = new(cls, *arguments, **keywords)
        if id(instance) not in self.machine.owned:
            self.machine.own(site, self.adopted(site, instance))
        if isinstance(instance, cls):
            if isinstance(init, FunctionType):
                steps = self.init_steps(cls, init) or init
                result = yield from drive(self.call(site, steps, instance, *arguments, **keywords))
                if result is not None:
                    raise TypeError(f"__init__() should return None, not '{known_as(type(result))}'")
            elif isinstance(instance, COLLECTIONS):
                yield from drive(self.container_method(site, instance, "__init__", arguments, keywords))
            else:
                init(instance, *arguments, **keywords)
        return instance

    def init_steps(self, cls: type, init: FunctionType) -> Any:
        """What to call instead of an ``__init__`` that `dataclasses` wrote; None when it is one step, or not theirs."""
        return self.generated(init, cls) if hasattr(cls, "__dataclass_fields__") and body_of(init) is None else None
