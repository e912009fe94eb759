"""What the search must not miss: each test is a fault that the explorer once had, or its first promise."""

import pytest

from entrelacs import Schedule, explore, replay

COUNTER = """
import threading
compteur = 0
def travail():
    global compteur
    compteur += 1
fils = [threading.Thread(target=travail) for _ in range(2)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print(compteur)
"""


def outputs(source, **options):
    return sorted(outcome.output for outcome in explore(source, **options).outcomes)


@pytest.mark.parametrize("options", [{}, {"reduce": False}, {"merge": False}, {"infer": False}])
def test_every_search_finds_the_lost_update(options):
    assert outputs(COUNTER, **options) == ["1\n", "2\n"]


def test_every_outcome_replays():
    for outcome in explore(COUNTER).outcomes:
        assert replay(COUNTER, str(outcome.schedule)).output == outcome.output


def test_probabilities_add_up():
    assert sum(outcome.probability for outcome in explore(COUNTER).outcomes) == pytest.approx(1)


def test_an_unjoined_thread_may_be_late():
    source = "import threading\nx = 0\ndef f():\n    global x\n    x = 1\nthreading.Thread(target=f).start()\nprint(x)\n"
    assert outputs(source) == ["0\n", "1\n"]


def test_a_comparison_evaluates_its_operands_once():
    source = "items = [1, 2]\nif items.pop() == 2:\n    print(len(items))\n"
    assert outputs(source) == ["1\n"]


def test_what_cannot_be_modelled_is_refused_with_its_line():
    found = explore("import threading\nimport socket\n")
    assert (found.verdict, found.line) == ("unsupported", 2)
    assert "socket" in found.reason


def test_the_limit_gives_no_verdict():
    assert explore(COUNTER, max_states=3).verdict == "incomplete"


def test_schedules_have_a_text_form():
    text = "0*2.1.2*3.1:expire"
    assert str(Schedule.parse(text)) == text
    with pytest.raises(ValueError, match="illisible"):
        Schedule.parse("zéro")
