"""What compiled code calls: attribute accesses, calls, operators, loops…

`namespace(machine)` gives the names that begin with ``$``. Each function answers a value at once,
or something to be driven by ``yield from``: the body of a user function, or an `Access` when the
location is a switch point. Special methods of user classes are looked up on the type, as the
language requires, so that they too can stop in the middle.
"""

from __future__ import annotations

import calendar
import copy
import datetime
import enum
import gc
import json
import operator
import pprint
import sys
import types
from abc import ABCMeta
from array import array
from collections import OrderedDict, defaultdict, deque
from collections.abc import Callable, Generator, Hashable
from functools import partial
from types import BuiltinFunctionType, CellType, FunctionType, GeneratorType, MethodType, ModuleType
from typing import Any

from ..bounds.faults import PACKAGE
from ..bounds.kinds import IDENTITY, word
from ..bounds.ours import ours
from ..bounds.refusals import Unsupported
from ..execution.kernel import DRIVEN, Closing, Op, caught, current, drive, outside
from ..execution.machine import Access, Machine, Tick
from ..execution.unseen import LOOKING_DEEP, Unseen, refuse_inside
from ..lowering import advice
from ..lowering.allowed import (
    FORMATTING,
    GUARDED,
    MATCHING,
    PRINTING,
    RESERVED,
    check_address,
    check_format,
    check_name,
    check_private,
    forbidden,
)
from . import protocols
from .containers import END, LOCKED_WITH, Containers
from .growth import items as check_items
from .growth import width as check_width
from .hashes import ORDERLESS, check_order
from .identity import different, same
from .lacks import identity, lack, reserved, takes_more, visible
from .library import SOURCES, dataclass_init, dataclass_source
from .operators import Operators
from .protocols import answered, known_as
from .reach import ANY_ATTRIBUTE, BOUND, CONTAINERS, READERS, SCALARS, VIEWS, iterates, only_reads, reached
from .shapes import is_global
from .texts import Texts

COLLECTIONS = tuple(CONTAINERS)
DATES = frozenset(("now", "today", "utcnow"))
"""The methods of dates that read the clock."""
NO_DICT = (
    "__dict__ donne un accès aux attributs que l'exploration ne peut pas suivre : employez getattr() et setattr(), "
    "ou un dictionnaire à vous"
)
PRINTERS = (calendar.Calendar, pprint.PrettyPrinter)
STDOUT = ("sys", "stdout")
"""Where the name of the standard output stands."""
ERRORS = "ce que reçoit l'erreur standard n'est pas montré : pour le lire, écrivez-le ailleurs (print(…, file=io.StringIO()))"
CLASS_CELLS = frozenset(("__class__", "__classdict__"))
"""What CPython itself closes over in the functions of a class: the class, and (3.14) its names as annotations see them."""
CHANGING = frozenset(("__setattr__", "__delattr__"))
GENERATOR_METHODS = frozenset(("__iter__", "__next__", "close", "send", "throw"))
SHOWING = (str, repr, ascii, format)
ONE_STEP = frozenset((len, bool, isinstance, issubclass, callable, type, id, hash, iter, reversed, getattr, hasattr, dir))
"""C functions that look into one object at one moment, or into none."""
FROM_C = (
    "du code C appelle ici une fonction du programme qui touche à une donnée partagée "
    "ou à un verrou : son déroulement ne peut pas être découpé (appelez-la vous-même, dans une boucle par exemple, et donnez ce qu'elle renvoie)"
)
COPYING = frozenset((list, dict, sorted))
"""C functions that copy lists, tuples, sets, dictionaries and their views under their locks."""
READING_ITEMS = frozenset((tuple, set, frozenset, bytes, bytearray, max, min))
"""C functions that read the items of an iterable one after the other."""
FROM_KEYS = frozenset((dict.fromkeys, OrderedDict.fromkeys, defaultdict.fromkeys))
COMPARING_ITEMS = frozenset((sorted, max, min))
GETTERS = frozenset((operator.attrgetter, operator.itemgetter, operator.methodcaller))
FINALIZER = (
    "__del__ : le moment où Python détruit un objet n'est pas modélisé (libérez la ressource dans une méthode close(), ou avec « with »)"
)
ACCELERATED = frozenset(("_heapq", "_bisect"))
"""Modules written in C that the library also has in Python."""
PLAIN_METHODS = frozenset("__init__ __post_init__ __new__ __init_subclass__ __class_getitem__ __enter__ __exit__ __call__ __del__".split())
"""Special methods that nobody calls behind the program's back."""


class EndOfIteration(Exception):
    """Stands for ``StopIteration`` in the explored program (a generator may not raise the real one)."""

    def __init__(self, *arguments: object):
        super().__init__(*arguments)
        self.value = arguments[0] if arguments else None


EndOfIteration.__name__ = EndOfIteration.__qualname__ = "StopIteration"


class Yielded:
    """A value that a generator of the program hands to its consumer."""

    __slots__ = ("value",)

    def __init__(self, value: object = None):
        self.value = value


class Resume(Op):
    """Ask a generator that several threads use for its next value: while one is in it, the others are turned away."""

    __slots__ = ("entering", "generator", "key")

    def __init__(self, generator: UserGenerator, key: Hashable, entering: bool):
        self.generator, self.key, self.entering = generator, key, entering

    def keys(self) -> tuple[Hashable, ...]:
        return (self.key,)

    def execute(self, choice: str) -> None:
        if self.entering:
            if self.generator.running:
                raise ValueError("generator already executing")
            self.generator.running = True

    def words(self, done: bool = False, result: Any = None) -> str:
        return "reprend le générateur"


class UserGenerator:
    """A generator of the program. Its methods are themselves driven."""

    __slots__ = ("frame", "guarded", "library", "machine", "running", "started")
    _stateless = ("guarded", "library", "machine")

    def __init__(self, machine: Machine, frame: Generator[Any, Any, Any], guarded: bool = False):
        self.guarded = guarded  # it would have something to do if it were abandoned
        self.machine, self.frame, self.running, self.started = machine, frame, False, False
        self.library = frame.gi_code.co_filename == "<entrelacs>"  # it stands for an iterator written in C

    def resume(self, value: Any, error: BaseException | None) -> Generator[Op, Any, Any]:
        """Run to the next value: ``(value, True)``, or ``(returned, False)`` at the end."""
        key = ("generator", self.machine.location(self))
        shared = not self.machine.quiet(key, True)
        library = self.library
        if shared and not library:
            yield from Resume(self, key, True)
        elif shared:
            yield from Resume(self, key, False)
        if self.running and library:
            raise Unsupported("un itérateur de la bibliothèque appelle le programme pour deux fils à la fois")
        if self.running and not shared:
            raise ValueError("generator already executing")
        if value is not None and not self.started:
            self.running = False
            raise TypeError("can't send non-None value to a just-started generator")
        if self.frame is None:
            self.running = False
            if error is not None:
                raise error
            return None, False
        self.running = self.started = True
        try:
            if shared and not library:
                yield from Resume(self, key, False)
            item = self.frame.send(value) if error is None else self.frame.throw(error)
            while type(item) is not Yielded:
                try:
                    answer = yield item
                except GeneratorExit:
                    raise
                except BaseException as problem:
                    item = self.frame.throw(problem)
                else:
                    item = self.frame.send(answer)
        except StopIteration as end:
            self.frame = None
            return end.value, False
        except EndOfIteration as end:
            self.frame = None
            raise RuntimeError("generator raised StopIteration") from end
        except BaseException:
            if self.machine.alive:
                self.frame = None
            raise
        finally:
            self.running = False
        return item.value, True

    def send(self, value: object) -> Generator[Op, Any, Any]:
        item, more = yield from self.resume(value, None)
        if not more:
            raise EndOfIteration(*(() if item is None else (item,)))
        return item

    def throw(self, kind: Any, value: object = None, traceback: object = None) -> Generator[Op, Any, Any]:
        error = kind if isinstance(kind, BaseException) else kind(*(() if value is None else (value,)))
        if type(error) is GeneratorExit:
            error = Closing(*error.args)
        item, more = yield from self.resume(None, error)
        if not more:
            raise EndOfIteration(*(() if item is None else (item,)))
        return item

    def close(self) -> Generator[Op, Any, None]:
        if self.frame is None or not self.started:
            self.frame = None
            return
        try:
            _, more = yield from self.resume(None, Closing())
        except (GeneratorExit, EndOfIteration):
            return
        if more:
            raise RuntimeError("generator ignored GeneratorExit")

    def step(self, *_: object) -> Generator[Op, Any, Any]:
        return self.send(None)

    def __iter__(self) -> UserGenerator:
        return self

    def __next__(self) -> Any:  # asked by C code: at one go
        item, more = self.machine.base["$atomic"](None, lambda: self.resume(None, None))
        if not more:
            raise StopIteration(item)
        return item


