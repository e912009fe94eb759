"""What a program may name and reach.

The explored program lives in the same interpreter as the explorer: one attribute too many (``__globals__``, a frame, a module
met by accident) and it would hold the explorer itself, then the machine.  So what it may read is a list, not what is left of a
list of dangers: `check_tree` goes through the source before it is lowered, which covers what is never lowered (annotations,
patterns); `check_name` is asked when a name is computed (``getattr``, ``attrgetter``); `published` gives a module that holds
nothing but its public names.  This keeps honest programs within the model.  It is no sandbox: see `guard`.
"""

from __future__ import annotations

import ast
import builtins
import re
import string
import types
from collections.abc import Collection, Iterator
from typing import Any

from ..bounds.kinds import IDENTITY, word
from ..bounds.refusals import Unsupported

SPECIAL = frozenset(
    f"__{name}__"
    for name in (
        "abs abstractmethods add aenter aexit aiter all and anext annotations args await bases bool bound bytes call cause ceil class "
        "class_getitem complex constraints contains context copy dataclass_fields deepcopy del delattr delete delitem deprecated dict dir "
        "divmod doc enter eq exit final float floor floordiv format func ge get getattr getitem gt hash iadd iand ifloordiv ilshift "
        "imatmul imod imul index init init_subclass instancecheck int invert ior ipow irshift isub iter itruediv ixor le len length_hint "
        "lshift lt matmul members metadata missing mod module mro mul name ne neg new next notes optional_keys or orig_bases orig_class "
        "origin override parameters pos post_init pow qualname radd rand rdivmod repr required_keys reversed rfloordiv rlshift rmatmul "
        "rmod rmul ror round rpow rrshift rshift rsub rtruediv rxor self set set_name setattr setitem slots str sub subclasscheck "
        "supertype suppress_context total traceback truediv trunc type_params version wrapped xor"
    ).split()
)
"""The special attributes that a program may read or call by their names; all others lead behind the model."""
FRAMES = frozenset(
    "ag_await ag_code ag_frame ag_running ag_suspended cell_contents co_code co_consts co_filename co_name co_names co_varnames "
    "cr_await cr_code cr_frame cr_origin cr_running cr_suspended f_back f_builtins f_code f_generator f_globals f_lasti f_lineno "
    "f_locals f_trace f_trace_lines f_trace_opcodes func_closure func_code func_globals gi_code gi_frame gi_running gi_suspended "
    "gi_yieldfrom tb_frame tb_lasti tb_lineno tb_next".split()
)
"""What leads to frames and code objects: those of the program are the explorer's, rewritten."""
UNNAMED = frozenset(("__build_class__", "__builtins__", "__import__", "__loader__", "__spec__", "__file__", "__cached__", "__path__"))
"""Names that the module of a program has and that an exploration has not."""
OWN_NAMES = frozenset(("__class__", "__debug__", "__doc__", "__module__", "__name__", "__qualname__"))
"""Special names that a program may read without having given them a value."""
RESERVED = frozenset(("_awaits", "_modelled", "_stateless"))
"""Attributes by which the model tells its own classes."""
ADDRESS = re.compile(r"<[^\n]{0,200}? at 0x[0-9a-fA-F]+>")
OURS = re.compile(r"\bentrelacs\.(lowered|model|operations|prelude)\.")
OF_WHICH_MODULE = "le programme montre de quel module vient une classe ou une fonction, et l'assemblage de vos fichiers ne le sait plus : affichez son nom (__name__, __qualname__)"
"""What is said of a program that was put together of several modules."""
MATCHING = "__match_args__"
FORMATTING = frozenset(("format", "format_map"))
PRINTING = frozenset(("pprint", "prmonth", "prweek", "pryear"))
"""Methods of the library that write on the real output."""
GUARDED = FORMATTING | PRINTING | IDENTITY | {"__bases__", "__dict__", "__mro__", "__self__", "mro", "register"}
"""Names that a program may read, but not of every object (see `Operations.replaced_attribute`)."""

PRIVATE = frozenset(
    "_asdict _field_defaults _fields _generate_next_value_ _ignore_ _make _member_map_ _member_names_ _missing_ _name_ _order_ _replace "
    "_sunder_ _value2member_map_ _value_".split()
)
"""Names of the library that begin with an underscore and are documented all the same."""
BUILTINS = frozenset(
    "Ellipsis NotImplemented __build_class__ __debug__ __import__ abs all any ascii bin bool bytearray bytes callable chr classmethod "
    "complex delattr dict dir divmod enumerate filter float format frozenset getattr hasattr hash hex id int isinstance issubclass "
    "iter len list map max min next object oct ord pow print property range repr reversed round set setattr slice sorted "
    "staticmethod str sum super tuple type zip".split()
)
"""The built-in names of the program, beside exceptions. Two of them serve Python itself (``class``, imports made in C): no program names them."""
NEWER = frozenset(
    name for name, value in vars(builtins).items() if isinstance(value, type) and not issubclass(value, BaseException)
) - BUILTINS - {"memoryview", "__loader__"}
"""Classes that the Python that runs has among its built-in names, and the model does not know: ``frozendict`` of CPython 3.15."""
WITHHELD: dict[str, frozenset[str]] = {
    "calendar": frozenset("main prcal prmonth prweek setfirstweekday".split()),
    "decimal": frozenset("BasicContext DefaultContext ExtendedContext".split()),
    "copy": frozenset(("dispatch_table",)),
    "enum": frozenset("global_enum global_enum_repr global_flag_repr global_str".split()),
    "hashlib": frozenset(("file_digest",)),
    "operator": frozenset(("call",)),
    "statistics": frozenset(("NormalDist",)),
    "string": frozenset(("Formatter",)),
    "types": frozenset(("coroutine", "CodeType", "CellType")),
    "typing": frozenset(("ForwardRef", "evaluate_forward_ref", "get_type_hints")),
}
"""Public names of pure modules that print, draw at random, evaluate text, walk attributes, hand out the interpreter or change it."""
ONLY: dict[str, frozenset[str]] = {
    "io": frozenset("BytesIO IOBase SEEK_CUR SEEK_END SEEK_SET StringIO TextIOBase UnsupportedOperation".split()),
    "shlex": frozenset("join quote split".split()),
}
"""Modules of which little is pure."""


