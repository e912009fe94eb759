"""A value hidden behind anything that the model accepts is part of the state: no outcome is lost when states are merged."""

import functools
import re
import struct
import sys
import types

import pytest

from entrelacs import explore
from entrelacs.operations.shapes import in_python
from entrelacs.state.contents import CONTENTS, EXACT
from tests.entrelacs.support import hidden_values
from tests.entrelacs.support.summary import summarize

PROGRAMS = [pytest.param(source, refused, id=name) for name, source, refused in hidden_values.programs()]
SCHEDULES = 150
"""Schedules that the ordinary suite affords to enumerate one by one; they are a hundred or so for most of these programs."""


@pytest.mark.parametrize(("source", "refused"), PROGRAMS)
def test_both_values_come_out(source, refused):
    found = explore(source)
    if refused:
        assert found.verdict == "unsupported" and "ne peut pas être décrit en entier" in found.reason and found.line, found
        return
    assert found.verdict == "ok" and len(found.outcomes) > 1, summarize(found)
    if found.schedules is not None and found.schedules <= SCHEDULES:
        assert summarize(explore(source, merge=False)) == summarize(found)


def test_something_is_hidden_in_every_type_that_is_written(monkeypatch):
    """Each line of the tables of `entrelacs.state.contents` is asked for by one of the programs, at least."""
    asked = set()
    for writers in (CONTENTS, EXACT):
        for kind, writer in writers.items():

            def note(snapshot, value, kind=kind, writer=writer):
                asked.add(kind)
                writer(snapshot, value)

            monkeypatch.setitem(writers, kind, note)
    for name, source, _ in hidden_values.programs():
        if not name.startswith(("waiting", "primitive", "async")):
            explore(source, max_states=40)
    # Nothing to hide in the first, no way to show the second; the others are builtins, known by their names.
    # What the library keeps for ever is in none: its cached functions, the code of its references, the version.
    # A type whose every byte is an attribute that can be read, as ``_json.Scanner`` since CPython 3.15, needs no line.
    wanted = {kind for kind in (*CONTENTS, *EXACT) if not in_python(kind)}
    kept = {type(functools.cache(len)), types.CodeType, type(sys.version_info)}
    assert wanted - asked - kept <= {object, types.TracebackType, types.EllipsisType, types.NotImplementedType}


TOLD_BY_OTHERS = {
    property: {"__isabstractmethod__"}, re.Pattern: {"groups", "groupindex"}, re.Match: {"lastgroup", "lastindex"}, struct.Struct: {"size"},
    **dict.fromkeys((staticmethod, classmethod), {"__isabstractmethod__", "__wrapped__", "__annotations__", "__annotate__"}),
    types.UnionType: {"__origin__", "__parameters__", "__name__", "__qualname__"},
}  # fmt: skip
"""Attributes that follow from those that are written."""


def test_no_attribute_of_a_type_is_forgotten():
    """A new version of Python may give one more to a type whose attributes are written one by one."""
    for kind, writer in (*CONTENTS.items(), *EXACT.items()):
        if names := getattr(writer, "names", ()):
            given = {
                name for name, value in vars(kind).items()
                if isinstance(value, types.MemberDescriptorType | types.GetSetDescriptorType) and name not in ("__dict__", "__weakref__")
            }  # fmt: skip
            assert given - set(names) <= TOLD_BY_OTHERS.get(kind, set()), kind
