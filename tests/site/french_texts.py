"""The French that a reader meets: pages as rendered, README, examples, messages of the player and of entrelacs."""

from __future__ import annotations

import ast
import builtins
import html
import io
import json
import re
import sys
import tokenize
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bs4 import BeautifulSoup, NavigableString, Tag
from markdown import Markdown

from cours.typography import typeset
from tests.site.pages import Site

#: Read in the repository, or in the archive of the programs.
GUIDES = ("README.md", "CONTRIBUTING.md", "MAINTENANCE.md", "src/cours/LISEZMOI-archive.md")

#: Stands for a piece of code inside a sentence: a word that Grammalecte does not know, so that it agrees with anything.
CODE = "Xyzw"

_BLOCKS = frozenset(
    "address article aside button caption dd desc details div dl dt figcaption figure g h1 h2 h3 h4 h5 h6 label li ol p "
    "section summary svg table tbody td text th thead title tr ul".split()
)
_UNREAD = frozenset("pre textarea kbd samp script style".split())
#: Written by the program that a page shows, or by entrelacs, whose own strings are read in its source.
_OUTPUT = (
    ".headerlink, .highlight, .preuve__trace, .preuve__conclusion, .preuve__necessite, .preuve__marque, .registre__table, "
    ".preuve__resultats th[scope=row], .preuve__details > noscript, entrelacs-joueur"
)
_FRENCH = re.compile(
    r"[àâçéèêëîïôùûœ]|\b(au|aux|ce|cette|dans|de|des|deux|du|en|est|et|la|le|les|mais|ne|ou|par|pas|pour|qui|que|rien|sans|"
    r"se|si|sur|tous|tout|un(?!-)|une|vous)\b",
    re.IGNORECASE,
)

#: Code that a plain text does not mark: quoted strings, options, calls, paths, dotted or underscored names, `name=…`.
_UNMARKED_CODE = re.compile(
    r"""`+[^`]+`+ | "[^"]*" | (?<!\w)'[^' ]*' | --\w[\w-]* | (?<!\S)-[a-zA-Z]\b | [\w.]*\w\([^()«»]*\) | [\w.{}-]*(?:/[\w.{}*…-]*)+
    | \w*\w\.(?=\w)[\w.]+ | \w*_\w* | \w+=\S+ | (?<=«\ )\w+:(?:\ [^ »]+)?(?=\ ») | [{][^{}]*[}] | \[[^\[\]]*\]""",
    re.VERBOSE,
)

#: The start of an exercise, commented out in its solution.
_START_CODE = re.compile(r"^ *# <depart>\n(?: *#.*\n)*? *# </depart>\n", re.MULTILINE)


@dataclass(frozen=True)
class Passage:
    """A paragraph.

    ``where`` it is (a path in the project); its ``text``; the words of it in ``italics``; the ``names`` of the program that
    holds it; ``fragment``: whether it is not a sentence of a rendered text (a drawing's label, a message, a comment).
    """

    where: str
    text: str
    italics: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    fragment: bool = False


