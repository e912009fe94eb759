"""What the search must not miss: each test is a fault that the explorer once had, or its first promise."""

import pytest

from entrelacs import Schedule, explore, replay, simulate

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


ENDLESS = {
    "x = 0\nwhile True:\n    x += 1\n": "tours de boucle",
    "while True:\n    print('x' * 1000)\n": "caractères",
    "kept = []\nwhile True:\n    kept.append('x' * 1000)\n": "Mo",
    COUNTER.replace("compteur += 1", "while True: compteur += 1"): "pas",
}


@pytest.mark.parametrize("source", ENDLESS, ids=ENDLESS.values())
def test_what_never_ends_is_stopped_and_says_why(source):
    found = explore(source)
    assert found.verdict == "incomplete" and ENDLESS[source] in found.reason
    assert found.schedules is None and all(outcome.probability is None for outcome in found.outcomes)


@pytest.mark.parametrize("source", ["while True: pass\n", "import threading\n" + "t = threading.Thread(target=lambda: [0 for _ in iter(range(9))])\nt.start()\nwhile True: t.join()\n"])
def test_a_loop_that_changes_nothing_is_a_livelock(source):
    assert [failure.kind for failure in explore(source).failures] == ["livelock"]


def test_an_interruption_leaves_nothing_behind():
    def interrupt(states):
        raise KeyboardInterrupt

    many = COUNTER.replace("range(2)", "range(5)")
    with pytest.raises(KeyboardInterrupt):
        explore(many, progress=interrupt)
    assert outputs(COUNTER) == ["1\n", "2\n"]


def test_an_exploration_replays_its_schedules_without_exploring_again():
    found = explore(COUNTER)
    for outcome in found.outcomes:
        assert found.replay(outcome.schedule) == replay(COUNTER, outcome.schedule)
    with pytest.raises(ValueError, match="n'est pas permise"):
        found.replay(Schedule.parse("0.0.0"))


def test_anybody_may_own_the_lock_of_a_condition():
    source = (
        "import threading\nlock = threading.Lock()\ncondition = threading.Condition(lock)\n"
        "def hold():\n    with lock: print('held')\n"
        "def tell():\n    try:\n        condition.notify()\n        print('told')\n    except RuntimeError:\n        print('refused')\n"
        "for work in (tell, hold): threading.Thread(target=work).start()\n"
    )
    assert outputs(source) == ["held\nrefused\n", "held\ntold\n", "refused\nheld\n", "told\nheld\n"]


def test_what_the_clock_shows_is_a_placeholder():
    source = """\
import time
start = time.time()
spent = time.time() - start
print(f"it took {spent:.2f} s, {round(spent, 3)}, {1000 * spent:.0f} ms, since {start}")
"""
    (outcome,) = explore(source).outcomes
    assert outcome.output == "it took ⟨durée⟩ s, ⟨durée⟩, ⟨durée⟩ ms, since ⟨heure⟩\n"
    assert simulate(source).output == "it took 0.00 s, 0.0, 0 ms, since 0.0\n"


def test_a_schedule_that_lets_time_pass_is_replayed():
    source = "import time\nstart = time.monotonic()\nassert time.monotonic() - start < 3\n"
    (failure,) = explore(source).failures
    run = replay(source, failure.schedule)
    assert run.failure.exception == "AssertionError" and "plus tard" in run.steps[-1].action


def test_print_may_be_several_writes():
    source = """\
import threading
threads = [threading.Thread(target=print, args=("line", n)) for n in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""
    whole = {outcome.output for outcome in explore(source).outcomes}
    split = {outcome.output for outcome in explore(source, split_print=True).outcomes}
    assert whole == {"line 0\nline 1\n", "line 1\nline 0\n"}
    assert whole < split and "line 0line 1\n\n" in split
