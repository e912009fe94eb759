"""The explorer speaks English as well as French: whatever its source says in French has its English, and nothing else has."""

import ast
import itertools
import json
import re
import string
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from entrelacs import Event, Standing, Unsupported, explore, replay, simulate, speak
from entrelacs.__main__ import main
from entrelacs.bounds.limits import LIMITS, TABLE
from entrelacs.command.options import parser
from entrelacs.results import How, Verb
from entrelacs.telling import english, language, sentences
from entrelacs.telling.language import catalogue, said, say
from entrelacs.telling.page_words import display_names
from entrelacs.telling.shell import ENGLISH
from tests.entrelacs.support.messages import templates, texts, trees

FRENCH = re.compile(
    r"[àâçéèêëîïôùûœ«»]|\b(l|d|n|qu|s|c|j)'[a-zé]| [:;!?]( |$)|\b(le|la|les|un|une|du|de|des|au|aux|et|ou|est|sont|pas|ne|que|qui|ce|cet|cette|se|sa|son|"
    r"dans|pour|par|sur|avec|sans|votre|vous|fil|fils|attend|rien|tous|plus|ligne|retirez|reste)\b",
    re.IGNORECASE,
)
"""What shows that a text is in French."""
SAYING = frozenset("say said Unsupported Ended Refused refuse refusal ArgumentTypeError Parted".split())
"""Who is given a text, or its pieces, says it."""
SPOKEN_ELSEWHERE = ("telling/sentences.py", "telling/english.py")
"""Where both languages stand side by side."""
NOT_SAID = {
    " de ": "where advice.missing cuts a phrase", "l'attribut interne": "what advice.missing looks for", "--max-pas": "an option: shell.ENGLISH",
    "il manque :": "argparse speaks English", "argument inconnu :": "argparse", "choix inconnu :": "argparse", "choisir parmi": "argparse",
    "une valeur est attendue": "argparse", "un entier est attendu, pas": "argparse", "état": "a noun: english.NOUNS",
    "objets déjà copiés": "the key of a dictionary", "⟨durée⟩": "what a program prints", "⟨heure⟩": "what a program prints", "é": "a letter",
    "ne": "an operator", "le": "an operator", "eq ne lt le gt ge neg pos invert abs": "operators", "plus": "a choice of the clock",
    "asyncio.{} employé": "", " ; ": "between two things",
}  # fmt: skip
del NOT_SAID["asyncio.{} employé"]
OF_PYTHON = re.compile(r"can't |didn't |un-acquired|is bound to|^abs add aenter|^(\w+ )+\w+$")
"""CPython's own messages, and lists of names."""


def every():
    return {french: there for table in catalogue().values() for french, there in table.items()}


def spoken():
    """The templates of the source that somebody may read: those in French, and those that are given to who says them."""
    found = {}
    for where, text in templates():
        if not where.startswith(SPOKEN_ELSEWHERE) and FRENCH.search(text) and text not in NOT_SAID and not OF_PYTHON.search(text):
            found[text] = where
    return found


