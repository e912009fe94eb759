"""Fewer elements, and the same text."""

from bs4 import BeautifulSoup

from cours.light import lightened

CODE = (
    '<pre><code><span id="__ligne-0-1"><span class="n">verrou</span> <span class="o">=</span> <span class="k">None</span>\n</span>'
    '<span id="__ligne-0-2"><span class="hll"><span class="p">(</span></span></span></code></pre>'
)
FOLD = '<details class="preuve__details"><summary>Ce qui casse</summary><table><tr><td>1</td></tr></table></details>'


def text(page: str) -> str:
    return BeautifulSoup(page, "html.parser").get_text()


def test_code_keeps_its_text_its_lines_and_its_colours():
    light = lightened(CODE)
    assert text(light) == text(CODE) and "__ligne" not in light
    assert [mark.get("class") for mark in BeautifulSoup(light, "html.parser").select("span")] == [None, ["k"], None, ["hll"]]


def test_a_fold_becomes_text_and_nothing_else_does():
    light = lightened(FOLD + "<details><summary>Solution</summary><p>x</p></details>")
    assert "<summary>Ce qui casse</summary><noscript><table>" in light and light.count("<noscript>") == 1
    nested = f'<details class="solution"><summary>Solution</summary>{FOLD}{FOLD}</details>'
    assert lightened(nested).count("<noscript><table>") == 2


def test_what_cannot_be_text_stays():
    for kept in ("<noscript>x</noscript>", "<entrelacs-joueur></entrelacs-joueur>"):
        page = FOLD.replace("<table>", f"{kept}<table>")
        assert lightened(page) == page
