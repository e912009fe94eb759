"""What every part of the operations of a machine starts from: what they hold together, and what they ask of each other.

`entrelacs.operations.operations.Operations` is made of parts, each in its own module. A part knows `Base` alone: what it asks of
the others is declared here, under the module that does it.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable, Iterable
from types import FunctionType
from typing import Any

from ..execution.kernel import Op
from ..execution.machine import Machine
from .library import Library

END = type("End", (), {"__slots__": (), "__repr__": lambda self: "END"})()
"""What stands for an item when an iterator has none left; the prelude gives it as a default."""
UNGIVEN: Any = object()
"""What stands for an argument that is not given."""

Driven = Generator[Op, Any, Any]


class Base:
    """The state of the operations of one machine. Nothing else is kept in them."""

    def __init__(
        self, machine: Machine, imports: Callable[[str], Any], builtins: dict[str, Any], today: Callable[..., Any], replaced: dict[Any, Any]
    ):
        self.machine: Machine = machine
        self.imports: Callable[[str], Any] = imports
        """Gives a module by its name, or raises ``ImportError`` or `Unsupported`."""
        self.builtins: dict[str, Any] = builtins
        """What the program finds under the names of Python's builtins."""
        self.today: Callable[..., Any] = today
        """What answers for the methods of dates that read the clock: the class first, then their arguments."""
        self.replaced: dict[Any, Any] = replaced
        """What is called instead of a function or a class of Python's. Whoever gives it may add to it: the functions of the prelude
        are made by these very operations."""
        self.library: Library = Library(machine)
        """The functions of the standard library that are written in Python, lowered."""
        self.called: Any = None
        """The site of the last call of a function of ours: that of the one native call that a replacement ends in.

        No argument, so that a replacement takes those of the real function and complains of them in its words. Whoever reads it does so
        before anything else is called, hence never in a generator, which starts later.
        """

    def special(self, owner: Any, name: str) -> Any:
        """The special method of a class of the program, or None."""
        found = getattr(type(owner), name, None)
        return found if isinstance(found, FunctionType) else None

    # accesses
    read: Callable[..., Any]
    write: Callable[..., Any]
    reading: Callable[..., Any]
    touching: Callable[..., Any]
    apply: Callable[..., Any]
    whole: Callable[..., Any]
    part: Callable[..., Any]
    # attributes_read, attributes_changed
    getattr: Callable[..., Any]
    modelled_attribute: Callable[[Any, str], Any]
    met: Callable[[Any], None]
    set_plain: Callable[..., Any]
    attribute_keys: Callable[[Any, str], tuple[Hashable, ...]]
    change: Callable[..., Any]
    # calls
    call: Callable[..., Any]
    invoke: Callable[..., Any]
    method: Callable[..., Any]
    atomic: Callable[..., Any]
    # callbacks
    calls_back: Callable[[Any], bool]
    compared_in_python: Callable[[Any], bool]
    compares: Callable[[Any, tuple[Any, ...]], bool]
    lists: Callable[[Any], bool]
    of_program: Callable[[Any], bool]
    # classes
    class_: Callable[..., Callable[[type], type]]
    instantiate: Callable[..., Any]
    make: Callable[..., Any]
    construct: Callable[..., Driven]
    adopted: Callable[[Any, Any], Any]
    its_class: Callable[[type], bool]
    # containers, container_reads, container_changes
    container_method: Callable[..., Any]
    cut_of: Callable[..., Any]
    locked_too: Callable[[Any, Any], bool]
    items_of: Callable[..., Driven]
    search: Callable[..., Driven]
    remove_found: Callable[..., Driven]
    equal_items: Callable[..., Driven]
    shift: Callable[..., Driven]
    change_set: Callable[..., Driven]
    sort_plainly: Callable[..., Driven]
    sort_in_place: Callable[..., Driven]
    add_each: Callable[..., Driven]
    assign_slice: Callable[..., Driven]
    # functions, generators
    own_function: Callable[[FunctionType], bool]
    next_of_generator: Callable[..., Driven]
    # items
    getitem: Callable[..., Any]
    # iteration
    iter: Callable[..., Any]
    next: Callable[..., Any]
    listed: Callable[..., Driven]
    list: Callable[..., Any]
    reads: Callable[..., None]
    # library_calls
    call_library: Callable[..., Any]
    generated: Callable[..., Any]
    # natives
    call_native: Callable[..., Any]
    call_bound: Callable[..., Any]
    call_listed: Callable[..., Driven]
    consumed: Callable[[Iterable[Any]], Any]
    made: Callable[[Any, Any], Any]
    # templates
    asks_python: Callable[[Any], bool]
    filled_from: Callable[..., Any]
    # texts
    check_written: Callable[[str, Iterable[Any]], None]
    meets_written: Callable[[Iterable[Any]], bool]
    rewritten_text: Callable[..., Driven]
    # operators, truth
    compare: Callable[..., Any]
    truth: Callable[..., Any]
    truthful: Callable[..., Any]
    # withheld
    replaced_attribute: Callable[[Any, type, str], Any]
    absent: Callable[[Any, str], Any]
    refuse_lack: Callable[[Any, str], None]
    check_owner: Callable[[type, str], None]
    check_own: Callable[[Any], None]
