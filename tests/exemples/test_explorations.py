"""What is recorded of the explorer: its transcripts are shown on a page and true, its drawings are its graphs."""

import re

import pytest

from tests.exemples import CheckError, commands, pages, state_graph
from tests.exemples.running import relative


def pytest_generate_tests(metafunc):
    root = metafunc.config.racine
    if "transcript" in metafunc.fixturenames:
        found = commands.transcripts(root)
        metafunc.parametrize("transcript", found, ids=[relative(path, root) for path in found])


def test_transcript_is_what_the_command_prints(transcript, root):
    try:
        commands.check(transcript, root)
    except CheckError as error:
        pytest.fail(str(error), pytrace=False)


def test_transcript_is_shown(transcript, root):
    name = relative(transcript, root)
    assert any(directive.path == name for page in pages.pages(root) for directive in page.directives), (
        f"{name} : aucune page ne montre cette sortie. Incluez-la, ou supprimez-la."
    )


def test_a_stale_transcript_is_seen(tmp_path):
    folder = tmp_path / "exemples"
    folder.mkdir()
    (folder / "un.py").write_text('"""Un."""\n\nprint(1)\n', encoding="utf-8")
    stale = folder / "un.explorer.txt"
    stale.write_text(f"{commands.PROMPT}explorer exemples/un.py\nTOUT VA BIEN\n", encoding="utf-8")
    assert commands.transcripts(tmp_path) == [stale]
    with pytest.raises(CheckError, match=r"un\.explorer\.txt : la commande n'affiche plus cela"):
        commands.check(stale, tmp_path)
    assert commands.update(stale, tmp_path)
    commands.check(stale, tmp_path)
    text = stale.read_text(encoding="utf-8")
    stale.write_text(re.sub(r", \d+ Mo", ", 1 Mo", text), encoding="utf-8")  # another run, another memory
    commands.check(stale, tmp_path)
    assert not commands.update(stale, tmp_path)
    stale.write_text(f"{commands.PROMPT}explorer exemples/deux.py\n", encoding="utf-8")
    with pytest.raises(CheckError, match=r"un\.explorer\.txt:1 : la première ligne"):
        commands.check(stale, tmp_path)


@pytest.mark.parametrize("drawing", state_graph.DRAWINGS)
def test_drawing_is_the_explored_graph(drawing, root):
    path = root / drawing
    assert path.is_file() and path.read_text(encoding="utf-8") == state_graph.draw(drawing, root), (
        f"{drawing} n'est pas le graphe que l'explorateur trouve. Lancez make update (ou : python -m tests.update)."
    )


@pytest.mark.parametrize("drawing", state_graph.DRAWINGS)
def test_drawing_shows_every_state_and_every_step(drawing, root):
    program, _ = state_graph.DRAWINGS[drawing]
    found = state_graph.explore((root / program).read_text(encoding="utf-8"))
    text = (root / drawing).read_text(encoding="utf-8")
    assert (text.count("<rect"), text.count("<path")) == (found.states, found.transitions)


@pytest.mark.parametrize("drawing", state_graph.DRAWINGS)
def test_no_two_states_share_a_place(drawing, root):
    program, _ = state_graph.DRAWINGS[drawing]
    graph = state_graph.explore((root / program).read_text(encoding="utf-8")).graph
    places = state_graph.places(graph)
    assert len(places) == len(set(places.values())) == len(graph.nodes)
