"""What the site serves besides its pages: the archive of the programs, the feed of its news, ``robots.txt``, the player.

They are written in ``docs/``, where git ignores them, by a Markdown extension, so that ``mkdocs build`` needs no step before it: MkDocs
reads its extensions, and what is missing is made, before it lists the files of ``docs/``; the page that shows a file makes it again
when it is out of date.  A file whose bytes would not change is left alone: ``mkdocs serve`` watches that folder.  Zensical lists the
files first and gives the addresses of ``docs/`` to templates alone; there, ``python -m cours.publication`` comes before the build.

``robots.txt`` and the feed are templates (``extra_templates`` in ``mkdocs.yml``): only the site's builder knows its address.

Use: ``cours.publication`` in ``markdown_extensions``; the block ``/// archive`` shows where the archive is.
"""

from __future__ import annotations

import html
import json
import os
import re
import tomllib
import uuid
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import markdown
from markdown import Extension, Markdown
from markdown.extensions.toc import slugify
from markdown.preprocessors import Preprocessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block

import entrelacs
from cours import files, site_archive
from cours.metadata import MONTHS, french
from cours.pages import address, up_from
from cours.typography import typeset
from entrelacs_page.assets import asset
from entrelacs_page.page import PageError, current_page

ARCHIVE = Path("docs/assets/sources/verrous-python.zip")
FOLDER = "verrous-python"
"""The one folder that the archive unpacks: commands of the course, as the pages write them, run in it."""
ROBOTS = Path("docs/robots.txt")
NEWS, FEED = Path("docs/projet/nouveautes.md"), Path("docs/flux.xml")
ASSETS = {"joueur.js": "joueur", "joueur-partie.js": "joueur", "joueur.css": "joueur", "preuve.css": "preuve"}
"""The files of `entrelacs_page` that pages load, and the folders of ``docs/assets`` that they go to."""
_SITE = "\0"
"""Stands for the site's address, until the feed is a template."""
#: What the command line reads in the folder where one works: where the exercises are, in which language it answers.
TOOL = '[tool.entrelacs]\nexercices = "exemples/exercices"\nlangue = "fr"\n'
#: What ``pip install`` reads there, from the project that the archive is made of.
KEPT = ("name", "version", "description", "requires-python", "license", "license-files", "keywords", "classifiers")


def held() -> Iterator[tuple[str, bytes]]:
    """Yield the files of the archive: the programs and exercises, the explorer, how to use them, the licences."""
    yield "LISEZMOI.md", (Path(__file__).parent / "LISEZMOI-archive.md").read_bytes()
    yield "pyproject.toml", project().encode()
    for name in ("LICENSE", "LICENSE-COURS"):
        if Path(name).is_file():
            yield name, Path(name).read_bytes()
    # The packages stand beside the programs, not in src/: Python finds the explorer from that folder with nothing to set.
    sources = Path(entrelacs.__file__).parents[1]
    for root, above in (*((sources / name, sources) for name in packages()), (Path("exemples"), Path())):
        for path in sorted(root.rglob("*")):
            within = path.relative_to(above)
            if path.is_file() and not any(part.startswith((".", "__pycache__")) for part in within.parts):
                yield within.as_posix(), path.read_bytes()


