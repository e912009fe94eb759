"""Fewer elements, and the same text."""

from bs4 import BeautifulSoup

from cours.light import folded, lightened


def block(language: str, *lines: str) -> str:
    """A block of code as pygments and pymdownx write it."""
    spans = "".join(f'<span id="__ligne-0-{number}">{line}\n</span>' for number, line in enumerate(lines, 1))
    return f'<div class="language-{language} highlight"><span class="filename">a</span><pre><span></span><code>{spans}</code></pre></div>'


CODE = block("python", '<span class="n">verrou</span> <span class="o">=</span> <span class="k">None</span>', '<span class="hll"><span class="p">(</span>\n</span>')
CODE = CODE.replace("\n</span>\n</span>", "\n</span></span>")
LONG = "verrou.acquire(blocking=True)"
FOLD = '<details class="preuve__details"><summary>Ce qui casse</summary><table><tr><td>1</td></tr></table></details>'
LARGE = f"<details><summary>Solution</summary>{'<p><b>x</b></p>' * 30}</details>"


def text(page: str) -> str:
    return BeautifulSoup(page, "html.parser").get_text()


def lines(page: str) -> list[str]:
    """The text of each element that holds lines."""
    return [span.get_text() for span in BeautifulSoup(lightened(page), "html.parser").select("code > span")]


def test_code_keeps_its_text_its_lines_and_its_colours():
    light = lightened(CODE)
    assert text(light) == text(CODE) and "__ligne" not in light and "<span></span>" not in light
    assert [mark.get("class") for mark in BeautifulSoup(light, "html.parser").select("code span")] == [None, ["k"], ["hll"]]
    assert 'style="--lignes:2"' in light


def test_lines_that_no_screen_folds_share_an_element():
    assert lines(block("python", "a = 1", "b = 2", "", LONG, "", "    c = 3", LONG)) == ["a = 1\nb = 2\n\n", f"{LONG}\n\n", "    c = 3\n", f"{LONG}\n"]
    assert lines(block("text", LONG, LONG)) == [f"{LONG}\n{LONG}\n"]
    assert lines(block("console", '<span class="gp">$ </span>python a.py', "un", "deux")) == ["$ python a.py\n", "un\ndeux\n"]


def test_two_words_of_one_colour_are_one():
    light = lightened(block("python", '<span class="k">async</span> <span class="k">def</span> <span class="nf">f</span>'))
    assert [mark.get_text() for mark in BeautifulSoup(light, "html.parser").select("code span[class]")] == ["async def", "f"]


def test_a_fold_becomes_text_and_a_short_one_stays():
    light = folded(FOLD + "<details><summary>Indice</summary><p>x</p></details>" + LARGE)
    assert "<summary>Ce qui casse</summary><noscript><table>" in light and light.count("<noscript>") == 2
    assert "<summary>Indice</summary><p>x</p>" in light and "<summary>Solution</summary><noscript><p>" in light


def test_the_outermost_fold_that_can_is_the_text():
    nested = f'<details class="solution"><summary>Solution</summary>{FOLD}{FOLD}</details>'
    assert folded(nested).count("<noscript><table>") == 2, "two short proofs"
    assert folded(LARGE.replace("</details>", f"{FOLD}</details>")).count("<noscript>") == 1, "none within another"


def test_done_twice_it_changes_nothing():
    for page in (FOLD, LARGE, LARGE.replace("</details>", f"{FOLD}</details>"), f'<details class="solution"><summary>Solution</summary>{FOLD}</details>'):
        assert folded(folded(page)) == folded(page) != page


def test_what_cannot_be_text_stays():
    for kept in ("<noscript>x</noscript>", "<entrelacs-joueur></entrelacs-joueur>", "<ul data-reponses='a'></ul>", "<input>", "<script></script>"):
        for page in (FOLD.replace("<table>", f"{kept}<table>"), LARGE.replace("<p>", f"{kept}<p>", 1)):
            assert folded(page) == page
