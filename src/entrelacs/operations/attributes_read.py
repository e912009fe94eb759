"""``x.name``: instances, classes, ``super()``, modules, descriptors."""

from __future__ import annotations

import operator
import types
from collections.abc import Callable, Generator, Hashable
from functools import partial
from types import FunctionType, MethodType, ModuleType
from typing import Any

from ..bounds.ours import MODELLED_MODULES, ours
from ..bounds.refusals import Unsupported
from ..execution.access import Access
from ..execution.kernel import Op, drive
from ..execution.unseen import Unseen
from ..execution.world import Place
from ..lowering.allowed import GUARDED
from .base import Base
from .classes_asked import check_attribute
from .lacks import visible
from .library import SOURCES
from .reach import CONTAINERS, SCALARS
from .withheld import NO_DICT

STDOUT = ("sys", "stdout")
"""Where the name of the standard output stands."""


class AttributesRead(Base):
    """The part of the operations that reads attributes."""

    def getattr(self, site: Place, owner: Any, name: str) -> Any:
        """``owner.name``.

        Raises ``AttributeError`` as CPython does, `Unsupported` for what the model lacks or the program may not reach.
        """
        machine = self.machine
        kind = type(owner)
        if name in GUARDED:
            found = self.replaced_attribute(owner, kind, name)
            if found is not None:
                return found
        if kind in machine.classes and not isinstance(owner, type):
            try:
                values = owner.__dict__
            except AttributeError:
                values = ()
            if name in values:
                return self.read(site, ((machine.location(owner), name),), getattr, owner, name)
            return self.class_attribute(site, owner, kind, name)
        if kind in SCALARS or kind in CONTAINERS:
            if name == "default_factory":
                return self.read(site, ((machine.location(owner), name),), getattr, owner, name)
            return getattr(owner, name)
        if kind is ModuleType:
            if name == "stdout" and owner.__name__ == "sys":
                return self.stdout(site)
            return self.modelled_attribute(owner, name)
        if isinstance(owner, type):
            if owner not in machine.classes and (not visible(owner, name) or owner in ours() and not hasattr(owner, name)):
                return self.absent(owner, name)
            if name[0] == "_":
                self.check_owner(owner, name)
                if name == "__class__" and owner in ours():
                    return self.call(site, type, owner)
            keys = self.class_keys(owner, name)
            return self.read(site, keys, getattr, owner, name) if keys else getattr(owner, name)
        if getattr(kind, "_modelled", False) and name not in getattr(owner, "__dict__", ()):
            if not visible(kind, name):
                return self.absent(owner, name)
            found = getattr(kind, name, None)
            if settable(kind, found):
                return self.read(site, ((machine.location(owner), name),), getattr, owner, name)
            if found is not None or hasattr(kind, name) or not hasattr(owner, "__dict__"):
                return self.modelled_attribute(owner, name)
            self.refuse_lack(owner, name)
        elif not visible(kind, name):
            return self.absent(owner, name)
        elif name == "__next__" and hasattr(kind, name):
            return MethodType(self.builtins["next"], owner)
        if kind is FunctionType:
            check_attribute(owner, name)
        if kind is super:
            return self.super_attribute(site, owner, name)
        found = getattr(kind, name, None)
        if type(found) is property and getattr(found.fget, "__module__", None) in SOURCES:  # Python code of the library
            return self.invoke(found.fget, owner)
        if name[0] == "_" and (site is None or machine.program.sites[site].line is not None):  # the library's own code may
            self.check_owner(kind, name)
        return self.read(site, ((machine.location(owner), name),), getattr, owner, name)

    def modelled_attribute(self, owner: Any, name: str) -> Any:
        """An attribute of a module, or of an object of the model: no location of the program, hence no step of its own."""
        if isinstance(owner, Unseen):
            raise Unsupported(owner.reason)
        if name == "excepthook" and isinstance(owner, ModuleType):
            return self.machine.local.get(name, owner.excepthook)
        self.met(owner)
        if name in getattr(type(owner), "_crossing", ()):
            return owner._crossed(name)
        try:
            return getattr(owner, name)
        except AttributeError:
            self.refuse_lack(owner, name)
            raise

    def stdout(self, site: Place) -> Any:
        """``sys.stdout``, which a program may replace."""
        return self.read(site, (STDOUT,), self.machine.local.get, "stdout", self.imports("sys").stdout)

    def met(self, owner: Any) -> None:
        """Take note that a step uses a synchronization object: of one made meanwhile, even what never changes may be read."""
        serial = getattr(owner, "serial", None)
        if type(serial) is tuple:
            self.machine.touched.add(("made", serial))

    # -- classes of the program --------------------------------------------------------------

    def class_attribute(self, site: Place, owner: Any, kind: type, name: str) -> Any:
        """An attribute that the instance itself does not hold; another thread may be about to give it one."""
        if name == "__dict__":
            raise Unsupported(NO_DICT)
        for base in kind.__mro__:
            if name in base.__dict__ and (base in self.machine.classes or visible(base, name, kind)):
                found = base.__dict__[name]
                break
        else:
            found = None
            self.refuse_lack(owner, name)
            hook = getattr(kind, "__getattr__", None)
            if hook is not None and self.machine.note_access((self.machine.location(owner), name), False):
                return self.invoke(hook, owner, name)
        if name[0] == "_" and found is not None and (site is None or self.machine.program.sites[site].line is not None):
            self.check_owner(kind, name)
        if isinstance(found, property) and found.fget is not None and not settable(base, found):
            return self.invoke(found.fget, owner)
        own = (self.machine.location(owner), name)
        if isinstance(found, types.MemberDescriptorType):
            return self.read(site, (own,), getattr, owner, name)
        getter = getattr(type(found), "__get__", None)
        if isinstance(getter, FunctionType):
            if hasattr(type(found), "__set__") or self.machine.note_access(own, False):
                return self.invoke(getter, found, owner, kind)
            return self.hidden(site, own, owner, name, partial(self.invoke, getter, found, owner, kind))
        return self.read(site, (own, *self.class_keys(kind, name)), getattr, owner, name)

    def hidden(self, site: Place, own: Hashable, owner: Any, name: str, get: Callable[[], Any]) -> Generator[Op, Any, Any]:
        """What a descriptor without ``__set__`` gives, unless the instance has got an attribute that hides it."""
        values = yield from Access(site, (own,), False, getattr, owner, "__dict__", {})
        return values[name] if name in values else (yield from drive(get()))

    def class_keys(self, cls: type, name: str) -> tuple[Hashable, ...]:
        """The places where an attribute of a class may stand, up to the first that holds it."""
        keys: list[Hashable] = []
        meta: type = type(cls)
        for base in (*cls.__mro__, *meta.__mro__):
            if base in self.machine.classes:
                keys.append(("class", base.__qualname__, name))
            if name in base.__dict__:
                break
        return tuple(keys)

    def super_attribute(self, site: Place, owner: Any, name: str) -> Any:
        """``super().name``: an attribute of the classes that come after the one that asks."""
        cls, asked = owner.__self_class__, owner.__self__
        keys: list[Hashable] = []
        found = None
        for base in cls.__mro__[cls.__mro__.index(owner.__thisclass__) + 1 :] if cls is not None else ():
            if base in self.machine.classes:
                keys.append(("class", base.__qualname__, name))
            if name in base.__dict__:
                found = base.__dict__[name]
                break
        if isinstance(found, property) and found.fget is not None and asked is not cls and not settable(base, found):
            return self.invoke(found.fget, asked)
        getter = getattr(type(found), "__get__", None)
        if isinstance(getter, FunctionType):
            return self.invoke(getter, found, None if asked is cls else asked, cls)
        return self.read(site, tuple(keys), operator.attrgetter(name), owner)


def settable(cls: type, found: Any) -> bool:
    """Whether `found`, an attribute of `cls`, is one that the model makes a property and the program a piece of data."""
    return isinstance(found, property) and found.fset is not None and cls.__module__.startswith(MODELLED_MODULES)
