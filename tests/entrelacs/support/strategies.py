"""Hypothesis strategies for the small concurrent programs of `reference` and `async_reference`."""

from hypothesis import strategies as st

from . import async_reference, reference

variables = st.sampled_from(reference.VARIABLES)
values = st.integers(0, 2)


def _with_bodies(simple, compound):
    """Statements nested at most two deep; `compound` makes one from a strategy of bodies."""
    inner = st.lists(simple, min_size=1, max_size=2).map(tuple)
    middle = simple | compound(inner)
    outer = st.lists(middle, min_size=1, max_size=2).map(tuple)
    return simple | compound(outer)


_data = st.one_of(
    st.tuples(st.just("inc"), variables),
    st.tuples(st.just("add"), variables, variables),
    st.tuples(st.just("set"), variables, values),
    st.tuples(st.just("copy"), variables, variables),
    st.tuples(st.just("log"), variables),
    st.tuples(st.just("print"), values),
)
_locks = st.sampled_from(reference.LOCKS)
_synchronization = st.one_of(
    st.sampled_from([("acquire", "lock0"), ("release", "lock0"), ("release", "rlock")]),
    st.sampled_from([("down", "semaphore"), ("up", "semaphore")]),
    st.sampled_from([("event", "set"), ("event", "clear"), ("event", "wait")]),
    st.sampled_from([("wait",), ("notify", 1), ("notify", 2), ("notify", 0)]),
    st.tuples(st.just("until"), variables, values),
    st.tuples(st.just("put"), values),
    st.just(("get",)),
    st.just(("meet",)),
)


def _compound(bodies):
    return st.one_of(
        st.tuples(st.just("with"), _locks, bodies),
        st.tuples(st.sampled_from(["try", "timed"]), _locks, bodies),
        st.tuples(st.just("if"), variables, values, bodies),
    )


_statements = _with_bodies(_data | _synchronization, _compound)
_two = st.lists(st.lists(_statements, min_size=1, max_size=3).map(tuple), min_size=2, max_size=2)
_three = st.lists(st.lists(_statements, min_size=1, max_size=2).map(tuple), min_size=3, max_size=3)

programs = st.builds(
    reference.Program,
    threads=(_two | _three).map(tuple),
    storage=st.sampled_from(["global", "attribute", "item", "cell"]),
    semaphore=st.integers(0, 1),
    capacity=st.integers(0, 1),
)

_async_simple = st.one_of(
    st.tuples(st.sampled_from(["inc", "slow_inc", "plain_inc", "log"]), variables),
    st.tuples(st.just("mark"), st.sampled_from("xyz")),
    st.just(("sleep",)),
    st.sampled_from([("event", "set"), ("event", "clear"), ("event", "wait")]),
)


def _async_compound(bodies):
    return st.one_of(
        st.tuples(st.just("with"), st.sampled_from(async_reference.LOCKS), bodies),
        st.tuples(st.just("if"), variables, values, bodies),
    )


_async_statements = _with_bodies(_async_simple, _async_compound)

async_programs = st.builds(
    async_reference.AsyncProgram,
    tasks=st.lists(st.lists(_async_statements, min_size=1, max_size=3).map(tuple), min_size=2, max_size=3).map(tuple),
)
