"""The reductions change nothing: with and without them, and without merging states, the same outcomes and as many schedules."""

from tests.entrelacs.support.explorations import CASES, DEEP, explore, explored, in_one_process
from tests.entrelacs.support.summary import summarize

LIMIT = 50_000 if DEEP else 1_500
"""States of an unreduced search that the ordinary suite affords."""

SMALL = list(CASES.values())[:: 1 if DEEP else 3]


@in_one_process(SMALL)
def test_reduced_and_unreduced_searches_agree(case):
    whole = explore(case.source, constants=case.constants, reduce=False, max_states=LIMIT)
    reduced = summarize(explored(case.id))
    if whole.reason:  # the limit was reached, whether or not a failure had been found by then
        # Too large to be walked whole: what was found must at least be true.
        found = summarize(whole)
        assert set(found["outcomes"]) <= set(reduced["outcomes"])
        assert set(found["failures"]) - {"livelock"} <= set(reduced["failures"])
    else:
        assert summarize(whole) == reduced
        assert whole.states >= explored(case.id).states


@in_one_process(SMALL)
def test_schedules_walked_one_by_one_lead_to_the_same_ends(case):
    one_by_one, merged = explore(case.source, constants=case.constants, merge=False, max_states=LIMIT), explored(case.id)
    ends, known = summarize(one_by_one), summarize(merged)
    assert set(ends["outcomes"]) <= set(known["outcomes"]) and set(ends["failures"]) <= set(known["failures"])
    if not one_by_one.reason:
        assert ends == known and one_by_one.schedules == merged.schedules and one_by_one.states >= merged.states
