"""The workshop: the reader's own program, explored in the page.

``python -m cours.atelier`` prepares what the page loads (`build`): the editor, and Python for the browser with `entrelacs` in it.
There, `bridge` answers the page's questions.
"""
