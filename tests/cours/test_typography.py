"""French typography at render time: the rules one by one, and what must come back unchanged."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cours.typography import typeset


def shown(html: str) -> str:
    """Make the two no-break spaces visible: ~ for the ordinary one, _ for the thin one."""
    return typeset(html).replace("\u00a0", "~").replace("\u202f", "_")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("l'ordre", "l’ordre"),
        ("aujourd'hui, qu'il s'agit d'un cas", "aujourd’hui, qu’il s’agit d’un cas"),
        ("fin...", "fin…"),
        ("le 1er mai", "le 1ᵉʳ mai"),
        ("un, deux.... trois", "un, deux.... trois"),
        ("attention : voici", "attention~: voici"),
        ("oui ; non ! quoi ?", "oui_; non_! quoi_?"),
        ("quoi ?!", "quoi_?!"),
        ("« oui »", "«~oui~»"),
        ("«oui»", "«~oui~»"),
        ("il dit : « oui ? »", "il dit~: «~oui_?~»"),
        ("50 % de 10 ms, 3 € et 4 Go", "50~% de 10~ms, 3~€ et 4~Go"),
        ("100 000 tours, 1 000 000 pas", "100_000 tours, 1_000_000 pas"),
        ("en 2024 100 fils", "en 2024 100 fils"),
        ("la 3.11 100 fois", "la 3.11 100 fois"),
        ("3 minutes, 2 socles", "3 minutes, 2 socles"),
        ("n° 4, PEP 703, CPython 3.13", "n°~4, PEP~703, CPython~3.13"),
        ("fin de ligne\n: suite", "fin de ligne~: suite"),
        # Nothing is added where the author put no space.
        ("à 12:30", "à 12:30"),
        ("https://exemple.fr/a?b=c;d", "https://exemple.fr/a?b=c;d"),
        ("KeyError: absent", "KeyError: absent"),
        ("a != b, x := 3, a :: b", "a != b, x := 3, a :: b"),
        ("d[a : b]", "d[a~: b]"),
        ('"entre guillemets droits"', '"entre guillemets droits"'),
        ("'simple'", "'simple'"),
        ("4x4 (c) -- 1-2", "4x4 (c) -- 1-2"),
    ],
)
def test_rules(source: str, expected: str) -> None:
    assert shown(f"<p>{source}</p>") == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("« <code>with verrou:</code> »", "«~<code>with verrou:</code>~»"),
        ("«<code>x</code>»", "«~<code>x</code>~»"),
        ("appelez <code>acquire</code> : il attend", "appelez <code>acquire</code>~: il attend"),
        ("l'<em>autre</em> fil d'<code>x</code>", "l’<em>autre</em> fil d’<code>x</code>"),
        ("<b>l'</b>un et <i>l</i>'autre", "<b>l’</b>un et <i>l</i>’autre"),
        ("<em>oui</em> ; <strong>non </strong>!", "<em>oui</em>_; <strong>non_</strong>!"),
        ("<a href=\"l'a : b\">l'a : b</a> ?", '<a href="l\'a : b">l’a~: b</a>_?'),
        ("x &lt; 3 &amp; y ; z", "x &lt; 3 &amp; y_; z"),
        ("vu&nbsp;: <kbd>Ctrl : c</kbd>", "vu~: <kbd>Ctrl : c</kbd>"),
        ("a <!-- l'un : deux --> b : c", "a <!-- l'un : deux --> b~: c"),
        (".<b>..</b>", ".<b>..</b>"),
    ],
)
def test_text_cut_by_inline_elements(source: str, expected: str) -> None:
    assert shown(f"<p>{source}</p>") == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    "html",
    [
        "<pre><code>l'un : « deux » ; trois ! ...\n</code></pre>",
        '<div class="highlight"><pre><span></span><code><span class="s1">\'a : b ; c\'</span></code></pre></div>',
        '<script type="application/json">{"a": "l\'un : deux ; <b>"}</script>',
        "<style>a::before { content: 'l\\'a : b' ; }</style>",
        '<img alt="l\'un : deux ;" src="a : b">',
        "<p><code>a <code>l'un : b</code> ; c</code></p>",
        "<!-- l'un : deux ; -->",
        "<p title=\"l'un > l'autre : x\">rien</p>",
        "<math><mi>x</mi><mo> : </mo></math><textarea>l'un : b</textarea>",
    ],
)
def test_left_unchanged(html: str) -> None:
    assert typeset(html) == html


def test_blocks_do_not_mix() -> None:
    assert shown("<ul><li>un :</li><li>; deux</li></ul>") == "<ul><li>un~:</li><li>; deux</li></ul>"
    assert shown("<p>l'</p><p>autre</p>") == "<p>l'</p><p>autre</p>"


def test_raw_html_drawings_and_contents_get_it_too() -> None:
    md = markdown.Markdown(extensions=["toc", "md_in_html", "footnotes", "cours.typography"])
    html = md.convert(
        "# L'idée : `a : b`\n\n"
        "<figure markdown=\"0\"><svg><title>L'un : deux</title><text>l'un</text></svg><figcaption>L'un ?</figcaption></figure>\n"
    )
    assert "L’idée\u00a0: <code>a : b</code>" in html
    assert "L’un\u00a0: deux" in html
    assert "<text>l’un</text>" in html
    assert md.toc_tokens[0]["name"] == "L’idée\u00a0: a\u00a0: b"
    assert md.toc_tokens[0]["id"] == "lidee-a-b"
    assert "L’idée" in md.toc


PIECES = st.sampled_from(
    [
        "l'",
        "un",
        " : ",
        " ;",
        "!",
        "« ",
        " »",
        "...",
        "12",
        " %",
        " 000",
        "<em>",
        "</em>",
        "<code>a : b</code>",
        "&lt;",
        "\n",
        "<br>",
    ]
)


@given(st.lists(PIECES, max_size=20).map("".join))
@example("...12 000")  # an ellipsis, not the dot of a version
def test_twice_is_once_and_tags_survive(html: str) -> None:
    once = typeset(f"<p>{html}</p>")
    assert typeset(once) == once
    tags = [part for part in ("<em>", "</em>", "<code>a : b</code>", "&lt;", "<br>") for _ in range(html.count(part))]
    assert tags == [part for part in ("<em>", "</em>", "<code>a : b</code>", "&lt;", "<br>") for _ in range(once.count(part))]
