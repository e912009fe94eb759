"""What machines read of a page: its description, how long it takes, what comes before it, when it was last changed.

The front matter says ``description``; that of a chapter says ``niveau`` and ``avant`` too (paths in ``docs/``).  The rest is found:
the minutes where the page announces them, the titles of the pages named, the date in git.  All of it is put into the page's metadata,
where ``theme/main.html`` takes it for search engines and social networks; the theme itself shows ``revision_date``.

Where git, or the whole history, is missing, no date is said rather than a wrong one.

Use: ``cours.metadata`` in ``markdown_extensions``; under MkDocs and under Zensical alike.
"""

from __future__ import annotations

import functools
import html
import re
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from cours.pages import address, all_pages
from cours.typography import typeset
from entrelacs_page.page import PageError, current_page

MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_MINUTES = re.compile(r'^!!! objectif "Objectif · (\d+) min"$', re.MULTILINE)


def french(day: date) -> str:
    """« 1ᵉʳ mai 2027 », as pages show it."""
    return f"{'1ᵉʳ' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"


@functools.cache
def changed() -> dict[str, date]:
    """When each file of ``docs/`` was last committed; nothing when git cannot tell."""

    def git(*arguments: str) -> str:
        return subprocess.run(["git", *arguments], capture_output=True, check=True, encoding="utf-8").stdout

    try:
        # Not an archive unpacked in somebody else's repository; not a clone whose oldest commit seems to have made everything.
        if git("rev-parse", "--is-shallow-repository", "--show-prefix").split() != ["false"]:
            return {}
        log = git("-c", "core.quotePath=false", "log", "--format=%x00%cs", "--name-only", "--", "docs")
    except (OSError, subprocess.CalledProcessError):
        return {}
    found: dict[str, date] = {}
    for commit in log.split("\0")[1:]:
        day, *names = commit.split("\n")
        for name in filter(None, names):
            found.setdefault(name, date.fromisoformat(day))
    return found


def minutes(text: str) -> int:
    """The minutes that the page ``text`` announces; 0 when it announces none."""
    found = _MINUTES.search(text)
    return int(found[1]) if found else 0


def complete(meta: dict[str, Any], page: Path, text: str) -> None:
    """Add to ``meta``, the front matter of ``page``, what is found elsewhere. Raises ``PageError``."""
    if described := meta.get("description"):
        if wrong := set(str(described)) & set('"<>&'):  # the theme writes it as it is in an attribute
            raise PageError(f"{page}:1 : « description » : les signes {' '.join(sorted(wrong))} ne s'y écrivent pas.")
        meta["description"] = _typeset(str(described))
    meta["minutes"] = minutes(text)
    if page == Path("docs/index.md"):
        meta["minutes"] = sum(minutes(one.read_text(encoding="utf-8")) for one in all_pages() if one.is_file())
    if day := changed().get(page.as_posix()):
        meta["modifie"] = day.isoformat()
        meta["revision_date"] = f"Modifié le {french(day)}"
    meta["prerequis"] = [_named(Path("docs", name), page) for name in meta.get("avant") or ()]


def _named(target: Path, page: Path) -> dict[str, str]:
    """The title of ``target``, and its address from the root of the site."""
    try:
        title = re.search(r"^# +(.+?)(?: *\{.*\})?$", target.read_text(encoding="utf-8"), re.MULTILINE)
    except FileNotFoundError:
        title = None
    if title is None:
        raise PageError(f"{page}:1 : « avant » : la page « {target} » n'existe pas, ou n'a pas de titre.")
    return {"titre": _typeset(title[1].replace("`", "")), "adresse": address(target)}


def _typeset(text: str) -> str:
    return html.unescape(typeset(html.escape(text, quote=False)))


class _Completed(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        page = current_page(self.md)
        for processor in (*self.md.treeprocessors, *self.md.preprocessors):
            # MkDocs: mkdocs.structure.files.File and its page; Zensical: its context.
            shown: Any = getattr(getattr(processor, "file", None), "page", None) or getattr(processor, "page", None)
            if page is not None and isinstance(meta := getattr(shown, "meta", None), dict):
                complete(meta, page, "\n".join(lines))
                if hasattr(shown, "update_date"):  # MkDocs' map of the site would say when it was built
                    shown.update_date = meta.get("modifie", shown.update_date)
                break
        return lines


class MetadataExtension(Extension):
    """``cours.metadata`` in the list of Markdown extensions."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_Completed(md), "metadata", 200)  # the text as its author wrote it


def makeExtension(**options: Any) -> Extension:
    return MetadataExtension(**options)