def words(text: str) -> list[str]:
    """The words of ``text``, compounds in one piece, elided articles aside."""
    return re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", re.sub(r"\b\w{1,2}[’']", "", text))


def all_passages(site: Site) -> list[Passage]:
    """Every passage of the project, the same text once per file."""
    root = site.root
    sources = dict(zip(site.urls, site.sources, strict=True))
    found: list[Passage] = []
    for url in site.urls:
        where = f"docs/{sources[url]}"
        found += of_html(site.article(url), where)
        for player in site.article(url).select("entrelacs-joueur"):
            goal = json.loads(site.graph(player, url)).get("goal") or {}
            said = [goal.get("text", ""), goal.get("question", "")]
            for text in said + [choice[part] for choice in goal.get("choices", []) for part in ("text", "why")]:
                found += of_text(text, where)
    found += of_html(site.pages["404.html"].select_one("article"), "404.html")
    for url, page in site.pages.items():
        found += of_text(page.select_one("meta[name=description]")["content"], f"docs/{sources.get(url, url)}")
    found += of_html(site.pages[""].select_one(".md-footer-meta"), "src/cours/theme/main.html")
    for name in GUIDES:
        found += of_markdown((root / name).read_text(encoding="utf-8").partition("\n## In English\n")[0], name)
    for path in sorted(root.glob("exemples/**/*.py")):
        found += of_python(path, root, documented=True)
    for path in sorted(root.glob("src/**/*.py")):
        found += of_python(path, root, documented=False)
    for path in sorted(root.glob("exemples/**/verification.toml")):
        where = path.relative_to(root).as_posix()
        for entry in tomllib.loads(path.read_text(encoding="utf-8")).values():
            found += of_text(entry.get("pourquoi", ""), where)
    for path in sorted([*root.glob("exemples/**/exercice.toml"), *root.glob("exemples/**/questions.toml")]):
        for text in _said(tomllib.loads(path.read_text(encoding="utf-8"))):
            found += of_text(re.sub(r"\]\([^)]*\)", "]", text), path.relative_to(root).as_posix())
    for path in sorted([*root.glob("docs/assets/**/*.js"), *root.glob("src/entrelacs_page/assets/*.js")]):
        found += of_script(path, root)
    for name in ("mkdocs.yml", "pyproject.toml", "Makefile", ".ci/run", ".pre-commit-config.yaml", ".github/dependabot.yml"):
        found += of_comments(root / name, root)
    return list(dict.fromkeys(found))


#: The keys of an exercise whose strings are code, outputs, names of files or of things.
_NOT_SAID = frozenset(
    "nom genre avant parcours voir intrus programme constantes releve section motif sortie remplace lignes dans constat exception condition "
    "echec statut atteindre".split()
)


def _said(value: object) -> Iterator[str]:
    """The French strings of an exercise, Markdown and all, wherever they stand in its tables."""
    if isinstance(value, str):
        # What is fenced is included, and a part of a message is no sentence.
        yield re.sub(r"^```.*?^```$", "", value, flags=re.MULTILINE | re.DOTALL)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key not in _NOT_SAID and not (key == "dit" and isinstance(one, str)):
                yield from _said(one)
    elif isinstance(value, list):
        for one in value:
            yield from _said(one)


def of_html(element: Tag, where: str) -> Iterator[Passage]:
    """The paragraphs of ``element``: each block's own text, with ``CODE`` for its code."""
    output = {id(tag) for tag in element.select(_OUTPUT)}
    pieces: list[str] = []
    italics: list[str] = []

    def flush(fragment: bool = False) -> Iterator[Passage]:
        text = re.sub(r"[ \n\t]+", " ", "".join(pieces)).strip()
        if words(text):
            yield Passage(where, text, frozenset(word for piece in italics for word in words(piece)), fragment=fragment)
        pieces.clear()
        italics.clear()

    def walk(tag: Tag) -> Iterator[Passage]:
        for child in tag.children:
            if isinstance(child, Tag):
                if child.name in _UNREAD or id(child) in output:
                    continue
                if child.name == "code":
                    pieces.append(CODE)
                elif child.name == "br":
                    pieces.append(" ")
                elif child.name in _BLOCKS or "preuve__verdict" in child.get("class", ()):
                    yield from flush()
                    yield from walk(child)
                    yield from flush(child.name == "text")
                else:
                    if child.name == "em":
                        italics.append(child.get_text())
                    yield from walk(child)
            elif type(child) is NavigableString:
                pieces.append(_UNMARKED_CODE.sub(CODE, child) if child.find_parent(class_="preuve") else str(child))

    yield from walk(element)
    yield from flush()


def of_markdown(source: str, where: str) -> Iterator[Passage]:
    """The paragraphs of a Markdown file that is not a page, with the typography of the pages."""
    md = Markdown(extensions=["tables", "pymdownx.superfences", "cours.typography"])
    yield from of_html(BeautifulSoup(md.convert(source), "html.parser"), where)


def of_text(source: str, where: str, names: frozenset[str] = frozenset()) -> Iterator[Passage]:
    """The paragraphs of a plain text: a comment, a docstring, a message. Its code is replaced; ``*italics*`` are seen."""
    for paragraph in re.split(r"\n\s*\n", source):
        text = html.escape(_UNMARKED_CODE.sub(CODE, paragraph), quote=False)
        text = re.sub(r"\*(\w[^*\n]*)\*", r"<em>\1</em>", text)
        for found in of_html(BeautifulSoup(typeset(f"<p>{text}</p>"), "html.parser"), where):
            yield replace(found, names=names, fragment=True)


def of_python(path: Path, root: Path, documented: bool) -> Iterator[Passage]:
    """The French strings of a module; when it is ``documented`` in French, its docstrings and comments too."""
    source = path.read_text(encoding="utf-8")
    where = path.relative_to(root).as_posix()
    tree = ast.parse(source)
    names = {token.string for token in _tokens(source) if token.type == tokenize.NAME}
    names = frozenset(names | set(dir(builtins)) | sys.stdlib_module_names)
    unread: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            unread.add(id(node.value))
            if documented:
                yield from of_text(node.value.value, where, names)
        elif isinstance(node, ast.JoinedStr):
            unread |= {id(part) for part in node.values}
            parts = [part.value if isinstance(part, ast.Constant) else "{}" for part in node.values]
            yield from _of_string("".join(parts), where, names)
        elif isinstance(node, ast.Attribute) and node.attr == "split":
            unread.add(id(node.value))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in unread:
            yield from _of_string(node.value, where, names)
    if not documented:
        return
    block: list[str] = []
    last = -1
    for token in _tokens(_START_CODE.sub(lambda cut: "\n" * cut[0].count("\n"), source)):
        if token.type == tokenize.COMMENT and not token.string.startswith(("#>", "# <", "# --8<--")):
            if token.start[0] != last + 1:
                yield from of_text(" ".join(block), where, names)
                block.clear()
            block.append(token.string.lstrip("#").strip())
            last = token.start[0]
    yield from of_text(" ".join(block), where, names)


def _tokens(source: str) -> Iterator[tokenize.TokenInfo]:
    return tokenize.generate_tokens(io.StringIO(source).readline)


def of_script(path: Path, root: Path) -> Iterator[Passage]:
    """The French strings of a JavaScript file."""
    where = path.relative_to(root).as_posix()
    source = re.sub(r"/\*(?s:.*?)\*/|^\s*//.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for double, template in re.findall(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`', source):
        yield from _of_string(double or re.sub(r"\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}", "{}", template), where)


def of_comments(path: Path, root: Path) -> Iterator[Passage]:
    """The comments, and the quoted French strings, of a settings file."""
    where = path.relative_to(root).as_posix()
    block: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        before, mark, comment = re.sub(r'"[^"]*"', "", line).partition("# ")
        if mark and not before.strip():
            block.append(comment)
            continue
        yield from of_text(" ".join(block), where)
        block.clear()
        for text in [comment, *re.findall(r'"([^"]*)"', line)]:
            yield from _of_string(text.replace(r"\u00a0", " "), where)


def _of_string(text: str, where: str, names: frozenset[str] = frozenset()) -> Iterable[Passage]:
    """A string of a program, when it is French prose: several words, one of them French. ``{}`` marks a value."""
    text = re.sub(r"<[^>]*>", " ", text)
    text = re.sub(r"(?<=[a-zà-ÿ])\{\}(?![a-zà-ÿ])", "", text)  # the ending of a plural
    prose = text.replace("{}", "")
    if len(words(prose)) > 1 and _FRENCH.search(prose) and not re.search(r"\\[sdwb(]|^\s*(import|from|def) ", prose):
        return of_text(text, where, names)
    return ()
