"""Projects of several modules drawn at random, where few names mean many things; and what one does when it runs."""

from __future__ import annotations

import contextlib
import importlib
import io
import random
import sys
from pathlib import Path

NAMES = ("x", "y", "f", "g", "K", "max")
MODULES = ("alpha", "beta", "pack", "pack.inner")


class Drawn:
    """A project drawn from a seed: the text of each file."""

    def __init__(self, seed: int):
        self.random = random.Random(seed)
        self.known: dict[str, list[str]] = {}
        """The names of each module that is written."""
        self.files: dict[str, str] = {}
        for name in self.random.sample(MODULES, self.random.randint(2, 4)):
            self.module(name)
        if "pack.inner" in self.known and "pack" not in self.known:
            self.files["pack/__init__.py"], self.known["pack"] = "", []
        self.module("main")

    def pick(self, *choices: str) -> str:
        return self.random.choice(choices)

    def module(self, name: str) -> None:
        """Write one module, that imports those written before."""
        self.scope: dict[str, str] = {}  # what each global name is: value, function, class, or a module's name
        lines: list[str] = []
        others = list(self.known)
        for other in self.random.sample(others, min(len(others), 3 if name == "main" else self.random.randint(0, 2))):
            lines += self.imports(name, other)
        for _ in range(self.random.randint(2, 5)):
            lines += self.statement()
        if name == "main":
            lines += self.shown()
        self.known[name] = [known for known, kind in self.scope.items() if kind in ("value", "function", "class")]
        path = "main.py" if name == "main" else "pack/__init__.py" if name == "pack" else name.replace(".", "/") + ".py"
        self.files[path] = "\n".join(lines) + "\n"

    def imports(self, name: str, other: str) -> list[str]:
        names = self.known[other]
        way = self.random.randint(0, 3)
        if way == 0 or not names:
            alias = self.pick("m", "n") + str(len(self.scope))
            self.scope[alias] = other
            return [f"import {other} as {alias}"]
        if way == 1 and other.partition(".")[0] not in self.scope:
            self.scope[other.partition(".")[0]] = "package"
            self.scope[other] = other
            return [f"import {other}"]
        wanted = self.pick(*names)
        alias = wanted if self.random.random() < 0.6 else self.pick(*NAMES)
        self.scope[alias] = "value"
        return [f"from {other} import {wanted}" + (f" as {alias}" if alias != wanted else "")]

    def reading(self, local: tuple[str, ...] = ()) -> str:
        """An expression: a constant, a name, or that of another module."""
        values = [known for known, kind in self.scope.items() if kind in ("value", "function", "class")]
        modules = [known for known, kind in self.scope.items() if kind in self.known and self.known[kind]]
        way = self.random.randint(0, 5)
        if way < 2 and modules:
            module = self.pick(*modules)
            return f"{module}.{self.pick(*self.known[self.scope[module]])}"
        if way < 4 and values:
            return self.pick(*values)
        if local and way == 4:
            return self.pick(*local)
        return str(self.random.randint(0, 9))

    def value(self, local: tuple[str, ...] = ()) -> str:
        one, two = self.reading(local), self.reading(local)
        return self.pick(f"num({one})", f"num({one}) + num({two})", f"[num(x) + num({one}) for x in (1, num({two}))][-1]", f"(lambda y: num(y) + num({one}))({two})",
                         f"len(f'{{num({one})}}-{{num({two})}}')", f"max(num({one}), num({two}))")  # fmt: skip

    def statement(self) -> list[str]:
        name = self.pick(*NAMES)
        if self.scope.get(name) in self.known or name == "max" and self.random.random() < 0.8:
            return []
        modules = [known for known, kind in self.scope.items() if kind in self.known and self.known[kind]]
        way = self.random.randint(0, 6)
        if way == 0:
            lines = [f"class {name}:", f"    {self.pick(*NAMES)} = {self.value()}", "    def get(self):", f"        return {self.value()}", "    def __repr__(self):",
                     "        return type(self).__name__ + str(num(self.get()))"]  # fmt: skip
            self.scope[name] = "class"
            return lines
        if way == 1 and modules:
            module = self.pick(*modules)
            target = f"{module}.{self.pick(*self.known[self.scope[module]])}"
            if self.random.random() < 0.5:
                return [f"{target} = {self.value()}"]
            self.scope[name] = "function"
            return [f"def {name}(K=1):", f"    {self.pick('y', 'z')} = {self.value(('K',))}", f"    {target} = {self.value(('K',))}", f"    return {self.value(('K',))}"]
        if way in (2, 3):
            local = self.pick("x", "y", "z")
            changed = self.pick(*NAMES)
            lines = [f"def {name}(K=1):"]
            if self.random.random() < 0.4 and self.scope.get(changed) == "value" and changed not in (local, "K"):
                lines += [f"    global {changed}", f"    {changed} = {self.value(('K',))}"]
            lines += [f"    {local} = {self.value(('K',))}", "    def g():", f"        return num({local}) + {self.value(('K',))}", "    return g()"]
            self.scope[name] = "function"
            return lines
        made = f"{name} = {self.value()}"
        self.scope[name] = "value"
        return [made]

    def shown(self) -> list[str]:
        """Print all that may be seen, calling what may be called."""
        lines = []
        for known, kind in list(self.scope.items()):
            if kind in ("value", "function", "class"):
                lines.append(f"print({known!r}, show({known}))")
            elif kind in self.known:
                lines += [f"print('{known}.{inner}', show({known}.{inner}))" for inner in self.known[kind]]
        return lines + lines


HELP = """
depth = 0


def num(value):
    global depth
    if isinstance(value, (int, str)):
        return int(value)
    depth += 1
    try:
        return 1 if depth > 4 else num(value().get() if isinstance(value, type) else value())
    finally:
        depth -= 1


def show(value):
    if isinstance(value, int):
        return value
    return f"{value.__name__} {value() if isinstance(value, type) else value()}"
"""


def write(seed: int, folder: Path) -> None:
    """Write the project of a seed."""
    for name, text in Drawn(seed).files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("from helpers import num, show\n" + text, encoding="utf-8")
    (folder / "helpers.py").write_text(HELP, encoding="utf-8")


def run(text: str, folder: Path) -> str:
    """What a program prints, and how it ends, when it runs in `folder`."""
    mine = {"helpers", *MODULES}
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    output = io.StringIO()
    try:
        with contextlib.redirect_stdout(output):
            exec(compile(text, "main.py", "exec", dont_inherit=True), {"__name__": "__main__"})
    except Exception as error:
        print(type(error).__name__, file=output)
    finally:
        sys.path.remove(str(folder))
        for name in mine & set(sys.modules):
            del sys.modules[name]
    return output.getvalue()
