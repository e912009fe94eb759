"""Variables that functions share: globals, and the cells of closures."""

from __future__ import annotations

from types import CellType
from typing import Any

from ..execution import words
from ..execution.access import Access
from .base import Base


class Variables(Base):
    """The part of the operations that reads, binds and deletes them."""

    # -- globals -----------------------------------------------------------------------------

    def read_global(self, name: str) -> Any:
        """The value of a global variable, else the builtin of that name. Raises ``NameError``."""
        # Nothing is raised inside a handler: the context of an exception is that of the program.
        namespace = self.machine.namespace
        if name in namespace:
            return namespace[name]
        if name in self.builtins:
            return self.builtins[name]
        raise NameError(f"name {name!r} is not defined")

    def global_(self, site: int, name: str) -> Any:
        """Reading a global variable."""
        if self.machine.passes(name, False):
            return self.read_global(name)
        return Access(site, (name,), False, self.read_global, name)

    def write_global(self, name: str, value: Any) -> None:
        """Bind it."""
        self.machine.overwritten.add(name)
        self.machine.namespace[name] = value

    def setglobal(self, site: int, name: str, value: Any) -> Any:
        """Binding a global variable."""
        if self.machine.passes(name, True):
            return self.write_global(name, value)
        return Access(site, (name,), True, self.write_global, name, value)

    @words.does("delete")
    def delete_global(self, name: str) -> None:
        """Unbind it. Raises ``NameError``."""
        self.machine.touched.add(name)
        if name not in self.machine.namespace:
            raise NameError(f"name {name!r} is not defined")
        del self.machine.namespace[name]

    def delglobal(self, site: int, name: str) -> Any:
        """Deleting a global variable."""
        if self.machine.passes(name, True):
            return self.delete_global(name)
        return Access(site, (name,), True, self.delete_global, name)

    # -- cells -------------------------------------------------------------------------------

    @staticmethod
    def read_cell(cell: CellType, name: str, own: bool) -> Any:
        """What a cell holds. Raises ``UnboundLocalError``, or ``NameError`` where the variable is not the function's `own`."""
        try:
            return cell.cell_contents
        except ValueError:
            pass
        if own:
            raise UnboundLocalError(f"cannot access local variable {name!r} where it is not associated with a value")
        raise NameError(f"cannot access free variable {name!r} where it is not associated with a value in enclosing scope")

    def cell(self, site: int, cell: CellType, own: bool = False) -> Any:
        """Reading a variable that several functions share; the site tells its name."""
        name = self.machine.program.sites[site].text
        key = ("cell", name)
        if self.machine.passes(key, False):
            return self.read_cell(cell, name, own)
        return Access(site, (key,), False, self.read_cell, cell, name, own)

    @staticmethod
    def write_cell(cell: CellType, value: Any) -> None:
        """Bind it."""
        cell.cell_contents = value

    @words.does("delete")
    def delete_cell(self, cell: CellType, name: str, own: bool) -> None:
        """Unbind it. Raises as `read_cell` does."""
        self.read_cell(cell, name, own)  # it must have a value
        del cell.cell_contents

    def setcell(self, site: int, cell: CellType, value: Any) -> Any:
        """Binding such a variable."""
        key = ("cell", self.machine.program.sites[site].text)
        if self.machine.passes(key, True):
            return self.write_cell(cell, value)
        return Access(site, (key,), True, self.write_cell, cell, value)

    def delcell(self, site: int, cell: CellType, own: bool = False) -> Any:
        """Deleting such a variable."""
        name = self.machine.program.sites[site].text
        return self.write(site, (("cell", name),), self.delete_cell, cell, name, own)