UserGenerator.__name__ = UserGenerator.__qualname__ = "generator"


def _wrap(frame_of: Callable[..., Any], atomic: Callable[..., Any]) -> FunctionType:
    def function(*arguments: Any, **keywords: Any) -> Any:
        return atomic(None, frame_of, *arguments, **keywords)

    return function


WRAPPER = _wrap(len, len).__code__
BODY = WRAPPER.co_freevars.index("frame_of")


def body_of(function: FunctionType) -> Callable[..., Any] | None:
    """The generator function of a user function, or None for any other function."""
    return function.__closure__[BODY].cell_contents if function.__code__ is WRAPPER else None


def _dress(function: Any, frame_of: Any) -> Any:
    function.__name__, function.__qualname__ = frame_of.__name__, frame_of.__qualname__
    function.__doc__, function.__module__ = frame_of.__doc__, frame_of.__module__
    if hasattr(frame_of, "__annotate__"):  # CPython 3.14: annotations are evaluated when they are asked for
        function.__annotate__ = frame_of.__annotate__
    elif frame_of.__annotations__:
        function.__annotations__ = frame_of.__annotations__
    return function


class Held:
    """An iterator that one iterator of the library has for itself: going through it is no step of its own."""

    __slots__ = ("iterator",)
    _modelled = True

    def __init__(self, iterator: Any):
        self.iterator = iterator

    def __iter__(self) -> Any:
        return self.iterator


