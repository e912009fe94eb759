"""``x.name = value`` and ``del x.name``."""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable
from functools import partial
from types import FunctionType, MemberDescriptorType, ModuleType
from typing import Any

from ..bounds.kinds import word
from ..bounds.ours import OUR_MODULES, ours
from ..bounds.refusals import Unsupported
from ..execution import words
from ..execution.kernel import Op, drive
from ..execution.world import Place
from ..lowering.allowed import MATCHING, RESERVED, check_name
from .attributes_read import STDOUT, settable
from .base import Base
from .lacks import reserved, takes_more
from .misfits import counterpart_of
from .reach import ANY_ATTRIBUTE
from .withheld import ERRORS, FINALIZER

SETATTR: Any = object.__setattr__
DELATTR: Any = object.__delattr__
CHANGING = frozenset(("__setattr__", "__delattr__"))
NOR_DICT = " and no __dict__ for setting new attributes"
"""What CPython says more, from 3.13 on, of an object that takes no attribute."""


@words.does("delete")
def deleted(owner: Any, name: str) -> None:
    """``delattr(owner, name)`` of an object of the model that takes no attribute, where the real one takes any."""
    try:
        delattr(owner, name)
    except AttributeError as error:
        error.args = (str(error).removesuffix(NOR_DICT),)
        raise


