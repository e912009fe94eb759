"""Accent-free words for the index: where they go, and that nobody but the index sees them."""

from __future__ import annotations

import pytest

from cours.search_words import add_folded_words, fold

HIDDEN = '<sub class="recherche" hidden aria-hidden="true"> {}</sub>'


def test_fold() -> None:
    assert fold("Sémaphore à cœur, ça où") == "Semaphore a coeur, ca ou"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Un <em>sémaphore</em></p>", "<p>Un <em>sémaphore</em>" + HIDDEN.format("semaphore") + "</p>"),
        ("<h2 id='a'>Barrière</h2>", "<h2 id='a'>Barrière" + HIDDEN.format("barriere") + "</h2>"),
        ("<p>sémaphore semaphore</p>", "<p>sémaphore semaphore</p>"),
        ("<li>né été<ul><li>bu</li></ul></li>", "<li>né été" + HIDDEN.format("ete") + "<ul><li>bu</li></ul></li>"),
        ("<pre>été</pre><p><code>été</code></p>", "<pre>été</pre><p><code>été</code></p>"),
        ("<svg><title>été</title></svg><script>été</script>", "<svg><title>été</title></svg><script>été</script>"),
    ],
)
def test_added_at_the_end_of_the_block(html: str, expected: str) -> None:
    assert add_folded_words(html) == expected
