"""The built site as one document to be printed: its chapters one after the other, exercises without their answers, then the answers.

Nothing is written a second time: what is printed is the HTML of the pages, with the site's own style sheets, whose rules for paper
(``impression.css``) apply; ``livre.css`` adds what a book has and a page has not.  What only a screen can use is taken out, links
between pages become links within the document, and wherever a number of page is to stand there is a ``<span data-vers="…">``, which
``pdf.py`` fills once it has seen where things fell.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from cours.metadata import changed, french
from cours.pages import address, parts

STYLE = Path(__file__).with_name("livre.css")
LEFT_OUT = frozenset({"atelier/", "projet/registre/", "projet/vie-privee/", "projet/nouveautes/"})
"""What paper has no use for: what is played, what is only looked up, what concerns the site."""
#: What only a screen can use.
_SCREEN = (
    "script, style, link, .headerlink, .md-content__button, .md-source-file, .preuve__joueur, .preuve__limites, .exemple-actions, .tabbed-labels,"
    " .tabbed-set > input, .jeu__atelier, .exercices__etat, button, input, [hidden]"
)
#: The marks of code that code.css prints in bold or in italics, or in a band.
_SHOWN = frozenset("k kn kd ow c1 cm sd gp hll".split())
_HELD_BACK = {"indice", "solution", "variante"}
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL | re.IGNORECASE)
_WITH_IDS = ("aria-labelledby", "aria-describedby", "aria-controls", "headers", "for")


class BookletError(Exception):
    """The site cannot be put together; the message is in French."""


@dataclass
class Exercise:
    """What is printed of an exercise elsewhere than under its text."""

    anchor: str
    title: str
    last: Tag
    """What its text ends with."""
    hints: list[Tag] = field(default_factory=list)
    answers: list[Tag] = field(default_factory=list)


@dataclass
class Chapter:
    """A page of the site, ready to be printed."""

    url: str
    part: str
    title: str
    body: Tag
    exercises: list[Exercise]

    @property
    def anchor(self) -> str:
        return anchor_of(self.url)


def anchor_of(url: str, fragment: str = "") -> str:
    """What stands in the document for a place of the site: ``mecanismes-lock``, ``mecanismes-lock--les-pieges``."""
    return (url.strip("/").replace("/", "-") or "accueil") + ("--" + fragment if fragment else "")


def printed_pages(configuration: Path = Path("mkdocs.yml")) -> list[tuple[str, str]]:
    """The pages to print, as (name of their part, address), in the order of the site."""
    return [
        (part, address(page)) for part, pages in parts(configuration) for page in pages if address(page) not in LEFT_OUT
    ]


def read(site: Path, url: str) -> BeautifulSoup:
    """The page of the built site. Raises ``BookletError``."""
    path = site / url / "index.html"
    if not path.is_file():
        raise BookletError(f"{path} n'existe pas : construisez d'abord le site ; « make pdf » fait les deux.")
    return BeautifulSoup(_SCRIPT.sub("", path.read_text(encoding="utf-8")), "html.parser")


def title_of(page: BeautifulSoup) -> str:
    """The title of a page of the site, as words."""
    if page.h1 is None:
        return ""
    return "".join(str(text) for text in page.h1.find_all(string=True) if text.find_parent(class_="headerlink") is None).strip()


def style_sheets(page: BeautifulSoup, site: Path, url: str) -> list[str]:
    """The style sheets of a page, as addresses of files."""
    found = [str(link["href"]) for link in page.select('link[rel="stylesheet"]')]
    return [(site / unquote(posixpath.normpath(posixpath.join(url, href)))).resolve().as_uri() for href in found]


def home_address(page: BeautifulSoup, url: str) -> str:
    """Where the site is published, as its pages say it; nothing when they do not."""
    found = page.select_one('link[rel="canonical"]')
    return str(found["href"]).removesuffix(url) if found else ""


def chapter(page: BeautifulSoup, site: Path, url: str, part: str, printed: Iterable[str], *, numbered: bool) -> Chapter:
    """Take a page apart. `printed`: the addresses that the document holds; `numbered`: say the page where a link leads.

    Raises ``BookletError``: a link whose target is not in the site.
    """
    body = page.select_one("article.md-content__inner")
    title = body.h1 if body else None
    if body is None or title is None:
        raise BookletError(f"{site / url / 'index.html'} : ni texte ni titre ; cette page n'a pas été construite par le cours.")
    for fold in body.find_all("noscript"):  # what cours.light has made a text of; paper has no scripts, but what prints it may
        fold.unwrap()
    for element in body.select(_SCREEN):
        element.decompose()
    _set_code(body)
    _name(body, url)
    _link(page, body, site, url, frozenset(printed), numbered)
    title["id"] = anchor_of(url)
    return Chapter(url, part, title.get_text().strip(), body, _hold_back(page, body))


def _set_code(body: Tag) -> None:
    """Say how far each line of Python is indented, so that the rest of a folded one is put under it (exemples.js does it on a screen).

    Paper has no colours: of the marks of the lexer, only those that change the letters are left. The others would make most of the file.
    """
    for token in body.select(".highlight code span[class]"):
        if not _SHOWN & {*_classes(token)}:
            token.unwrap()
    for line in body.select(".language-python.highlight code > span"):
        text = line.get_text()
        shared = "\n" in text.strip()  # short lines, that nothing folds
        line["style"] = f"--retrait: {-4 if shared else len(text) - len(text.lstrip())}"


def _name(body: Tag, url: str) -> None:
    """Make each identifier, unique in its page, unique in the document."""

    def named(identifier: str) -> str:
        return anchor_of(url, identifier)

    for element in body.find_all(True):
        if "id" in element.attrs:
            element["id"] = named(str(element["id"]))
        for name, value in list(element.attrs.items()):
            if name in _WITH_IDS:
                words = value if isinstance(value, list) else str(value).split()
                element[name] = " ".join(map(named, words))
            elif isinstance(value, str) and "url(#" in value:
                element[name] = re.sub(r"url\(#([^)]+)\)", lambda found: f"url(#{named(found[1])})", value)


def _link(page: BeautifulSoup, body: Tag, site: Path, url: str, printed: frozenset[str], numbered: bool) -> None:
    home = home_address(page, url)
    for image in body.select("img[src]"):
        image["src"] = (site / posixpath.normpath(posixpath.join(url, unquote(str(image["src"]))))).resolve().as_uri()
    for link in body.select("a[href]"):
        href = str(link["href"])
        if urlsplit(href).scheme:
            continue
        path, _, fragment = urljoin(f"/{url}", href)[1:].partition("#")
        path, fragment = path.removesuffix("index.html"), unquote(fragment)
        if path in printed:
            link["href"] = "#" + anchor_of(path, fragment)
            if numbered and path != url and "terme" not in _classes(link):
                link.insert_after(_number(page, anchor_of(path, fragment)))
        elif home:
            link["href"] = home + path + ("#" + fragment if fragment else "")
        else:
            link.unwrap()


def _number(page: BeautifulSoup, target: str, before: str = "\u00a0(p.\u00a0", after: str = ")") -> Tag:
    """« (p. 123) », whose number is still to be found."""
    said = page.new_tag("span", attrs={"class": "livre-renvoi"})
    number = page.new_tag("span", attrs={"data-vers": target})
    number.string = "000"
    said.extend([before, number, after])
    return said


def _hold_back(page: BeautifulSoup, body: Tag) -> list[Exercise]:
    """Take hints and answers out of the page; return the exercises that have some."""
    found: dict[str, Exercise] = {}
    children = [child for child in body.children if isinstance(child, Tag)]
    current: Exercise | None = None
    question = ""
    for child in children:
        if child.name in ("h1", "h2", "h3"):
            anchor = str(child.get("id", ""))
            current = Exercise(anchor, child.get_text().strip(), child)
            found[anchor] = current
            question = ""
            continue
        assert current is not None
        if "jeu" in _classes(child) and child.get("data-genre") == "questions":
            question = child.select_one(".jeu__consigne").get_text().strip()  # type: ignore[union-attr]  # exercise_html.py writes it
        held = [one for one in (child, *child.find_all("details")) if one.name == "details" and _HELD_BACK & {*_classes(one)}]
        inside = {id(inner) for one in held for inner in one.find_all("details")}
        for details in held:
            if id(details) not in inside:
                (current.hints if "indice" in _classes(details) else current.answers).append(_opened(details.extract(), question))
        # A schedule to be found must not be read under the question that asks for it.
        following = child.find_next_sibling()
        if following and following.get("data-genre") == "trouver":
            for details in child.select(".preuve__details"):
                card = page.new_tag("div", attrs={"class": " ".join(_classes(child))})
                card.append(_opened(details.extract(), ""))
                current.answers.append(card)
        if child.parent is not None:
            current.last = child
    return [one for one in found.values() if one.hints or one.answers]


def _classes(element: Tag) -> list[str]:
    return [str(name) for name in element.get_attribute_list("class") if name]


def _opened(details: Tag, question: str) -> Tag:
    """A disclosure as a block, under its title, or under the question that it answers."""
    details.name = "div"
    answer = "solution" in _classes(details)
    details["class"] = "livre-reponse"
    summary = details.find("summary", recursive=False)
    assert isinstance(summary, Tag)
    if answer and not question:  # the heading above says enough
        summary.decompose()
        return details
    if question:
        summary.string = question
    summary.name = "p"
    summary["class"] = "livre-reponse__titre"
    return details


# --- The whole -------------------------------------------------------------------------------------------------------


def booklet(site: Path, pages: Sequence[tuple[str, str]], *, solutions: bool, course: str) -> BeautifulSoup:
    """Put `pages` (see ``printed_pages``) together: the whole course, with a cover and contents, or one chapter as a handout.

    `solutions`: print the answers, at the end; otherwise they are nowhere.  `course`: what the whole is called.
    Raises ``BookletError``.
    """
    printed = [url for _, url in pages]
    whole = len(pages) > 1
    sources = {url: read(site, url) for url in printed}
    chapters = [chapter(sources[url], site, url, part, printed, numbered=whole) for part, url in pages]
    first = sources[printed[0]]
    soup = BeautifulSoup('<!doctype html><html lang="fr" dir="ltr"><head><meta charset="utf-8"></head><body></body></html>', "html.parser")
    head, body = soup.head, soup.body
    assert head is not None and body is not None
    title = f"{course}{'' if solutions else ' (sans les solutions)'}" if whole else f"{chapters[0].title} · {course}"
    head.append(_new(soup, "title", title))
    for name, content in (("author", "L’équipe du cours"), ("description", _described(first))):
        head.append(soup.new_tag("meta", attrs={"name": name, "content": content}))
    sheets = dict.fromkeys(sheet for url, page in sources.items() for sheet in style_sheets(page, site, url))
    for sheet in sheets:
        head.append(soup.new_tag("link", rel="stylesheet", href=sheet))
    head.append(_new(soup, "style", STYLE.read_text(encoding="utf-8") + "".join(map(_running_head, chapters))))
    body.attrs = {"dir": "ltr", "data-md-color-scheme": "default", "data-md-color-primary": "custom", "data-md-color-accent": "custom"}
    text = soup.new_tag("main", attrs={"class": "md-typeset livre" + ("" if whole else " livre--polycopie")})
    body.append(text)

    ends = [("indices", "Indices", [(one, [(e, e.hints) for e in one.exercises if e.hints]) for one in chapters])]
    if solutions:
        ends.append(("solutions", "Solutions", [(one, [(e, e.answers) for e in one.exercises if e.answers]) for one in chapters]))
    ends = [(anchor, said, [(one, held) for one, held in told if held]) for anchor, said, told in ends]
    ends = [end for end in ends if end[2]]
    for one in chapters:
        _tell_where(soup, one, solutions=solutions)
    if whole:
        text.append(_cover(soup, course, site, first, solutions))
        text.append(_contents(soup, chapters, [(anchor, said) for anchor, said, _ in ends]))
    part = ""
    for one in chapters:
        section = soup.new_tag("section", attrs={"class": "livre-chapitre", "id": f"chapitre-{one.anchor}"})
        if whole and one.part and one.part != part:
            section.append(_new(soup, "h1", one.part, "livre-partie", id=_part(one.part)))
        part = one.part
        if not whole:
            section.append(_new(soup, "p", course, "livre-cours"))
        deeper = int(whole and bool(one.part))
        for heading in one.body.find_all(re.compile("h[1-6]")):
            heading["aria-level"] = str(int(heading.name[1]) + deeper)
        section.extend(list(one.body.children))
        text.append(section)
    for anchor, said, told in ends:
        text.append(_end(soup, anchor, said, told, whole))
    return soup


def _described(page: BeautifulSoup) -> str:
    found = page.select_one('meta[name="description"]')
    return str(found["content"]) if found else ""


def _new(soup: BeautifulSoup, tag: str, text: str, name: str = "", **attributes: str) -> Tag:
    made = soup.new_tag(tag, attrs=({"class": name} if name else {}) | attributes)
    made.string = text
    return made


def _running_head(one: Chapter) -> str:
    """Say at the top of each page of a chapter which it is."""
    said = one.title.replace("\\", "\\\\").replace('"', '\\"')
    page = f"p-{one.anchor}"
    return f'@page {page} {{ @top-right {{ content: "{said}"; }} }}\n#chapitre-{one.anchor} {{ page: {page}; }}\n'


def _part(name: str) -> str:
    return "partie-" + re.sub(r"\W+", "-", name.lower())


def _tell_where(soup: BeautifulSoup, one: Chapter, *, solutions: bool) -> None:
    """Under each exercise, where its hints and its answer are."""
    for exercise in one.exercises:
        told = [("Indice" if len(exercise.hints) == 1 else "Indices", f"indices--{exercise.anchor}")] if exercise.hints else []
        if solutions and exercise.answers:
            told.append(("Solution", f"solutions--{exercise.anchor}"))
        if not told:
            continue
        line = soup.new_tag("p", attrs={"class": "livre-ou"})
        for number, (said, target) in enumerate(told):
            line.append(" · " * bool(number))
            link = _new(soup, "a", said, href=f"#{target}")
            line.append(link)
            line.append(_number(soup, target, " : page\u00a0", ""))
        exercise.last.insert_after(line)


def _cover(soup: BeautifulSoup, course: str, site: Path, home: BeautifulSoup, solutions: bool) -> Tag:
    cover = soup.new_tag("section", attrs={"class": "livre-couverture"})
    logo = (site / "assets/logo.svg").resolve()
    if logo.is_file():
        cover.append(soup.new_tag("img", attrs={"src": logo.as_uri(), "alt": ""}))
    cover.append(_new(soup, "p", course, "livre-couverture__titre"))
    cover.append(_new(soup, "p", _described(home), "livre-couverture__objet"))
    cover.append(_new(soup, "p", "Avec les solutions" if solutions else "Sans les solutions", "livre-couverture__version"))
    foot = soup.new_tag("p", attrs={"class": "livre-couverture__bas"})
    days = changed().values()
    said = [f"Édition du {french(max(days))}"] if days else []
    said += ["Texte\u00a0: CC BY-SA 4.0 · Code\u00a0: licence MIT"]
    if where := home_address(home, ""):
        said.append(where)
    for number, line in enumerate(said):
        if number:
            foot.append(soup.new_tag("br"))
        foot.append(line)
    cover.append(foot)
    return cover


def _contents(soup: BeautifulSoup, chapters: Sequence[Chapter], ends: Sequence[tuple[str, str]]) -> Tag:
    contents = soup.new_tag("nav", attrs={"class": "livre-sommaire", "aria-labelledby": "sommaire"})
    contents.append(_new(soup, "h1", "Sommaire", id="sommaire"))
    columns = soup.new_tag("div", attrs={"class": "livre-sommaire__colonnes"})
    contents.append(columns)

    def line(said: str, target: str, name: str) -> None:
        entry = soup.new_tag("p", attrs={"class": name})
        link = soup.new_tag("a", href=f"#{target}")
        link.append(_new(soup, "span", said, "livre-sommaire__titre"))
        link.append(_new(soup, "span", "000", "livre-sommaire__page", **{"data-vers": target}))
        entry.append(link)
        columns.append(entry)

    part = ""
    for one in chapters:
        if one.part and one.part != part:
            columns.append(_new(soup, "p", one.part, "livre-sommaire__partie"))
        part = one.part
        line(one.title, one.anchor, "livre-sommaire__chapitre")
        for heading in one.body.find_all("h2"):
            line(heading.get_text().strip(), str(heading["id"]), "livre-sommaire__section")
    for number, (anchor, said) in enumerate(ends):
        line(said, anchor, "livre-sommaire__chapitre" + " livre-sommaire__fin" * (not number))
    return contents


def _end(soup: BeautifulSoup, anchor: str, said: str, told: Sequence[tuple[Chapter, Sequence[tuple[Exercise, Sequence[Tag]]]]], whole: bool) -> Tag:
    """What was held back, chapter by chapter."""
    section = soup.new_tag("section", attrs={"class": "livre-fin"})
    section.append(_new(soup, "h1", said, id=anchor))
    for one, held in told:
        if whole:
            section.append(_new(soup, "h2", one.title))
        for exercise, pieces in held:
            # Beside the heading, not in it: Chromium makes a bookmark of all that a heading holds.
            back = soup.new_tag("a", href=f"#{exercise.anchor}", attrs={"class": "livre-retour"})
            back.append(_number(soup, exercise.anchor, "page\u00a0", ""))
            top = soup.new_tag("div", attrs={"class": "livre-tete"})
            top.extend([back, _new(soup, "h3", exercise.title, id=f"{anchor}--{exercise.anchor}", **{"aria-level": str(2 + whole)})])
            section.append(top)
            section.extend(pieces)
    return section


def fill(soup: BeautifulSoup, numbers: Mapping[str, int]) -> None:
    """Write the number of the page where each place fell. Raises ``BookletError``: a link that leads nowhere."""
    for span in soup.select("[data-vers]"):
        target = str(span["data-vers"])
        if target not in numbers:
            raise BookletError(f"un lien mène à « {target} », qui n'est nulle part dans le document.")
        span.string = str(numbers[target])