class AttributesChanged(Base):
    """The part of the operations that sets and deletes attributes."""

    def setattr(self, site: Place, owner: Any, name: str, value: Any) -> Any:
        """``owner.name = value``: the descriptor or the ``__setattr__`` of the program, else a write of the attribute."""
        machine = self.machine
        kind = type(owner)
        if kind in machine.classes:
            for base in kind.__mro__:
                if name in base.__dict__:
                    found = base.__dict__[name]
                    if settable(base, found):
                        break
                    if isinstance(found, property):
                        if found.fset is None:
                            setattr(owner, name, value)  # raises as CPython does
                        return self.invoke(found.fset, owner, value)
                    setter = getattr(type(found), "__set__", None)
                    if isinstance(setter, FunctionType):
                        return self.invoke(setter, found, owner, value)
                    break
            hook = kind.__setattr__
            if hook is not SETATTR and self.given(kind, hook, "__setattr__"):
                return self.call(site, hook, owner, name, value)
            if isinstance(hook, FunctionType):
                setattr(owner, name, value)  # a frozen dataclass raises
                if hook.__module__.startswith(OUR_MODULES):
                    return None  # `threading.local`: nobody else sees it
        return self.set_plain(site, owner, name, value)

    def given(self, kind: type, hook: Any, name: str) -> bool:
        """Whether a special method is the program's: a function of its own, or any other that one of its classes names."""
        if isinstance(hook, FunctionType):
            return self.own_function(hook)
        return next(base for base in kind.__mro__ if name in vars(base)) in self.machine.classes

    def set_plain(self, site: Place, owner: Any, name: str, value: Any) -> Any:
        """``object.__setattr__``: no method of the program takes part.

        Raises `Unsupported` for what is not the program's to change.
        """
        if isinstance(owner, ModuleType) and (owner.__name__, name) == ("threading", "excepthook"):
            return self.write(site, (name,), self.machine.local.__setitem__, name, value)
        if isinstance(owner, ModuleType) and owner.__name__ == "sys" and name == "stdout":
            return self.write(site, (STDOUT,), self.machine.local.__setitem__, name, value)
        if isinstance(owner, ModuleType) and owner.__name__ == "sys" and name == "stderr":
            raise Unsupported(ERRORS)
        setter = setattr
        if getattr(type(owner), "_modelled", False):
            problem = reserved(type(owner), (name,))
            if problem is not None:
                raise Unsupported(problem)
        slot = getattr(type(owner), name, None)
        if type(slot) is MemberDescriptorType and slot.__objclass__ in ours() and (self.machine.live > 1 or self.machine.unjoined):
            raise Unsupported(
                f"{name} d'un objet {word(type(owner))} changé pendant que des fils tournent n'est pas modélisé : donnez-lui sa valeur avant de les démarrer"
            )
        if type(owner) not in self.machine.classes and takes_more(owner, name):
            raise Unsupported(f"donner un attribut de plus à un objet {word(type(owner))} n'est pas modélisé : faites-en une sous-classe, ou gardez la valeur à côté")
        if type(owner) in self.machine.classes:
            setter = type.__setattr__ if isinstance(owner, type) else object.__setattr__
        write = partial(self.write, site, self.attribute_keys(owner, name), setter, owner, name, value)
        look = getattr(type(owner), "_looks_before_setting", {}).get(name)
        return write() if look is None else self.looked_at(look(owner), write)

    def looked_at(self, look: Any, write: Callable[[], Any]) -> Generator[Op, Any, None]:
        """Set an attribute of an object of the model that looks at something first: two steps, in CPython."""
        yield from drive(look)
        yield from drive(write())

    def delattr(self, site: Place, owner: Any, name: str) -> Any:
        """``del owner.name``: the property or the ``__delattr__`` of the program, else a write of the attribute."""
        found = getattr(type(owner), name, None)
        if isinstance(found, property) and found.fdel is not None:
            return self.invoke(found.fdel, owner)
        hook = type(owner).__delattr__
        if hook is not DELATTR and self.given(type(owner), hook, "__delattr__"):
            return self.call(site, hook, owner, name)
        keys = (*self.attribute_keys(owner, name), (self.machine.location(owner), ANY_ATTRIBUTE))
        return self.write(site, keys, deleted if takes_more(owner, name) else delattr, owner, name)

    def change(self, site: Any, function: Any, *arguments: Any) -> Any:
        """``object.__setattr__``, ``type.__delattr__``… called by their names."""
        if len(arguments) < 2:
            return function(*arguments)  # raises as CPython does
        owner, name, *rest = arguments
        check_name(name)
        if type(owner) not in self.machine.classes:
            keys = self.attribute_keys(owner, name)
        elif function.__name__ == "__setattr__" and rest:
            return self.set_plain(site, owner, name, *rest)
        else:
            keys = self.attribute_keys(owner, name)
        return self.write(site, (*keys, (self.machine.location(owner), ANY_ATTRIBUTE)), function, *arguments)

    def attribute_keys(self, owner: Any, name: str) -> tuple[Hashable, ...]:
        """What a change of an attribute changes.

        Raises `Unsupported` for a class, a module or a function that is not the program's, and for what may not change in those that are.
        """
        machine = self.machine
        if isinstance(owner, type):
            if not self.its_class(owner):
                raise Unsupported(f"le programme modifie la classe {owner.__qualname__}, qui n'est pas la sienne : faites-en une sous-classe")
            if name == "__del__":
                raise Unsupported(FINALIZER)
            if name.startswith("__") and name.endswith("__") and (machine.live > 1 or machine.unjoined):
                raise Unsupported(f"{name} de la classe {owner.__qualname__} ne peut pas changer pendant que des fils tournent : définissez-le avant")
            if name == MATCHING or name in RESERVED:
                raise Unsupported(f"{name} ne peut pas être changé après la définition de la classe {owner.__qualname__}")
            machine.classes[owner][name] = None
            return (("class", owner.__qualname__, name),)
        if isinstance(owner, ModuleType):
            raise Unsupported(f"le programme modifie le module {owner.__name__} : gardez la valeur dans une variable à lui")
        if isinstance(owner, FunctionType) and (not self.own_function(owner) or counterpart_of(owner, (), self.replaced) is not None):
            raise Unsupported(f"le programme modifie la fonction {owner.__name__}, qui n'est pas la sienne : enveloppez-la dans une fonction à lui")
        if name == "__class__":
            raise Unsupported("un objet qui change de classe n'est pas modélisé")
        location = machine.location(owner)
        if name == "__cause__" and isinstance(owner, BaseException):
            return ((location, name), (location, "__suppress_context__"))
        fresh = name not in getattr(owner, "__dict__", (name,))
        return ((location, name), (location, ANY_ATTRIBUTE)) if fresh else ((location, name),)