def forbidden(name: str) -> str | None:
    """Why a program may not read an attribute of this name, in French; None when it may."""
    if name in FRAMES or name.startswith("__") and name.endswith("__") and name not in SPECIAL and name != MATCHING:
        return f"l'attribut {name} donne accès aux coulisses de Python et de l'explorateur : un programme exploré ne peut pas le lire"
    return None


def check_name(name: Any) -> None:
    """Raise `Unsupported` for an attribute that a program may not read (or change). Its name was computed."""
    if isinstance(name, str):
        problem = forbidden(name)
        if problem is not None:
            raise Unsupported(problem)


def check_private(cls: type, name: str) -> None:
    """Raise `Unsupported` for a detail of a class of Python's library: what it does there is nobody's business."""
    if name.startswith("_") and not name.endswith("__") and name not in PRIVATE:
        raise Unsupported(f"{name} est un détail de la classe {word(cls)} de Python : un programme exploré ne peut pas le lire")


def check_path(path: Any) -> None:
    """The same for a dotted path, as ``attrgetter`` receives it."""
    if isinstance(path, str):
        for name in path.split("."):
            check_name(name)


def check_tree(tree: ast.Module) -> None:
    """Raise `Unsupported`, with the line, for the first name of a program that it may not use."""
    stored: set[str] = set()
    loaded: list[ast.Name] = []
    for node in ast.walk(tree):
        problem = None
        match node:
            case ast.Attribute(attr=name):
                problem = forbidden(name)
            case ast.Name(id=name, ctx=ast.Load()):
                if name in NEWER or name.startswith("__") and name.endswith("__"):
                    loaded.append(node)
            case ast.MatchClass(kwd_attrs=names):
                problem = next(filter(None, map(forbidden, names)), None)
            case ast.alias(name=name):
                problem = next(filter(None, map(forbidden, name.split("."))), None) or unnamed(node.asname or "")
        if problem is None:
            for name in bound(node):
                stored.add(name)
                problem = problem or unnamed(name)
        if problem is not None:
            raise Unsupported(problem, getattr(node, "lineno", None))
    for node in loaded:
        if node.id in NEWER and node.id not in stored:
            raise Unsupported(f"{node.id}, que toutes les versions de Python n'ont pas, n'est pas modélisé : employez une classe à vous", node.lineno)
        if node.id in UNNAMED or node.id not in OWN_NAMES and node.id not in stored:
            raise Unsupported(unnamed(node.id) or f"le nom {node.id} n'existe pas dans une exploration", node.lineno)


def unnamed(name: str) -> str | None:
    """Why this name cannot be used, in French."""
    return f"{name} n'existe pas dans une exploration : le programme n'a ni fichier ni importateur" if name in UNNAMED else None


def bound(node: ast.AST) -> Iterator[str]:
    """The names that a node of the tree binds."""
    match node:
        case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
            yield name
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name):
            yield name
        case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
            yield name
        case ast.MatchMapping(rest=str(name)):
            yield name
        case ast.Global(names=names) | ast.Nonlocal(names=names):
            yield from names


def check_format(template: Any) -> None:
    """Raise `Unsupported` when a text given to ``str.format`` walks through attributes."""
    for _, field, spec, _ in string.Formatter().parse(str(template)):
        if field and "." in field.partition("[")[0] + field.rpartition("]")[2]:
            raise Unsupported(f"« {{{field}}} » dans str.format lit un attribut sans que cela se voie : écrivez-le dans une f-string")
        if spec:
            check_format(spec)


def check_address(text: str) -> None:
    """Raise `Unsupported` for a text that shows the address of an object: no two executions would print the same."""
    if OURS.search(text):
        raise Unsupported("le texte d'une classe que l'explorateur remplace n'est pas modélisé ici : écrivez un nom")
    found = ADDRESS.search(text)
    if found is not None:
        shown = found[0].partition(" at 0x")[0]
        raise Unsupported(f"« {shown}… » montre une adresse, qui change à chaque exécution : donnez un __repr__ à la classe, ou affichez un nom")


def within(name: str, modules: Collection[str]) -> bool:
    """Whether a module, or a package that holds it, is one of `modules`."""
    parts = name.split(".")
    return any(".".join(parts[:end]) in modules for end in range(1, len(parts) + 1))


def published(real: types.ModuleType) -> types.ModuleType:
    """A new module with the public names of `real`: neither the modules that it imports, nor what is withheld."""
    name = real.__name__
    names = ONLY.get(name) or getattr(real, "__all__", None) or [key for key in vars(real) if not key.startswith("_")]
    withheld = WITHHELD.get(name, frozenset())
    module = types.ModuleType(name, real.__doc__)
    for key in names:
        value = getattr(real, key, None)
        if key not in withheld and hasattr(real, key) and not isinstance(value, types.ModuleType):
            setattr(module, key, value)
    return module
