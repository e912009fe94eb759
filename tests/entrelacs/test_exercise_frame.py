"""What is given and what is the learner's: marks, regions found in a file without marks, and given lines that keep their meaning."""

from __future__ import annotations

import pytest

from entrelacs.exercise.frame import Assembly, Changed, FrameError, find_regions, meaning, read_frame

SOURCE = '''\
"""Two threads add."""

import threading

n = 0


# <vous>
def add():
    global n
    # <depart>
    # n += 1
    # </depart>
    # <solution>
    with lock:
        n += 1
    # </solution>
# </vous>


def run():
    for _ in range(2):
        add()


class Counter:
    def up(self):
        # <vous>
        self.value = 1
        # </vous>
        return self.value


threads = [threading.Thread(target=run) for _ in range(2)]
print(n)
'''
FRAME = read_frame(SOURCE)
ANSWER = FRAME.solution().text


def regions(text: str) -> Assembly:
    found = find_regions(FRAME, text)
    assert isinstance(found, Assembly), found
    return found


def changed(text: str) -> list[str]:
    found = find_regions(FRAME, text)
    assert isinstance(found, Changed), found
    return [f"{sign} {line.strip()}" for _, sign, line in found.lines]


def test_start_and_solution_hold_their_own_lines_and_no_mark():
    start = FRAME.start().text
    assert "    n += 1\n" in start and "with lock" not in start
    assert "    with lock:\n        n += 1\n" in ANSWER
    assert "# <" not in start + ANSWER


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("# </vous>\n\n\ndef run", "\n\ndef run", "# <vous> inattendue"),
        ("    # </depart>\n", "", "# <solution> inattendue (# <depart> est ouverte depuis la ligne 11)"),
        ("    # n += 1", "    n += 1", "chaque ligne est en commentaire"),
        ("        # </vous>\n", "", "# <vous> n'est pas refermée"),
        ("n = 0\n", "# <solution>\nn = 0\n# </solution>\n", "se placent entre # <vous> et # </vous>"),
        ("n = 0\n", "# </vous>\n", "aucune n'est ouverte"),
    ],
)
def test_marks_that_do_not_pair(old, new, said):
    assert old in SOURCE
    with pytest.raises(FrameError) as error:
        read_frame(SOURCE.replace(old, new, 1))
    assert said in error.value.reason


def test_a_source_without_a_region():
    with pytest.raises(FrameError, match="aucune partie n'est à l'élève"):
        read_frame("n = 0\n")


def test_a_file_without_marks_gives_its_regions():
    found = regions(ANSWER.replace("        n += 1", "        n += 1\n\n    # mine\n    return n"))
    first, second = ("\n".join(part).strip() for part in found.parts())
    assert first.startswith("def add():") and first.endswith("return n")
    assert second == "self.value = 1"
    assert [found.inside(line) for line in (1, 9, len(found.text.splitlines()))] == [False, True, False]


@pytest.mark.parametrize(
    "change",
    [
        ("import threading", "# a comment of mine\nimport threading   "),
        ("def run():", "\n# another\n\ndef run():"),
        ("print(n)\n", "print(n)\n\n# the end"),
        ("print(n)\n", "print(n)"),
    ],
)
def test_comments_and_blank_lines_among_what_is_given_count_for_nothing(change):
    found = regions(ANSWER.replace(*change))
    assert meaning(found) == meaning(FRAME.solution())


def test_what_is_found_can_be_put_back_into_the_frame():
    found = regions(ANSWER.replace("with lock", "with other"))
    assert meaning(FRAME.fill(found.parts())) == meaning(FRAME.solution())
    assert "with other" in FRAME.fill(found.parts()).text


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("n = 0\n", "n = 1\n", ["- n = 0", "+ n = 1"]),
        ("print(n)\n", "print(4)\n", ["- print(n)", "+ print(4)"]),
        ("print(n)\n", "", ["- print(n)"]),
        ("print(n)\n", "print(n)\nprint(n)\n", ["+ print(n)"]),
        ("def run():", "def run2():", ["- def run():", "+ def run2():"]),
        ("import threading\n", "import threading\nimport time\n", ["+ import time"]),
        ("range(2):\n", "range(1):\n", ["- for _ in range(2):", "+ for _ in range(1):"]),
        ("        return self.value\n", "        return 2\n", ["- return self.value", "+ return 2"]),
    ],
)
def test_what_is_changed_is_shown_line_by_line(old, new, said):
    assert old in ANSWER
    assert changed(ANSWER.replace(old, new, 1)) == said


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("decorator", "\n\n\ndef run", "\n@lambda function: lambda: None\ndef run"),
        ("backslash", "        self.value = 1\n", "        self.value = 1\n        x = \\\n"),
        ("one more line in a given block", "        add()\n", "        add()\n        add()\n"),
        ("copy hidden in a string", "\n\n\ndef run():\n    for _ in range(2):\n        add()\n", '\n\n\nx = """\ndef run():\n    for _ in range(2):\n        add()\n"""\n\n\ndef run():\n    add()\n'),
        ("condition around", "        return self.value\n", "        if self.value:\n            pass\n        return self.value\n"),
    ],
)  # fmt: skip
def test_given_lines_that_mean_something_else(name, old, new):
    """The text of what is given is whole, and yet…"""
    assert old in ANSWER, name
    text = ANSWER.replace(old, new, 1)
    found = find_regions(FRAME, text)
    if name == "condition around":  # a learner's own statement, in his own region: that is his business
        assert isinstance(found, Assembly) and meaning(found) == meaning(FRAME.solution())
        return
    try:
        same = isinstance(found, Assembly) and meaning(found) == meaning(FRAME.solution())
    except SyntaxError:
        same = False
    assert not same, name


def test_the_same_lines_in_another_order():
    lines = ANSWER.splitlines(keepends=True)
    at = lines.index("print(n)\n")
    moved = "".join([*lines[: at - 1], lines[at], lines[at - 1]])
    assert changed(moved)