def packages(source: Path = Path("pyproject.toml")) -> list[str]:
    """What the project ``source`` installs: the explorer, and what goes with it."""
    if not source.is_file():  # a course without an explorer of its own
        return ["entrelacs"]
    told = tomllib.loads(source.read_text(encoding="utf-8"))
    return [Path(path).name for path in told["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]]


def project(source: Path = Path("pyproject.toml")) -> str:
    """The ``pyproject.toml`` of the archive: there, the explorer installs as it does from the project ``source``."""
    if not source.is_file():
        return TOOL
    told = tomllib.loads(source.read_text(encoding="utf-8"))
    lines = [f"{key} = {_toml(told['project'][key])}" for key in KEPT if key in told["project"]]
    lines += ['readme = "entrelacs/README.md"', "dependencies = []"]
    scripts = [f"{name} = {_toml(target)}" for name, target in told["project"].get("scripts", {}).items()]
    backend = [f"{key} = {_toml(value)}" for key, value in told["build-system"].items()]
    extras = [f"{name} = {_toml(needed)}" for name, needed in told["project"].get("optional-dependencies", {}).items()]
    plugins = [f"{name} = {_toml(target)}" for name, target in told["project"].get("entry-points", {}).get("pytest11", {}).items()]
    tables = {
        "build-system": backend, "project": lines, "project.optional-dependencies": extras, "project.scripts": scripts,
        "project.entry-points.pytest11": plugins,
        "tool.hatch.build.targets.wheel": [f"packages = {_toml(packages(source))}"],
    }  # fmt: skip
    return "\n".join(f"[{name}]\n" + "".join(f"{line}\n" for line in body) for name, body in tables.items() if body) + "\n" + TOOL


def _toml(value: str | list[str]) -> str:
    """A text, or a list of them, in TOML: JSON writes them alike."""
    return json.dumps(value, ensure_ascii=False)


def make_archive(target: Path = ARCHIVE) -> None:
    """Write the archive, unless it holds these very files already; the same files always give the same bytes."""
    files.archive(target, {f"{FOLDER}/{name}": data for name, data in held()})


def make_robots(target: Path = ROBOTS) -> None:
    """Every robot is welcome; the map of the site is said when the site has an address."""
    files.write(target, b"User-agent: *\nAllow: /\n{% if config.site_url %}\nSitemap: {{ config.site_url }}sitemap.xml\n{% endif %}")


def make_feed(target: Path = FEED) -> None:
    """Write the news, as the page tells them, for those who follow sites: an Atom feed, one entry for each date. Raises ``PageError``."""
    news = list(_news())
    entries = "".join(
        f"""  <entry>
    <id>{uuid.uuid5(uuid.NAMESPACE_URL, f"{FOLDER}/{day}").urn}</id>
    <title>Nouveautés du {french(day)}</title>
    <updated>{day}T00:00:00Z</updated>
    <link href="{_SITE}{address(NEWS)}#{slugify(french(day), "-")}"/>
    <content type="html">{html.escape(said)}</content>
  </entry>
"""
        for day, said in news
    )
    newest = max((day for day, _ in news), default=date(1970, 1, 1))
    feed = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
  <id>{uuid.uuid5(uuid.NAMESPACE_URL, FOLDER).urn}</id>
  <title>Nouveautés du cours « Verrous et synchronisation en Python »</title>
  <updated>{newest}T00:00:00Z</updated>
  <author><name>L’équipe du cours</name></author>
  <link href="{_SITE}{address(NEWS)}"/>
  <link rel="self" href="{_SITE}flux.xml"/>
{entries}</feed>
"""
    # A template: what the news say in braces is text.
    files.write(target, feed.replace("{", "&#123;").replace(_SITE, "{{ config.site_url }}").encode())


def _news() -> Iterator[tuple[date, str]]:
    """The sections of the page of news: their date, their content as HTML whose links begin at the site's root."""
    if not NEWS.is_file():
        return
    text = NEWS.read_text(encoding="utf-8")

    def link(found: re.Match[str]) -> str:
        path, mark, anchor = found[1].partition("#")
        target = Path(os.path.relpath(NEWS.parent / path))
        return f'href="{_SITE}{address(target)}{mark}{anchor}"'

    for section in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        title, _, body = section.partition("\n")
        found = re.fullmatch(r"(\d+|1er) (\w+) (\d{4})", title)
        if not found or found[2] not in MONTHS:
            line = text[: text.index(f"## {title}")].count("\n") + 1
            raise PageError(f"{NEWS}:{line} : « {title} » n'est pas une date comme « 1er mai 2027 ».")
        day = date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1].removesuffix("er")))
        yield day, re.sub(r'href="([^":]+\.md(?:#[^"]*)?)"', link, typeset(markdown.markdown(body)))


def copy_assets() -> None:
    """Write, where they are out of date, the files of `entrelacs_page` that pages load."""
    for name, folder in ASSETS.items():
        files.write(Path("docs/assets", folder, name), asset(name).encode())


MADE: dict[Path, Callable[[], None]] = {ARCHIVE: make_archive, FEED: make_feed, ROBOTS: make_robots}


class _ArchiveBlock(Block):
    NAME = "archive"
    ARGUMENT = None  # nothing: the programs; « site »: all of it

    def on_validate(self, parent: etree.Element) -> bool:
        if (self.argument or "site") != "site":
            raise PageError(f"{current_page(self.md)} : bloc « archive » : « {self.argument} » n'est ni rien, ni « site ».")
        return True

    def on_create(self, parent: etree.Element) -> etree.Element:
        if self.argument:  # made once the site is, whose size its page says in words
            there, said = site_archive.ARCHIVE.as_posix(), "le site entier"
        else:
            make_archive()
            size = f"{ARCHIVE.stat().st_size / 1_000_000:.1f}".replace(".", ",")
            there, said = ARCHIVE.relative_to("docs").as_posix(), f"l’archive ({size}\u00a0Mo)"
        up = up_from(current_page(self.md) or Path("docs/page.md"))
        root = etree.SubElement(parent, "p")
        # Raw: MkDocs looks for what a link names among the files of docs/ that it has listed.
        root.text = self.md.htmlStash.store(f'<a class="md-button md-button--primary" href="{up}{there}" download>Télécharger {said}</a>')
        return root


class _Feed(Preprocessor):
    """The page of news makes the feed again."""

    def run(self, lines: list[str]) -> list[str]:
        if current_page(self.md) == NEWS:
            make_feed()
        return lines


class PublicationExtension(BlocksExtension):
    """Make what is missing, and register the block."""

    def extendMarkdown(self, md: Markdown) -> None:
        super().extendMarkdown(md)
        md.preprocessors.register(_Feed(md), "publication", 190)
        if Path("mkdocs.yml").is_file():
            for target, make in MADE.items():
                if not target.is_file():
                    make()
            copy_assets()

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        block_mgr.register(_ArchiveBlock, {})


def makeExtension(**options: Any) -> Extension:  # the name that Python-Markdown looks for
    return PublicationExtension(**options)


if __name__ == "__main__":
    for make in MADE.values():
        make()
    copy_assets()