class Operations(Containers, Operators, Texts):
    """The operations of one machine."""

    def __init__(self, machine: Machine, imports: Callable[[str], Any], builtins: dict[str, Any], today: Callable[..., Any]):
        self.machine, self.imports = machine, imports
        self.builtins, self.today = builtins, today
        self.replaced: dict[Any, Any] = {}
        self.called: Any = None

    # -- names ------------------------------------------------------------------------------

    def read_global(self, name: str) -> Any:
        # Nothing is raised inside a handler: the context of an exception is that of the program.
        namespace = self.machine.namespace
        if name in namespace:
            return namespace[name]
        if name in self.builtins:
            return self.builtins[name]
        raise NameError(f"name {name!r} is not defined")

    def global_(self, site: int, name: str) -> Any:
        if self.machine.quiet(name, False):
            return self.read_global(name)
        return Access(site, (name,), False, self.read_global, name)

    def write_global(self, name: str, value: Any) -> None:
        self.machine.overwritten.add(name)
        self.machine.namespace[name] = value

    def setglobal(self, site: int, name: str, value: Any) -> Any:
        if self.machine.quiet(name, True):
            return self.write_global(name, value)
        return Access(site, (name,), True, self.write_global, name, value)

    def delete_global(self, name: str) -> None:
        self.machine.touched.add(name)
        if name not in self.machine.namespace:
            raise NameError(f"name {name!r} is not defined")
        del self.machine.namespace[name]

    def delglobal(self, site: int, name: str) -> Any:
        if self.machine.quiet(name, True):
            return self.delete_global(name)
        return Access(site, (name,), True, self.delete_global, name)

    @staticmethod
    def read_cell(cell: CellType, name: str, own: bool) -> Any:
        try:
            return cell.cell_contents
        except ValueError:
            pass
        if own:
            raise UnboundLocalError(f"cannot access local variable {name!r} where it is not associated with a value")
        raise NameError(f"cannot access free variable {name!r} where it is not associated with a value in enclosing scope")

    def cell(self, site: int, cell: CellType, own: bool = False) -> Any:
        name = self.machine.program.sites[site].text
        key = ("cell", name)
        if self.machine.quiet(key, False):
            return self.read_cell(cell, name, own)
        return Access(site, (key,), False, self.read_cell, cell, name, own)

    @staticmethod
    def write_cell(cell: CellType, value: Any) -> None:
        cell.cell_contents = value

    def delete_cell(self, cell: CellType, name: str, own: bool) -> None:
        self.read_cell(cell, name, own)  # it must have a value
        del cell.cell_contents

    def setcell(self, site: int, cell: CellType, value: Any) -> Any:
        return self.write(site, (("cell", self.machine.program.sites[site].text),), self.write_cell, cell, value)

    def delcell(self, site: int, cell: CellType, own: bool = False) -> Any:
        name = self.machine.program.sites[site].text
        return self.write(site, (("cell", name),), self.delete_cell, cell, name, own)

    # -- attributes -------------------------------------------------------------------------

    def read(self, site: int, keys: tuple[Hashable, ...], function: Callable[..., Any], *arguments: Any) -> Any:
        """Read something that stands at `keys`."""
        if self.machine.all_quiet(keys, False):
            return function(*arguments)
        return Access(site, keys, False, function, *arguments)

    def write(self, site: int, keys: tuple[Hashable, ...], function: Callable[..., Any], *arguments: Any) -> Any:
        """Write something that stands at `keys`."""
        if self.machine.all_quiet(keys, True):
            return function(*arguments)
        return Access(site, keys, True, function, *arguments)

    def getattr(self, site: int, owner: Any, name: str) -> Any:
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
        if kind is super:
            return self.super_attribute(site, owner, name)
        if name[0] == "_" and (site is None or machine.program.sites[site].line is not None):  # the library's own code may
            self.check_owner(kind, name)
        return self.read(site, ((machine.location(owner), name),), getattr, owner, name)

    def check_owner(self, cls: type, name: str) -> None:
        """Refuse a private detail of a class of Python's library."""
        for base in (*cls.__mro__, *type(cls).__mro__):
            if name in base.__dict__:
                if base not in self.machine.classes and base not in ours():
                    check_private(base, name)
                return

    def super_attribute(self, site: int, owner: Any, name: str) -> Any:
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

    def replaced_attribute(self, owner: Any, kind: type, name: str) -> Any:
        """What replaces an attribute that not every object may show; None where nothing does. Refuses the rest."""
        if name in FORMATTING:
            if isinstance(owner, str):
                return partial(formatted, name, owner)
            return partial(formatted, name) if isinstance(owner, type) and issubclass(owner, str) else None
        if name in IDENTITY:
            return self.told_of_itself(owner, name)
        if name == "__self__":
            if kind in BOUND and isinstance(owner.__self__, ModuleType):
                raise Unsupported("__self__ d'une fonction de bibliothèque donne un module qui n'a pas été importé")
        elif name == "__dict__":
            own = kind in ours() and "__getattribute__" in vars(kind)  # `threading.local` answers itself
            if kind not in self.machine.classes and not own:
                raise Unsupported(NO_DICT)
        elif name in PRINTING:
            if isinstance(owner, PRINTERS):
                raise Unsupported(f"{name}() écrit sur la vraie sortie : affichez plutôt avec print() ce que donne la méthode format… du même objet")
        elif name == "register":
            if isinstance(owner, ABCMeta) and owner not in self.machine.classes or isinstance(owner, type) and issubclass(owner, ABCMeta):
                raise Unsupported(f"register() de la classe {word(owner)} la changerait pour tout Python : faites-en une sous-classe")
        elif isinstance(owner, type) and any(base in ours() and not issubclass(base, BaseException) for base in owner.__mro__):
            raise Unsupported(f"{name} de la classe {word(owner)} mène à des classes du modèle, qui ne sont pas celles de Python")
        return None

    def told_of_itself(self, owner: Any, name: str) -> Any:
        """The name, the module or the documentation of a class or a function of ours: that of the real one; None for any other."""
        try:
            return identity(owner, name)
        except KeyError:
            return None
        except LookupError:
            raise Unsupported(f"{name} d'une classe ou d'une fonction que l'explorateur remplace n'est pas modélisé : écrivez le nom vous-même") from None

    def absent(self, owner: Any, name: str) -> Any:
        """An attribute that the model has, and that what it stands for has not."""
        if isinstance(owner, Unseen):
            raise Unsupported(owner.reason)
        self.refuse_lack(owner, name)
        if isinstance(owner, type):
            raise AttributeError(f"type object {owner.__name__!r} has no attribute {name!r}")
        raise AttributeError(f"{known_as(type(owner))!r} object has no attribute {name!r}")

    def stdout(self, site: int) -> Any:
        """``sys.stdout``, which a program may replace."""
        return self.read(site, (STDOUT,), self.machine.local.get, "stdout", self.imports("sys").stdout)

    def modelled_attribute(self, owner: Any, name: str) -> Any:
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

    def met(self, owner: Any) -> None:
        """Take note that a step uses a synchronization object: of one made meanwhile, even what never changes may be read."""
        serial = getattr(owner, "serial", None)
        if type(serial) is tuple:
            self.machine.touched.add(("made", serial))

    @staticmethod
    def refuse_lack(owner: Any, name: str) -> None:
        """Refuse a name that CPython knows and that the model does not."""
        missing = lack(owner, name)
        if missing is not None:
            raise Unsupported(advice.missing(missing))

    def class_keys(self, cls: type, name: str) -> tuple[Hashable, ...]:
        """The places where an attribute of a class may stand, up to the first that holds it."""
        keys: list[Hashable] = []
        for base in (*cls.__mro__, *type(cls).__mro__):
            if base in self.machine.classes:
                keys.append(("class", base.__qualname__, name))
            if name in base.__dict__:
                break
        return tuple(keys)

    def class_attribute(self, site: int, owner: Any, kind: type, name: str) -> Any:
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
            if hook is not None and self.machine.quiet((self.machine.location(owner), name), False):
                return self.invoke(hook, owner, name)
        if name[0] == "_" and found is not None:
            self.check_owner(kind, name)
        if isinstance(found, property) and found.fget is not None and not settable(base, found):
            return self.invoke(found.fget, owner)
        own = (self.machine.location(owner), name)
        if isinstance(found, types.MemberDescriptorType):
            return self.read(site, (own,), getattr, owner, name)
        getter = getattr(type(found), "__get__", None)
        if isinstance(getter, FunctionType):
            if hasattr(type(found), "__set__") or self.machine.quiet(own, False):
                return self.invoke(getter, found, owner, kind)
            return self.hidden(site, own, owner, name, partial(self.invoke, getter, found, owner, kind))
        return self.read(site, (own, *self.class_keys(kind, name)), getattr, owner, name)

    def hidden(self, site: int, own: Hashable, owner: Any, name: str, get: Callable[[], Any]) -> Generator[Op, Any, Any]:
        """What a descriptor without ``__set__`` gives, unless the instance has got an attribute that hides it."""
        values = yield from Access(site, (own,), False, getattr, owner, "__dict__", {})
        return values[name] if name in values else (yield from drive(get()))

    def setattr(self, site: int, owner: Any, name: str, value: Any) -> Any:
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
            if isinstance(hook, FunctionType):
                if body_of(hook) is not None:
                    return self.invoke(hook, owner, name, value)
                setattr(owner, name, value)  # a frozen dataclass raises
                if hook.__module__.startswith("entrelacs"):
                    return None  # `threading.local`: nobody else sees it
        return self.set_plain(site, owner, name, value)

    def set_plain(self, site: int, owner: Any, name: str, value: Any) -> Any:
        """``object.__setattr__``: no method of the program takes part."""
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
        if type(owner) not in self.machine.classes and takes_more(owner, name):
            raise Unsupported(f"un attribut de plus donné à un objet {word(type(owner))} n'est pas modélisé : faites-en une sous-classe, ou gardez la valeur à côté")
        if type(owner) in self.machine.classes:
            setter = type.__setattr__ if isinstance(owner, type) else object.__setattr__
        return self.write(site, self.attribute_keys(owner, name), setter, owner, name, value)

    def attribute_keys(self, owner: Any, name: str) -> tuple[Hashable, ...]:
        """What a change of an attribute changes."""
        machine = self.machine
        if isinstance(owner, type):
            if owner not in machine.classes:
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
        if isinstance(owner, FunctionType) and not self.own_function(owner):
            raise Unsupported(f"le programme modifie la fonction {owner.__name__}, qui n'est pas la sienne : enveloppez-la dans une fonction à lui")
        if name == "__class__":
            raise Unsupported("un objet qui change de classe n'est pas modélisé")
        location = machine.location(owner)
        fresh = name not in getattr(owner, "__dict__", (name,))
        return ((location, name), (location, ANY_ATTRIBUTE)) if fresh else ((location, name),)

    def own_function(self, function: FunctionType) -> bool:
        """Whether a function was written by the program (or by the prelude, for its own use)."""
        place = function.__globals__
        return body_of(function) is not None or place is self.machine.namespace or place is self.machine.base.get("$prelude")

    def delattr(self, site: int, owner: Any, name: str) -> Any:
        found = getattr(type(owner), name, None)
        if isinstance(found, property) and found.fdel is not None:
            return self.invoke(found.fdel, owner)
        hook = type(owner).__delattr__
        if isinstance(hook, FunctionType) and body_of(hook) is not None:
            return self.invoke(hook, owner, name)
        keys = (*self.attribute_keys(owner, name), (self.machine.location(owner), ANY_ATTRIBUTE))
        return self.write(site, keys, delattr, owner, name)

    # -- calls ------------------------------------------------------------------------------

    def invoke(self, function: Any, *arguments: Any, **keywords: Any) -> Any:
        return self.call(None, function, *arguments, **keywords)

    def call(self, site: Any, function: Any, /, *arguments: Any, **keywords: Any) -> Any:
        """Call anything. What it answers may have to be driven."""
        kind = type(function)
        if kind is FunctionType:
            if function.__code__ is WRAPPER:
                return function.__closure__[BODY].cell_contents(*arguments, **keywords)
            place = function.__globals__
            if place is self.machine.namespace or place.get("__name__", "").startswith("entrelacs"):
                self.called = site  # for the replacements that end in one native call
                return function(*arguments, **keywords)
            return self.call_library(site, function, arguments, keywords)
        if kind is MethodType:
            return self.call(site, function.__func__, function.__self__, *arguments, **keywords)
        if isinstance(function, type):
            if function in self.machine.classes:
                return self.instantiate(site, function, arguments, keywords)
            made = self.replaced.get(function)
            if made is not None:
                return self.call(site, made, *arguments, **keywords)
            if function is type or issubclass(function, BaseException) or hasattr(function, "_modelled"):
                if function is type and len(arguments) == 3 and "__del__" in arguments[2]:
                    raise Unsupported(FINALIZER)
                if function is type and arguments and isinstance(arguments[0], Unseen):
                    raise Unsupported(arguments[0].reason)
                if self.stops_in_init(function, arguments, keywords):
                    return self.construct(site, function, arguments, keywords)
                return self.adopted(site, function(*arguments, **keywords))
            if arguments and function is super:
                return function(*arguments)
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
        if function is type.__call__ and arguments and arguments[0] in self.machine.classes:
            return self.make(site, arguments[0], arguments[1:], keywords)
        special = self.special(function, "__call__")
        if special is not None:
            return self.call(site, special, function, *arguments, **keywords)
        if kind in GETTERS and len(arguments) == 1:
            return self.get_by(site, function, arguments[0])
        if kind.__name__ == "partial" and kind.__module__ == "functools":
            merged = {**function.keywords, **keywords}
            return self.call(site, function.func, *function.args, *arguments, **merged)
        return self.call_native(site, function, arguments, keywords)

    def get_by(self, site: Any, getter: Any, value: Any) -> Generator[Op, Any, Any]:
        """``attrgetter``, ``itemgetter`` and ``methodcaller``: the same accesses as those that they stand for."""
        make, names = getter.__reduce__()
        if type(getter) is operator.methodcaller:
            keywords = getattr(make, "keywords", {})
            name, *arguments = (*getattr(make, "args", ()), *names)
            return (yield from drive(self.method(site or 0, value, name, *arguments, **keywords)))
        found: list[Any] = []
        index = 0
        while index < len(names):
            if type(getter) is operator.itemgetter:
                item = yield from drive(self.getitem(site or 0, value, names[index]))
            else:
                item, path = value, names[index].split(".")
                step = 0
                while step < len(path):
                    item = yield from drive(self.getattr(site or 0, item, path[step]))
                    step += 1
            found.append(item)
            index += 1
        return found[0] if len(found) == 1 else tuple(found)

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

    def call_library(self, site: Any, function: Any, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        """A function or a class of the library that is written in Python: one step as long as nobody can be in the middle."""
        made = self.replaced.get(function)
        if made is not None:
            return self.call(site, made, *arguments, **keywords)
        everything = (*arguments, *keywords.values())
        if all(type(value) in SCALARS for value in everything):
            return self.made(site, function(*arguments, **keywords))
        if self.machine.hides and function.__module__ in LOOKING_DEEP:
            refuse_inside(everything)
        check_order(*everything)
        if isinstance(function, type):
            cut = partial(self.construct, site, function, arguments, keywords)
        else:
            steps = self.library.lowered(function)
            if steps is None and arguments and hasattr(type(arguments[0]), "__dataclass_fields__"):
                steps = self.generated(function, type(arguments[0]))
            if steps is None:
                return self.call_native(site, function, arguments, keywords)
            cut = partial(self.call, site, steps, *arguments, **keywords)
        if any(map(self.calls_back, everything)) or getattr(function, "__name__", "") == "__init__":
            return cut()
        keys = reached(everything, self.machine)
        first = next(value for value in everything if type(value) not in SCALARS)
        return self.whole(site, first, keys, not only_reads(function), function, arguments, keywords, cut)

    def generated(self, function: FunctionType, cls: type) -> Any:
        """A method that `dataclasses` wrote for a class of the program, lowered."""
        name = function.__name__
        owner = next((base for base in cls.__mro__ if vars(base).get(name) is function), None)
        if owner is None or "__dataclass_fields__" not in vars(owner):
            return None
        if name == "__init__":
            return self.generated_init(owner, function)
        text = dataclass_source(name, owner)
        return None if text is None else self.library.written(text, {}, text)

    def generated_init(self, owner: type, function: FunctionType) -> Any:
        """The ``__init__`` that `dataclasses` wrote, lowered if it calls the program (a ``default_factory``, ``__post_init__``)."""
        known = self.machine.lowered
        if function not in known:
            factories = [field.default_factory for field in owner.__dataclass_fields__.values()]
            called = [getattr(owner, "__post_init__", None), *factories]
            known[function] = None
            if any(made in self.machine.classes or isinstance(made, FunctionType) and body_of(made) is not None for made in called):
                text, space = dataclass_init(owner)
                known[function] = self.library.written(text, space, text)
        return known[function]

    def calls_back(self, value: Any) -> bool:
        """Whether the library would call the program through this value."""
        kind = type(value)
        if kind in SCALARS:
            return False
        if kind is FunctionType or kind is UserGenerator:
            return True
        if kind is MethodType:
            return self.calls_back(value.__func__)
        if kind in self.machine.classes:
            return any(
                name.startswith("__") and name not in PLAIN_METHODS and isinstance(found, FunctionType) and body_of(found) is not None
                for base in kind.__mro__
                if base in self.machine.classes
                for name, found in vars(base).items()
            )
        if kind in CONTAINERS or kind is tuple:
            return kind is not bytearray and any(self.calls_back(item) for item in (value.values() if isinstance(value, dict) else value) if type(item) not in CONTAINERS)
        return False

    def call_native(self, site: Any, function: Any, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        """A function written in C, or in Python outside the program: one atomic step."""
        everything = (*arguments, *keywords.values())
        for argument in everything:
            if type(argument) not in SCALARS:
                break
        else:
            return self.made(site, function(*arguments, **keywords))
        for argument in everything:
            if isinstance(argument, UserGenerator):
                if function in SHOWING:
                    raise Unsupported("afficher un générateur montre une adresse, qui change à chaque exécution : affichez ce qu'il donne")
                if function is copy.copy:
                    raise TypeError("cannot pickle 'generator' object")
                if iterates(function) and any(argument is value for value in arguments):
                    return self.call_listed(site, function, arguments, keywords)
            if isinstance(argument, Unseen) and function not in Unseen.handed:
                raise Unsupported(argument.reason)
        if self.machine.hides and getattr(function, "__module__", None) in LOOKING_DEEP:
            refuse_inside(everything)
        try:
            orderless = function in ORDERLESS
        except TypeError:
            orderless = False
        if not orderless:
            check_order(*everything)
        keys = reached(everything, self.machine)
        if not keys:
            return self.made(site, function(*arguments, **keywords))
        return self.native(site, function, keys, not only_reads(function), everything, arguments, keywords)

    def native(
        self, site: Any, function: Any, keys: list[Hashable], writes: bool, everything: tuple[Any, ...],
        arguments: tuple[Any, ...], keywords: dict[str, Any],
    ) -> Any:  # fmt: skip
        """A function written outside the program that touches the locations `keys`."""
        if function in ONE_STEP:
            if function is reversed:
                return self.touching(site, keys, False, self.backwards, arguments, keywords)
            return self.touching(site, keys, writes, function, arguments, keywords)
        first = next(value for value in everything if type(value) not in SCALARS)
        cut, trusts = None, None
        if getattr(function, "__module__", None) in ACCELERATED:
            cut = self.pure(function, arguments, keywords)
            if any(map(self.calls_back, everything)):
                return cut()
            if not any(map(self.compared_in_python, everything)):
                cut = None
        if cut is not None:
            pass
        elif function in READING_ITEMS or getattr(function, "__name__", "") == "join" or function in FROM_KEYS and type(first) not in LOCKED_WITH - {list} or function in COPYING and type(first) not in LOCKED_WITH and not (function is dict and isinstance(first, dict)):
            cut = partial(self.call_listed, site, function, arguments, keywords, True)
        elif function in COPYING:
            return self.touching(site, keys, writes, function, arguments, keywords)
        elif type(function) is not FunctionType and not (function in COMPARING_ITEMS and self.compared_in_python(first)) or function is json.dumps and keywords.get("indent") is None:
            trusts = name_of(function)
        return self.whole(site, first, keys, writes, function, arguments, keywords, cut, trusts=trusts)

    def pure(self, function: Any, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Callable[[], Any]:
        """The same function, as the library has it in Python."""
        steps = self.machine.base["$prelude"].get(function.__name__) or self.library.lowered(function)
        if steps is None:
            raise Unsupported(f"{name_of(function)} n'a pas ici sa version en Python : son déroulement ne peut pas être découpé")
        return partial(self.call, None, steps, *arguments, **keywords)

    def compared_in_python(self, value: Any) -> bool:
        """Whether comparing the items of a value runs Python code, of the program or written by `dataclasses`."""
        kind = type(value)
        if kind in CONTAINERS or kind is tuple:
            return kind is not bytearray and any(type(item) not in SCALARS and self.compared_in_python(item) for item in value)
        return self.special(value, "__lt__") is not None or self.special(value, "__eq__") is not None

    def backwards(self, value: Any) -> Any:
        iterator = reversed(value)
        self.reads(iterator, sources(value, self.machine))
        return iterator

    def call_bound(
        self, site: Any, owner: Any, function: Any, arguments: tuple[Any, ...], keywords: dict[str, Any]
    ) -> Any:
        """A method of a C type, already bound to its object."""
        name = function.__name__
        if isinstance(owner, COLLECTIONS):
            return self.container_method(site, owner, name, arguments, keywords, function)
        if type(owner) in self.machine.classes:
            if name == "__setattr__" and len(arguments) == 2:
                return self.set_plain(site, owner, *arguments)
            if name == "__init__":
                return function(*arguments, **keywords)
        everything = (owner, *arguments, *keywords.values())
        keys = reached(everything, self.machine)
        trusts = name_of(function)
        return self.whole(site, owner, keys, name not in READERS, function, arguments, keywords, None, trusts=trusts)

    def call_listed(
        self, site: Any, function: Any, arguments: tuple[Any, ...], keywords: dict[str, Any], containers: bool = False
    ) -> Generator[Op, Any, Any]:
        """Exhaust the generators of the program first: C code cannot stop in the middle of them. So with `containers`, if wanted."""
        values = list(arguments)
        index = 0
        while index < len(values):
            if isinstance(values[index], UserGenerator) or containers and type(values[index]) in CONTAINERS:
                values[index] = yield from self.listed(values[index])
            index += 1
        if containers:
            owner = getattr(function, "__self__", None)  # of a method: it reads its own container too
            keys = reached((*values, owner) if isinstance(owner, COLLECTIONS) else values, self.machine)
            writes = isinstance(owner, COLLECTIONS) and function.__name__ not in READERS
            return (yield from drive(self.touching(site, keys, writes, function, tuple(values), keywords)))
        return (yield from drive(self.call_native(site, function, tuple(values), keywords)))

    def reading(
        self,
        site: Any,
        containers: list[Any],
        writes: bool,
        function: Callable[..., Any],
        arguments: tuple[Any, ...],
        keywords: dict[str, Any],
    ) -> Any:
        """Apply a C function that looks into some shared containers, but not into their items."""
        location = self.machine.location
        return self.touching(site, [location(c) for c in containers], writes, function, arguments, keywords)

    def touching(
        self,
        site: Any,
        keys: list[Hashable],
        writes: bool,
        function: Callable[..., Any],
        arguments: tuple[Any, ...],
        keywords: dict[str, Any],
    ) -> Any:
        """Apply a function that cannot be cut into steps, and that touches the locations `keys`."""
        if self.machine.all_quiet(keys, writes):
            return self.apply(site, function, arguments, keywords)
        return Access(
            0 if site is None else site, tuple(keys), writes, self.apply, site, function, arguments, keywords
        )

    def apply(self, site: Any, function: Any, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        value = function(*arguments, **keywords)
        self.machine.layouts.applied(function, arguments)
        return self.made(site, value)

    def made(self, site: Any, value: Any) -> Any:
        """Name what a native call has just made; a generator of the library is run at one go."""
        if type(value) is GeneratorType:
            if value.gi_code.co_filename.startswith(PACKAGE):
                raise Unsupported("du code C appelle ici une opération du modèle : son déroulement ne peut pas être découpé")
            value = iter(list(value))
        if type(value) is str and " at 0x" in value:
            check_address(value)
        if type(value) in CONTAINERS and id(value) not in self.machine.owned:
            self.machine.own(site, value)
        return self.adopted(site, value) if isinstance(value, type) else value

    def adopted(self, site: Any, cls: Any) -> Any:
        """A class that a call has just made (``type(…)``, ``namedtuple``, ``Enum``…) is one of the program's."""
        if isinstance(cls, type) and cls not in self.machine.classes and cls.__module__.startswith("entrelacs.") and not is_global(cls):
            type.__setattr__(cls, "__module__", "__main__")  # Python took the caller for the program
            self.class_(site or 0)(cls)
        return cls

    def method(self, site: int, owner: Any, name: str, /, *arguments: Any, **keywords: Any) -> Any:
        """``owner.name(…)``."""
        kind = type(owner)
        if kind in CONTAINERS:
            return self.container_method(site, owner, name, arguments, keywords)
        if name in FORMATTING and kind is str:
            return formatted(name, owner, *arguments, **keywords)
        if kind in SCALARS or kind is ModuleType:
            return self.call(site, self.modelled_attribute(owner, name), *arguments, **keywords)
        if kind is UserGenerator and name in GENERATOR_METHODS:
            if name == "__next__":
                return owner.step()
            return getattr(owner, name)(*arguments, **keywords)
        if isinstance(owner, COLLECTIONS) and not isinstance(getattr(kind, name, None), FunctionType):
            return self.container_method(site, owner, name, arguments, keywords)
        found = self.getattr(site, owner, name)
        if isinstance(found, DRIVEN):
            return self.method_of(site, found, arguments, keywords)
        return self.call(site, found, *arguments, **keywords)

    def method_of(
        self, site: int, found: Any, arguments: tuple[Any, ...], keywords: dict[str, Any]
    ) -> Generator[Op, Any, Any]:
        function = yield from found
        return (yield from drive(self.call(site, function, *arguments, **keywords)))

    def instantiate(self, site: Any, cls: type, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        """Call a class of the program."""
        meta = type(cls).__call__
        if isinstance(meta, FunctionType):
            return self.call(site, meta, cls, *arguments, **keywords)
        return self.make(site, cls, arguments, keywords)

    def make(self, site: Any, cls: type, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        """Make an instance, as ``type.__call__`` does."""
        new, init = cls.__new__, cls.__init__
        user_new = isinstance(new, FunctionType) and body_of(new) is not None
        user_init = isinstance(init, FunctionType) and (body_of(init) is not None or self.init_steps(cls, init) is not None)
        if not user_new and not user_init and not self.stops_in_init(cls, arguments, keywords):
            return self.adopted(site, self.machine.own(site, cls(*arguments, **keywords)))
        if getattr(cls, "__abstractmethods__", None):
            return cls(*arguments, **keywords)  # raises as CPython does
        return self.construct(site, cls, arguments, keywords)

    @staticmethod
    def stops_in_init(cls: type, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> bool:
        """Whether the ``__init__`` of a modelled class, or of one derived from it, is a step that others may disturb."""
        numbered = getattr(cls, "_numbered", None)
        return numbered is not None and not numbered(arguments, keywords)

    def init_steps(self, cls: type, init: FunctionType) -> Any:
        """What to call instead of an ``__init__`` that `dataclasses` wrote; None when it is one step, or not theirs."""
        return self.generated(init, cls) if hasattr(cls, "__dataclass_fields__") and body_of(init) is None else None

    def construct(
        self, site: Any, cls: type, arguments: tuple[Any, ...], keywords: dict[str, Any]
    ) -> Generator[Op, Any, Any]:
        new, init = cls.__new__, cls.__init__
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
            else:
                init(instance, *arguments, **keywords)
        return instance

    def atomic(self, site: Any, function: Any, /, *arguments: Any, **keywords: Any) -> Any:
        """Call from a place that cannot stop (C code, a class body)."""
        return self.once(self.call(site, function, *arguments, **keywords))

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

    # -- items and operators ----------------------------------------------------------------

    def special(self, owner: Any, name: str) -> Any:
        """The special method of a class of the program, or None."""
        found = getattr(type(owner), name, None)
        return found if isinstance(found, FunctionType) else None

    def getitem(self, site: int, owner: Any, key: Any) -> Any:
        kind = type(owner)
        if kind in CONTAINERS:
            if kind is defaultdict and key not in owner and owner.default_factory is not None:
                return self.missing(site, owner, key)
            return self.reading(site, [owner], False, operator.getitem, (owner, key), {})
        if kind in SCALARS or kind is tuple:
            return owner[key]
        if isinstance(owner, type):
            return owner[key]
        method = self.special(owner, "__getitem__")
        if method is not None:
            return self.call(site, method, owner, key)
        return self.reading(site, [owner], False, operator.getitem, (owner, key), {})

    def missing(self, site: int, owner: defaultdict[Any, Any], key: Any) -> Generator[Op, Any, Any]:
        yield from drive(self.reading(site, [owner], False, owner.__contains__, (key,), {}))
        if key in owner:
            return owner[key]
        value = yield from drive(self.call(site, owner.default_factory))
        yield from drive(self.reading(site, [owner], True, owner.__setitem__, (key, value), {}))
        return value

    def setitem(self, site: int, owner: Any, key: Any, value: Any) -> Any:
        method = None if type(owner) in CONTAINERS else self.special(owner, "__setitem__")
        if method is not None:
            return self.call(site, method, owner, key, value)
        if self.machine.borrowed:
            self.check_own(owner)
        if isinstance(key, slice) and isinstance(owner, list):
            return self.container_method(site, owner, "__setitem__", (key, value), {})
        return self.reading(site, [owner], True, operator.setitem, (owner, key, value), {})

    def delitem(self, site: int, owner: Any, key: Any) -> Any:
        method = None if type(owner) in CONTAINERS else self.special(owner, "__delitem__")
        if method is not None:
            return self.call(site, method, owner, key)
        if self.machine.borrowed:
            self.check_own(owner)
        if isinstance(owner, list):
            cut = partial(self.shift, site, owner, "__delitem__", (key,), {})
            keys = [self.machine.location(owner)]
            return self.whole(site, owner, keys, True, operator.delitem, (owner, key), {}, cut, free_only=True)
        return self.reading(site, [owner], True, operator.delitem, (owner, key), {})

    def contains(self, site: int, owner: Any, item: Any) -> Any:
        kind = type(owner)
        if kind in CONTAINERS:
            return self.contained(site, owner, item)
        method = self.special(owner, "__contains__")
        if method is not None:
            return self.truthful(site, self.call(site, method, owner, item))
        if hasattr(kind, "__next__") or self.special(owner, "__iter__") is not None:
            return self.contains_by_iteration(site, owner, item)
        if isinstance(owner, COLLECTIONS):
            return self.contained(site, owner, item)
        if kind is tuple and self.compares(owner, (item,)):
            return self.contains_by_iteration(site, owner, item)
        return self.touching(site, reached((owner, item), self.machine), False, operator.contains, (owner, item), {})

    def contained(self, site: int, owner: Any, item: Any) -> Any:
        """Whether a built-in container holds an item."""
        keys = self.searched(owner, item)
        if isinstance(owner, list):
            cut = partial(self.search, site, owner, "__contains__", item)
            if self.compares(owner, (item,)):
                return cut()
            return self.whole(site, owner, keys, False, operator.contains, (owner, item), {}, cut)
        if isinstance(owner, deque) and self.compares(owner, (item,)):
            return self.contains_by_iteration(site, owner, item)
        return self.touching(site, keys, False, operator.contains, (owner, item), {})

    def searched(self, owner: Any, item: Any) -> list[Hashable]:
        """What looking for an item touches: a hash table finds a plain key at once, all else is compared."""
        if type(item) in SCALARS and isinstance(owner, (dict, set)):
            return [self.machine.location(owner)]
        return reached((owner, item), self.machine)

    def contains_by_iteration(self, site: int, owner: Any, item: Any) -> Generator[Op, Any, bool]:
        iterator = yield from drive(self.iter(site, owner))
        while True:
            value = yield from drive(self.next(site, iterator))
            if value is END:
                return False
            same = value is item
            if not same:
                same = yield from drive(self.compare(site, "eq", value, item))
                same = yield from drive(self.truth(site, same))
            if same:
                return True

    def truthful(self, site: int, value: Any) -> Any:
        return self._truth_of(site, value) if isinstance(value, DRIVEN) else self.truth(site, value)

    def _truth_of(self, site: int, value: Any) -> Generator[Op, Any, bool]:
        result = yield from value
        return (yield from drive(self.truth(site, result)))

    def truth(self, site: int, value: Any) -> Any:
        kind = type(value)
        if kind in SCALARS or kind is tuple:
            return bool(value)
        if kind in CONTAINERS:
            return self.reading(site, [value], False, bool, (value,), {})
        method = self.special(value, "__bool__")
        if method is not None:
            return answered(kind, "__bool__", self.call(site, method, value), bool)
        method = self.special(value, "__len__")
        if method is not None:
            return self.truthful(site, answered(kind, "__len__", self.call(site, method, value), len))
        return self.touching(site, reached((value,), self.machine), False, bool, (value,), {})

    # -- iteration --------------------------------------------------------------------------

    def iter(self, site: int, value: Any) -> Any:
        kind = type(value)
        if kind is UserGenerator:
            return value
        if kind is Held:
            return value.iterator
        method = self.special(value, "__iter__")
        if method is not None:
            return answered(kind, "__iter__", self.call(site, method, value), iter)
        if self.special(value, "__getitem__") is not None and not hasattr(kind, "__iter__"):
            return self._by_index(site, value)
        if kind not in SCALARS and (kind in VIEWS or isinstance(value, (dict, set, deque))):  # its size, or its changes, are counted now
            check_order(value)
            return self.reading(site, sources(value, self.machine), False, self.iterator, (value,), {})
        if kind is frozenset:
            check_order(value)
        return self.iterator(value)

    def iterator(self, value: Any) -> Any:
        return self.lazily(iter(value), value)

    def lazily(self, iterator: Any, source: Any) -> Any:
        """Remember what a C iterator will read; what was an iterator already may be shared between threads."""
        if iterator is source:
            self.share(iterator)
        elif type(iterator) is not range_iterator:
            self.reads(iterator, sources(source, self.machine))
        return iterator

    def reads(self, iterator: Any, containers: list[Any]) -> None:
        """Remember what a C iterator will read."""
        if containers:
            keys = tuple(self.machine.location(container) for container in containers)
            self.machine.iterators[id(iterator)] = (keys, iterator, containers, False)
            self.machine.walks.begin(iterator, keys, containers)

    def share(self, iterator: Any) -> None:
        """From now on, asking this iterator for an item is a write of the iterator itself."""
        machine = self.machine
        keys, _, containers, shared = machine.iterators.get(id(iterator), ((), None, (), False))
        if not shared:
            machine.iterators[id(iterator)] = (keys, iterator, containers, True)

    def _by_index(self, site: int, value: Any) -> Any:
        frame = self.machine.base["$prelude"]["by_index"]
        return (yield from drive(self.call(site, frame, value)))

    def next(self, site: int, iterator: Any) -> Any:
        machine = self.machine
        kind = type(iterator)
        if kind is UserGenerator:
            return self.next_of_generator(iterator)
        if machine.tired():
            return self.next_after_pause(site, iterator)
        if kind is range_iterator and id(iterator) not in machine.iterators:
            return next(iterator, END)
        method = self.special(iterator, "__next__")
        if method is not None:
            return self.next_of_user(site, iterator, method)
        known = machine.iterators.get(id(iterator))
        if known is None:
            return next(iterator, END)
        keys, _, _, shared = known
        if shared and not machine.quiet(own := ("iterator", machine.location(iterator)), True):
            return Access(site, (own, *keys), True, next, iterator, END)
        if not machine.all_quiet(keys, False):
            return Access(site, keys, False, next, iterator, END)
        return next(iterator, END)

    def next_after_pause(self, site: int, iterator: Any) -> Generator[Op, Any, Any]:
        yield from Tick()
        return (yield from drive(self.next(site, iterator)))

    @staticmethod
    def next_of_generator(iterator: UserGenerator) -> Generator[Op, Any, Any]:
        item, more = yield from iterator.resume(None, None)
        return item if more else END

    def next_of_user(self, site: int, iterator: Any, method: Any) -> Generator[Op, Any, Any]:
        try:
            return (yield from drive(self.call(site, method, iterator)))
        except EndOfIteration:
            return END

    def listed(self, value: Any) -> Generator[Op, Any, list[Any]]:
        """All the items of an iterable, in a new list."""
        iterator = yield from drive(self.iter(0, value))
        items: list[Any] = []
        while True:
            item = yield from drive(self.next(0, iterator))
            if item is END:
                return self.machine.own("list", items)
            items.append(item)
            if len(items) & 0xFFFFF == 0:
                check_items(len(items))

    def list(self, site: int, value: Any) -> Any:
        kind = type(value)
        if kind is tuple or kind in SCALARS:
            if kind is range:
                check_items(len(value) if value.stop - value.start < sys.maxsize else sys.maxsize)
            return list(value)
        check_order(value)
        if kind in VIEWS or isinstance(value, COLLECTIONS) and self.special(value, "__iter__") is None:
            # Of a built-in container, a copy is one step.
            return self.reading(site, sources(value, self.machine), False, list, (value,), {})
        return self.listed(value)

    def unpack(self, site: int, value: Any, before: int, after: int) -> Any:
        kind = type(value)
        if kind is tuple or kind is str:
            return unpacked(value, before, after)
        if kind in CONTAINERS:
            check_order(value)
            keys = [self.machine.location(value)]
            cut = partial(self._unpack_listed, value, before, after)
            return self.whole(site, value, keys, False, unpacked, (value, before, after), {}, cut)
        if kind is range or kind is bytes:
            return unpacked(value, before, after)
        if kind in SCALARS:
            raise TypeError(f"cannot unpack non-iterable {kind.__name__} object")
        return self._unpack_listed(value, before, after)

    def _unpack_listed(self, value: Any, before: int, after: int) -> Any:
        if not hasattr(type(value), "__iter__") and not hasattr(type(value), "__getitem__"):
            raise TypeError(f"cannot unpack non-iterable {known_as(type(value))} object")
        iterator = yield from drive(self.iter(0, value))
        items: list[Any] = []
        while after >= 0 or len(items) <= before:  # without a star, one item too many is enough to know
            item = yield from drive(self.next(0, iterator))
            if item is END:
                break
            items.append(item)
        return unpacked(items, before, after, value)

    def delegate(self, site: int, value: Any) -> Generator[Any, Any, Any]:
        """``yield from`` in a generator of the program."""
        if getattr(type(value), "_awaits", False):  # in an ``__await__``: what a coroutine or a future made of its own
            return (yield from drive(value.wait()))
        iterator = yield from drive(self.iter(site, value))
        if isinstance(iterator, UserGenerator):
            sent: Any = None
            error: BaseException | None = None
            while True:
                item, more = yield from iterator.resume(sent, error)
                if not more:
                    return item
                sent, error = None, None
                try:
                    sent = yield Yielded(item)
                except GeneratorExit as leaving:
                    if isinstance(leaving, Closing):
                        yield from iterator.close()
                    raise
                except BaseException as problem:
                    error = problem
        return (yield from self._delegate_plain(site, iterator))

    def _delegate_plain(self, site: int, iterator: Any) -> Generator[Any, Any, Any]:
        """``yield from`` an iterator that is no generator: its own methods take what is sent or thrown."""
        method = self.special(iterator, "__next__")
        sent: Any = None
        while True:
            if sent is not None:
                item = yield from drive(self.method(site, iterator, "send", sent))
            elif method is None:
                item = yield from drive(self.next(site, iterator))
            else:
                try:
                    item = yield from drive(self.call(site, method, iterator))
                except EndOfIteration as end:
                    return end.value
            if item is END:
                return None
            sent = yield Yielded(item)

    def tick(self, site: int) -> Any:
        machine = self.machine
        return Tick() if machine.tired() else None

    # -- context managers -------------------------------------------------------------------

    manager = staticmethod(protocols.manager)

    def enter(self, site: int, value: Any) -> Any:
        self.met(value)
        return self.call(site, type(value).__enter__, value)

    def exit(self, site: int, value: Any, error: BaseException | None) -> Any:
        method = type(value).__exit__
        self.met(value)
        if error is None:
            return self.call(site, method, value, None, None, None)
        return self.truthful(site, self.call(site, method, value, type(error), error, error.__traceback__))

    # -- definitions ------------------------------------------------------------------------

    def function(self, frame_of: Any) -> Any:
        return _dress(_wrap(frame_of, self.atomic), frame_of)

    def generator(self, frame_of: Any, guarded: bool = False) -> Any:
        def function(*arguments: Any, **keywords: Any) -> UserGenerator:
            return self.born(frame_of, UserGenerator(self.machine, frame_of(*arguments, **keywords), guarded))

        return _dress(function, frame_of)

    def guarded(self, frame_of: Any) -> Any:
        """A generator function with a ``yield`` inside ``with`` or ``try``."""
        return self.generator(frame_of, True)

    def genexp(self, frame_of: Any, first: Any) -> UserGenerator:
        return self.born(frame_of, UserGenerator(self.machine, frame_of(first)))

    def born(self, frame_of: Any, made: UserGenerator) -> UserGenerator:
        self.machine.own(frame_of.__qualname__, made)
        self.machine.generators.append(made)
        return made

    def class_(self, site: int) -> Callable[[type], type]:
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
                raise Unsupported(problem, self.machine.program.sites[site].line)
            own = () if issubclass(cls, enum.Enum) else vars(cls)
            self.machine.classes[cls] = dict.fromkeys(name for name in own if not name.startswith("__"))
            return cls

        return register

    def new(self, site: int, value: Any) -> Any:
        return self.machine.own(site, value)

    def caught(self, kinds: Any) -> Any:
        return caught(kinds)

    def alive(self) -> bool:
        """Whether the ``finally`` blocks of the program take part."""
        return self.machine.alive and not outside(sys.exception())

    def import_(self, site: int, name: str, top: bool = False) -> Any:
        line = self.machine.program.sites[site].line
        try:
            module = self.imports(name)
            return self.imports(name.split(".")[0]) if top else module
        except Unsupported as refusal:
            raise Unsupported(refusal.reason, line) from None

    def importfrom(self, site: int, module: str, name: str) -> Any:
        found = self.import_(site, module)
        try:
            return getattr(found, name)
        except AttributeError:
            missing = lack(found, name)
            if missing is not None:
                raise Unsupported(advice.missing(missing), self.machine.program.sites[site].line) from None
            try:
                return self.import_(site, f"{module}.{name}")
            except (Unsupported, ImportError):
                if advice.exists(f"{module}.{name}"):
                    raise
                raise ImportError(f"cannot import name {name!r} from {module!r}") from None

    def names(self) -> dict[str, Any]:
        """The namespace of compiled code."""
        named = {
            "global": self.global_, "setglobal": self.setglobal, "delglobal": self.delglobal,
            "cell": self.cell, "setcell": self.setcell, "delcell": self.delcell,
            "getattr": self.getattr,
            "setattr": self.setattr, "delattr": self.delattr, "call": self.call, "method": self.method,
            "atomic": self.atomic, "getitem": self.getitem, "setitem": self.setitem,
            "delitem": self.delitem, "contains": self.contains, "truth": self.truth,
            "binary": self.binary, "inplace": self.inplace, "unary": self.unary, "compare": self.compare,
            "format": self.format, "iter": self.iter, "next": self.next, "list": self.list,
            "unpack": self.unpack, "delegate": self.delegate, "tick": self.tick, "manager": self.manager,
            "enter": self.enter, "exit": self.exit, "function": self.function, "named": _named, "once": self.once, "locals": locals,
            "generator": self.generator, "guarded": self.guarded, "genexp": self.genexp, "class": self.class_, "new": self.new,
            "caught": self.caught, "alive": self.alive, "import": self.import_,
            "importfrom": self.importfrom, "end": END, "driven": DRIVEN, "isinstance": isinstance,
            "slice": slice, "set": set, "Yielded": Yielded, "AssertionError": AssertionError,
            "BaseException": BaseException, "keep": lambda value: None, "same": same, "different": different,
        }  # fmt: skip
        return {f"${name}": value for name, value in named.items()}


def formatted(method: str, template: str, /, *arguments: Any, **keywords: Any) -> Any:
    """``str.format`` or ``str.format_map``: the text may not walk through attributes."""
    check_format(template)
    check_width(str(template), (*arguments, *keywords.values()))
    return current().operations.call_native(None, getattr(str, method), (template, *arguments), keywords)

def name_of(function: Any) -> str:
    """The name of a C function, as a reader knows it."""
    name = getattr(function, "__qualname__", None) or getattr(function, "__name__", None) or type(function).__name__
    module = getattr(function, "__module__", None)
    return f"{module.removeprefix('_')}.{name}()" if module not in (None, "builtins") else f"{name}()"


def settable(cls: type, found: Any) -> bool:
    """Whether `found`, an attribute of `cls`, is one that the model makes a property and the program a piece of data."""
    return isinstance(found, property) and found.fset is not None and cls.__module__.startswith("entrelacs.model.")


def _named(name: str, qualname: str) -> Callable[[Any], Any]:
    """Give a function the name it has in the program."""

    def name_it(function: Any) -> Any:
        function.__name__, function.__qualname__ = name, qualname
        return function

    return name_it


def unpacked(value: Any, before: int, after: int, source: Any = None) -> tuple[Any, ...]:
    """The parts of ``a, *b, c = value`` (`after` is -1 without a star); `source` is what `value` was listed from."""
    items = tuple(value)
    if after < 0:
        if len(items) > before:
            whole = value if source is None else source
            counted = sys.version_info >= (3, 14) and type(whole) in (tuple, list, dict)
            raise ValueError(f"too many values to unpack (expected {before}{f', got {len(whole)}' if counted else ''})")
        if len(items) < before:
            raise ValueError(f"not enough values to unpack (expected {before}, got {len(items)})")
        return items
    if len(items) < before + after:
        raise ValueError(f"not enough values to unpack (expected at least {before + after}, got {len(items)})")
    end = len(items) - after
    return (*items[:before], list(items[before:end]), *items[end:])


def sources(value: Any, machine: Machine) -> list[Any]:
    """The containers that an iterator made from `value` will read."""
    if isinstance(value, COLLECTIONS):
        return [value]
    if type(value) in VIEWS:
        return gc.get_referents(value)
    if isinstance(value, array):
        return [value]
    return list(machine.iterators[id(value)][2]) if id(value) in machine.iterators else []


range_iterator = type(iter(range(0)))