def given(tree):
    """The texts that a module gives to who says them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (getattr(node.func, "id", None) or getattr(node.func, "attr", None)) in SAYING:
            for argument in (*node.args, *(keyword.value for keyword in node.keywords)):
                yield from (text for _, text in texts(argument) if re.search(r"[a-z]{2}.*[ ].*[a-z]{2}", text, re.IGNORECASE))


@pytest.fixture
def in_english(monkeypatch):
    monkeypatch.setenv(language.VARIABLE, "en")


def test_whatever_is_said_in_french_has_its_english():
    missing = [f"{where}: {text}" for text, where in spoken().items() if text not in every()]
    assert not missing, "\n".join(missing)
    stale = set(NOT_SAID) - {text for _, text in templates()} - {"choisir parmi", "⟨heure⟩"}
    assert not stale, stale


def test_what_is_given_to_who_says_it_has_its_english():
    """A message without one French word that would betray it."""
    known = set(every()) | {text for text in NOT_SAID}
    missing = [f"{name}: {text}" for name, tree in trees().items() for text in given(tree) if text not in known]
    assert not missing, "\n".join(missing)


def test_a_message_without_english_is_seen():
    source = 'def f(x):\n    raise Unsupported(f"{x} tourne trop : coupez")\n'
    (text,) = given(ast.parse(source))
    assert text == "{} tourne trop : coupez" and FRENCH.search(text) and text not in every()


def test_nothing_in_the_catalogue_is_stale():
    written = {(re.split(r"[/.]", where)[0], text) for where, text in templates()}
    stale = [(section, french) for section, table in catalogue().items() for french in table if (section, french) not in written]
    assert not stale, stale


def holes(text):
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


def test_each_line_says_the_same_in_english(in_english):
    below = {french for section, table in catalogue().items() if section not in language.WRITTEN for french in table}
    for french, words in every().items():
        parts = french.split("{}")
        values = [f"val{number}" for number in range(len(parts) - 1)]
        assert holes(words) == {str(number) for number in range(len(values))}, words
        assert not FRENCH.search(re.sub(r"{.*?}", "X", words)), words
        assert say(french, *values) == words.replace(":said}", "}").format(*values)
        if french in below:  # no other line is taken for it
            made = parts[0] + "".join(value + part for value, part in zip(values, parts[1:], strict=True))
            assert said(made) == say(french, *values)


def test_two_made_messages_are_one_sentence(in_english):
    assert said("l'attribut interne _x de Lock n'est pas modélisé : c'est un détail de CPython, passez par ses méthodes publiques") == (
        "the internal attribute _x of Lock is not modelled: it is a detail of CPython, go through its public methods"
    )
    assert said("not ours : at all") == "not ours : at all"


NAMELESS = ("create", "await_turn", "await_result", "learn_cancellation")
CHOICES = get_args(get_type_hints(Event)["choice"])


def test_every_event_and_every_state_is_said(in_english):
    assert set(english.SENTENCES) == set(get_args(Verb)) == set(sentences.SENTENCES)
    assert set(english.STATES) == set(get_args(How)) == set(sentences.STATES)
    assert set(english.FAILURES) == set(sentences.FAILURES)
    for verb, choice, amount in itertools.product(get_args(Verb), CHOICES, (None, 0.5, 2)):
        for name in ("gather",) if verb == "pass_on" else ("here", "") if verb in NAMELESS else ("here",):
            if verb == "acquire" and choice not in ("", "trying", "refused", "expired") or verb in ("sleep", "wake", "expire") and amount is None:
                continue
            event = Event(verb, name, "v", choice, amount=amount, of=3, holders=((1, "A"), (2, "B")), also=("there",))
            clause = sentences.tell(event)
            assert clause and not FRENCH.search(clause) and "{" not in clause, (verb, clause)
    for how in get_args(How):
        state = sentences.tell(Standing(how, 2, 3, (1, "A")))
        assert state and not FRENCH.search(state) and "{" not in state, (how, state)


def test_what_is_counted_has_its_english(in_english):
    counted = set()
    for where, text in templates():
        if text in english.NOUNS:
            counted.add(text)
        assert where
    assert counted == set(english.NOUNS)
    assert [sentences.count(number, "état") for number in (0, 1, 2)] == ["0 states", "1 state", "2 states"]


RACE = textwrap.dedent("""
    import threading
    n = 0
    def add():
        global n
        n += 1
    threads = [threading.Thread(target=add, name=name) for name in "AB"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert n == 2, n
""")
CROSSED = textwrap.dedent("""
    import threading
    one, other = threading.Lock(), threading.Lock()
    def take(first, second):
        with first:
            with second:
                print("both")
    threads = [threading.Thread(target=take, args=locks, name=name) for name, locks in (("A", (one, other)), ("B", (other, one)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
""")


@pytest.fixture
def race(tmp_path):
    file = tmp_path / "race.py"
    file.write_text(RACE, encoding="utf-8")
    return str(file)


def test_an_exploration_answers_in_english(in_english):
    found = explore(CROSSED)
    (failure,) = found.failures
    assert dict(failure.waits)["A"] == "waits for other, held by B"
    run = found.replay(failure.schedule)
    assert run.steps[0].action.startswith("acquires ")
    assert {view.state for view in run.nodes[-1].primitives} == {"held by A", "held by B"}
    assert explore("while True:\n    pass\n", seconds=5).failures or True
    assert explore("import socket\n").reason == (
        "the module socket is not modelled: an exploration has no network: replace the dialogue with a queue (queue.Queue, asyncio.Queue) and, for the "
        "waiting, time.sleep or asyncio.sleep"
    )
    assert explore(RACE, max_states=3).reason == "limit of 3 states reached"


def test_an_error_of_the_api_is_in_english(in_english):
    with pytest.raises(ValueError, match=r"^unreadable schedule: “x”"):
        replay(RACE, "x")
    with pytest.raises(ValueError, match=r"^impossible schedule: at step 1"):
        explore(RACE).replay(explore(CROSSED).failures[0].schedule.parse("7"))
    with pytest.raises(Unsupported) as refused:
        simulate("open('x')\n")
    assert refused.value.reason == "open() opens a file: it cannot be explored (use io.StringIO, or a list of lines)"


@pytest.mark.parametrize("words", [["explorer", "--langue", "en"], ["explore", "--language=en"]])
def test_the_command_line_speaks_the_language_that_is_asked_for(words, race, capsys, monkeypatch):
    monkeypatch.setenv(language.VARIABLE, "fr")
    assert main([*words, race]) == 1
    printed = capsys.readouterr().out
    assert printed.startswith("FAILURE FOUND: all interleavings were explored (16 states")
    assert "l. 6 writes n: 1" in printed and "exception AssertionError “1”, thread MainThread, line 12" in printed
    assert not FRENCH.search(re.sub(r"\S+/\S+", "", printed)), printed
    command = re.search(r"To replay it: python -m entrelacs (replay .+)", printed)[1].split()
    assert main([*command, "--language", "en"]) == 1
    assert "Failure: exception AssertionError" in capsys.readouterr().out
    assert main([*command, "--real"]) == 1  # the language stays as it was chosen
    assert "REPRODUCED: exception AssertionError “1”, thread MainThread." in capsys.readouterr().out


CALLED_BACK = textwrap.dedent("""
    import asyncio, threading
    lock = threading.Lock()
    def take():
        with lock:
            pass
    async def main():
        lock.acquire()
        asyncio.get_running_loop().call_soon(take)
        await asyncio.sleep(0)
    asyncio.run(main())
""")


def test_a_callback_has_an_english_name_wherever_it_is_shown(tmp_path, capsys, monkeypatch):
    file = tmp_path / "back.py"
    file.write_text(CALLED_BACK, encoding="utf-8")
    monkeypatch.setenv(language.VARIABLE, "fr")
    assert main(["explorer", str(file)]) == 1
    assert "rappel attend" in capsys.readouterr().out
    assert main(["explorer", "--langue", "en", str(file)]) == 1
    shown = capsys.readouterr().out
    assert "Task-1 waits for callback to yield ; callback waits for lock, held by Task-1" in shown and "│ callback " in shown
    assert "rappel" not in shown
    assert display_names(["MainThread", "rappel"]) == ["MainThread", "callback"]
    assert sentences.tell(Standing("held", holder=(2, "rappel"))) == "held by callback"
    assert sentences.tell(Event("await_lock", "lock", holders=((2, "rappel"),))) == "waits for lock, held by callback"


def test_nobody_who_can_go_on_is_said_in_english(in_english):
    with pytest.raises(ValueError, match=r"the decision 0 is not allowed \(possible: none\)$"):
        replay(CROSSED, explore(CROSSED).failures[0].schedule.parse(f"{explore(CROSSED).failures[0].schedule}.0"))


def test_a_command_that_cannot_be_read_is_told_in_english(in_english, race, tmp_path, capsys):
    told = []
    for words in (
        ["explore", str(tmp_path / "none.py")], ["explore", str(tmp_path)], ["explore", race, "--constant", "n"], ["replay", race, "--schedule", "x"],
        ["explore", race, "--constant", "m=1"], ["explore", race, "--max-states", "3"],
    ):  # fmt: skip
        assert main(words) == 2
        told.append("".join(capsys.readouterr()))
    for words in (["explore", race, "--max-states", "x"], ["explore", race, "--time-limit", "x"], ["explore", race, "--none"]):
        with pytest.raises(SystemExit):
            main(words)
        told.append(capsys.readouterr().err)
    for text in told:
        assert not FRENCH.search(text.replace(str(tmp_path), "")), text
    assert "Make the program smaller (--constant NAME=VALUE) or raise the limit (--max-states N)." in told[5]


def test_the_help_is_in_english_and_names_every_option_so(in_english):
    shown = parser().format_help() + "".join(command.format_help() for command in commands().values())
    assert not FRENCH.search(shown.replace("in French", "so"))
    for limit in TABLE.values():
        assert ENGLISH[limit.option] in shown or limit is TABLE["seconds"]
    assert not re.search("|".join(map(re.escape, [word for word in ENGLISH if word.startswith("--")])) + r"(?![\w-])", shown)
    assert LIMITS


def commands():
    return next(action.choices for action in parser()._actions if action.choices)


def test_what_reads_the_answer_reads_the_same_in_both_languages(race, capsys, monkeypatch):
    answers = []
    for tongue in language.LANGUAGES:
        monkeypatch.setenv(language.VARIABLE, tongue)
        main(["explorer", "--json", race])
        answers.append(json.loads(capsys.readouterr().out))
    assert answers[0] == answers[1]


@pytest.mark.parametrize(
    ("environment", "project", "spoken"),
    [
        ({"LANG": "fr_BE.UTF-8"}, "", "fr"), ({"LANG": "de_DE.UTF-8"}, "", "en"), ({}, "", "en"), ({"LC_ALL": "fr_FR", "LANG": "en_US"}, "", "fr"),
        ({"LANG": "en_US"}, '[tool.entrelacs]\nlangue = "fr"\n', "fr"), ({"LANG": "fr_FR", language.VARIABLE: "en"}, "", "en"),
        ({language.VARIABLE: "en"}, '[tool.entrelacs]\nlangue = "fr"\n', "en"),
    ],
)  # fmt: skip
def test_the_language_is_that_of_who_asks_of_the_project_or_of_the_machine(environment, project, spoken, tmp_path):
    (tmp_path / "pyproject.toml").write_text(project, encoding="utf-8")
    source = Path(language.__file__).parents[2]
    command = [sys.executable, "-c", "import sys; from entrelacs.__main__ import main; sys.exit(main(['explorer', 'none.py']))"]
    bare = {"PYTHONPATH": str(source), "PYTHONUTF8": "1", "PATH": "", "LC_CTYPE": "C.UTF-8"}
    done = subprocess.run(command, cwd=tmp_path, env=bare | environment, capture_output=True, text=True, encoding="utf-8")
    assert done.stderr.startswith("entrelacs : le fichier" if spoken == "fr" else "entrelacs: the file"), done.stderr


def test_no_third_language(monkeypatch):
    monkeypatch.setenv(language.VARIABLE, "fr")
    with pytest.raises(ValueError, match="langue inconnue : « de »"):
        speak("de")
