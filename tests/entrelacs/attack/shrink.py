"""The smallest program that still disagrees: parts of its syntax tree are taken out, one after the other, while it does.

What is left may have no end, or take all the memory: each smaller program is tried in a process that the system bounds.
"""

import ast
import copy
import gc
import os
import signal
import time
import warnings

MEMORY = 3_000_000_000
"""Bytes of address space of the process that tries one program."""
SECONDS = 60
"""Its time; it is then killed, even in the middle of C code."""


PATIENCE = 60
"""Seconds that one program may be made smaller for."""


def shrunk(source, disagrees):
    """`source` made as small as `PATIENCE` allows; `disagrees` tells whether a source still shows the fault."""
    tree = ast.parse(source)
    best = ast.unparse(tree)
    if not disagrees(best):
        return source
    end = time.monotonic() + PATIENCE
    again = True
    while again:
        again = False
        index = 0
        while time.monotonic() < end:
            smaller = _nth_change(tree, index)
            if smaller is None:
                break
            index += 1
            try:
                text = ast.unparse(ast.fix_missing_locations(smaller))
                with warnings.catch_warnings(action="ignore"):
                    compile(text, "<réduit>", "exec")
            except (SyntaxError, ValueError, RecursionError):
                continue
            if len(text) < len(best) and disagrees(text):
                tree, best, again = ast.parse(text), text, True
                index -= 1
    return best + "\n"


def apart(disagrees):
    """The same question, asked in a process of its own: a program that takes too much time or memory answers no."""
    if not hasattr(os, "fork"):
        return disagrees

    def asked(text):
        child = os.fork()
        if child == 0:
            answer = 1
            try:
                bound()
                answer = 0 if disagrees(text) else 1
            finally:
                os._exit(answer)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0

    return asked


def bound():
    """Bound this process, for good."""
    import resource

    gc.freeze()  # what the attack holds stays shared with it
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(SECONDS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _nth_change(tree, wanted):
    """A copy of `tree` after its `wanted`-th change, or None when there are not so many."""
    tree = copy.deepcopy(tree)
    number = -1
    for node in ast.walk(tree):
        for field, value in ast.iter_fields(node):
            if isinstance(value, list) and value and isinstance(value[0], ast.stmt):
                for position in range(len(value) - 1, -1, -1):
                    for replacement in _instead(value[position]):
                        number += 1
                        if number == wanted:
                            value[position : position + 1] = replacement
                            if not value and field == "body" and not isinstance(node, ast.Module):
                                value.append(ast.Pass())
                            return tree
            elif isinstance(value, list) and len(value) > 1 and isinstance(value[0], ast.expr | ast.match_case | ast.withitem | ast.ExceptHandler):
                for position in range(len(value)):
                    number += 1
                    if number == wanted:
                        del value[position]
                        return tree
            elif isinstance(value, ast.expr):
                for replacement in _simpler(value):
                    number += 1
                    if number == wanted:
                        setattr(node, field, replacement)
                        return tree
    return None


def _instead(statement):
    """What may stand in the place of a statement: nothing, or one of the blocks inside it."""
    if not isinstance(statement, ast.Pass):
        yield []
    for field in ("body", "orelse", "finalbody"):
        inner = getattr(statement, field, None)
        if isinstance(inner, list) and inner and not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield inner
    for handler in getattr(statement, "handlers", ()):
        yield handler.body
    for case in getattr(statement, "cases", ()):
        yield case.body


def _simpler(value):
    """Smaller expressions: one of the parts, or a constant."""
    if isinstance(value, ast.Constant | ast.Name):
        return
    for child in ast.iter_child_nodes(value):
        if isinstance(child, ast.expr) and not isinstance(child, ast.Starred):
            yield child
    yield ast.Constant(0)
