"""The pages of the site as built: where they are, their parsed HTML, the parts that a reader reads."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from bs4 import BeautifulSoup, NavigableString, Tag

#: What is shown but is not prose; the text of the pages is read without it.
NOT_PROSE = ("code", "pre", "textarea", "kbd", "samp", "script", "style", "svg")
#: What a proof says without its author: the text of its folds is not his.
NOT_WRITTEN = "preuve__details"


@lru_cache(maxsize=64)
def parse(path: Path) -> BeautifulSoup:
    """Return the parsed HTML of one file."""
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


@dataclass(frozen=True)
class Site:
    """``root``: the course; ``folder``: what MkDocs made of it; ``status`` and ``printed``: how its strict build ended."""

    root: Path
    folder: Path
    status: int
    printed: str

    @cached_property
    def sources(self) -> list[str]:
        """The pages, as paths in docs/ (``mecanismes/lock.md``)."""
        docs = self.root / "docs"
        return sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))

    @cached_property
    def urls(self) -> list[str]:
        """The pages' addresses, relative to the site (``mecanismes/lock/``)."""
        return [url_of(source) for source in self.sources]

    @cached_property
    def pages(self) -> dict[str, BeautifulSoup]:
        """The parsed pages, by address; the page of errors too."""
        files = {url: self.folder / url / "index.html" for url in self.urls} | {"404.html": self.folder / "404.html"}
        return {url: parse(path) for url, path in files.items()}

    def graph(self, player: Tag, url: str) -> str:
        """The graph of a player of the page at ``url``, as JSON."""
        return graph(self.folder, player, url)

    def article(self, url: str) -> Tag:
        """What the author wrote on the page at ``url``."""
        return self.pages[url].select_one("article.md-content__inner")


def url_of(source: str) -> str:
    """``mecanismes/lock.md`` → ``mecanismes/lock/``; ``mecanismes/index.md`` → ``mecanismes/``."""
    stem = source.removesuffix(".md")
    stem = "" if stem == "index" else stem.removesuffix("/index")
    return f"{stem}/" if stem else ""


def graph(folder: Path, player: Tag, url: str) -> str:
    """The graph of a player of the page at ``url``, as JSON: the text that it holds, or a script beside the pages."""
    if script := player.select_one("script"):
        return script.get_text()
    text = (folder / url / player["data-graphe"]).read_text(encoding="utf-8")
    return text.removeprefix("document.currentScript.graphe = ").removesuffix(";\n")


def prose(element: Tag) -> list[str]:
    """The pieces of text of ``element`` that are prose, in order."""
    return [
        str(text)
        for text in element.find_all(string=True)
        if type(text) is NavigableString
        and not any(parent.name in NOT_PROSE or (parent.name == "noscript" and NOT_WRITTEN in parent.parent.get("class", ())) for parent in text.parents)
    ]
