"""What the program may not reach: attributes that lead to the explorer, or out of what is modelled."""

from __future__ import annotations

import calendar
import pprint
from abc import ABCMeta
from functools import partial
from types import FunctionType, ModuleType
from typing import Any

from ..bounds.kinds import IDENTITY, word
from ..bounds.ours import ours
from ..bounds.refusals import Unsupported
from ..execution.kernel import current
from ..execution.unseen import Unseen
from ..lowering import advice
from ..lowering.allowed import FORMATTING, OF_WHICH_MODULE, PRINTING, check_format, check_private
from .base import Base
from .classes_asked import as_in_python, check_kind
from .growth import width as check_width
from .lacks import identity, lack
from .protocols import known_as
from .reach import BOUND

NO_DICT = (
    "__dict__ donne un accès aux attributs que l'exploration ne peut pas suivre : employez getattr() et setattr(), "
    "ou un dictionnaire à vous"
)
PRINTERS = (calendar.Calendar, pprint.PrettyPrinter)
ERRORS = "ce que reçoit l'erreur standard n'est pas montré : pour le lire, écrivez-le ailleurs (print(…, file=io.StringIO()))"
FINALIZER = (
    "__del__ : le moment où Python détruit un objet n'est pas modélisé (libérez la ressource dans une méthode close(), ou avec « with »)"
)


class Withheld(Base):
    """The part of the operations that refuses. Everything here raises `Unsupported`, or lets through."""

    def check_owner(self, cls: type, name: str) -> None:
        """Refuse a private detail of a class of Python's library."""
        meta: type = type(cls)
        for base in (*cls.__mro__, *meta.__mro__):
            if name in base.__dict__:
                if base not in self.machine.classes and base not in ours():
                    check_private(base, name)
                return

    def replaced_attribute(self, owner: Any, kind: type, name: str) -> Any:
        """What replaces an attribute that not every object may show; None where nothing does. Refuses the rest."""
        if name in FORMATTING:
            if isinstance(owner, str):
                return partial(formatted, name, owner)
            return partial(formatted, name) if isinstance(owner, type) and issubclass(owner, str) else None
        if name == "__module__" and self.machine.program.joined:
            raise Unsupported(OF_WHICH_MODULE)
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
            if isinstance(owner, FunctionType) and {"dispatch", "registry"} <= vars(owner).keys() and (self.machine.live > 1 or self.machine.unjoined):
                raise Unsupported("register() de singledispatch(), appelé pendant que des fils tournent, n'est pas modélisé : appelez-le avant")
            if isinstance(owner, ABCMeta) and owner not in self.machine.classes or isinstance(owner, type) and issubclass(owner, ABCMeta):
                raise Unsupported(f"register() de la classe {word(owner)} la changerait pour tout Python : faites-en une sous-classe")
        elif isinstance(owner, type) and any(base in ours() and not issubclass(base, BaseException) for base in owner.__mro__):
            raise Unsupported(f"{name} de la classe {word(owner)} mène à des classes du modèle, qui ne sont pas celles de Python")
        return None

    def told_of_itself(self, owner: Any, name: str) -> Any:
        """The name, the module or the documentation of a class or a function of ours: that of the real one; None for any other."""
        if isinstance(owner, type):
            check_kind(owner, "à dire ce qu'elle est")  # type(verrou) or threading.Lock, which have one name from CPython 3.13 on
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
            if (real := as_in_python(owner)) is not owner:
                return getattr(real, name)
            raise AttributeError(f"type object {owner.__name__!r} has no attribute {name!r}")
        raise AttributeError(f"{known_as(type(owner))!r} object has no attribute {name!r}")

    @staticmethod
    def refuse_lack(owner: Any, name: str) -> None:
        """Refuse a name that CPython knows and that the model does not."""
        missing = lack(owner, name)
        if missing is not None:
            raise Unsupported(advice.missing(missing))

    def check_own(self, owner: Any) -> None:
        """Refuse to change a container of a module."""
        name = self.machine.borrowed.get(id(owner))
        if name is not None:
            raise Unsupported(f"le programme modifie {name}, qui n'est pas à lui (copiez-le d'abord)")


def formatted(method: str, template: str, /, *arguments: Any, **keywords: Any) -> Any:
    """``str.format`` or ``str.format_map``: the text may not walk through attributes."""
    check_format(template)
    check_width(str(template), (*arguments, *keywords.values()))
    if method == "format_map" and len(arguments) == 1 and not keywords and current().operations.asks_python(arguments[0]):
        text = current().operations.filled_from(None, str.format_map, template, arguments[0])
        if text is not None:
            return text
    return current().operations.call_native(None, getattr(str, method), (template, *arguments), keywords)
