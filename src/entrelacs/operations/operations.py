"""What compiled code calls: attribute accesses, calls, operators, loops…

`Operations` is made of parts, one module each (see ``src/README.md`` for who does what); `Operations.names` gives the names, which begin
with ``$``, under which compiled code finds them. Each operation answers a value at once, or something to be driven by ``yield from``:
the body of a user function, or an `Access` when the location is a switch point. It raises what the program is to see; what cannot be
modelled raises `Unsupported`. Special methods of user classes are looked up on the type, as the language requires, so that they too
can stop in the middle.
"""

from __future__ import annotations

from typing import Any

from ..execution.kernel import DRIVEN
from .accesses import Accesses
from .attributes_changed import AttributesChanged
from .attributes_read import AttributesRead
from .base import END
from .blocks import Blocks
from .callbacks import Callbacks
from .calls import Calls
from .classes import Classes
from .container_changes import ContainerChanges
from .container_reads import ContainerReads
from .containers import Containers
from .functions import Functions, named
from .generators import Generators, Yielded
from .identity import different, same
from .imports import Imports
from .items import Items
from .iteration import Iteration
from .library_calls import LibraryCalls
from .natives import Natives
from .operators import Operators
from .templates import Templates
from .texts import Texts
from .truth import Truth
from .unpacking import Unpacking
from .variables import Variables
from .withheld import Withheld


class Operations(
    Variables, AttributesRead, AttributesChanged, Withheld, Calls, Callbacks, Classes, LibraryCalls, Natives, Functions, Generators,
    Items, Iteration, Unpacking, Operators, Truth, Texts, Templates, Containers, ContainerReads, ContainerChanges, Blocks, Imports, Accesses,
):  # fmt: skip
    """The operations of one machine."""

    def names(self) -> dict[str, Any]:
        """The namespace of compiled code."""
        table = {
            "global": self.global_, "setglobal": self.setglobal, "delglobal": self.delglobal,
            "cell": self.cell, "setcell": self.setcell, "delcell": self.delcell,
            "getattr": self.getattr,
            "setattr": self.setattr, "delattr": self.delattr, "call": self.call, "method": self.method,
            "atomic": self.atomic, "getitem": self.getitem, "setitem": self.setitem,
            "delitem": self.delitem, "contains": self.contains, "truth": self.truth,
            "binary": self.binary, "inplace": self.inplace, "unary": self.unary, "compare": self.compare,
            "format": self.format, "iter": self.iter, "next": self.next, "list": self.list, "hashed": self.hashed,
            "unpack": self.unpack, "delegate": self.delegate, "tick": self.tick, "manager": self.manager,
            "enter": self.enter, "exit": self.exit, "function": self.function, "named": named, "once": self.once, "locals": locals,
            "generator": self.generator, "guarded": self.guarded, "genexp": self.genexp, "class": self.class_, "new": self.new,
            "caught": self.caught, "alive": self.alive, "import": self.import_,
            "importfrom": self.importfrom, "end": END, "driven": DRIVEN, "isinstance": isinstance,
            "slice": slice, "set": set, "Yielded": Yielded, "AssertionError": AssertionError,
            "BaseException": BaseException, "keep": lambda value: None, "same": same, "different": different,
        }  # fmt: skip
        return {f"${name}": value for name, value in table.items()}
