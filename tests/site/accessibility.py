"""What axe sees in a page: each rule, on all that is not like what it saw already.

Measuring contrasts takes time, and hundreds of pieces of code on forty pages are all alike.  Whether a text is readable
depends on its kind: its colour, size, weight, decoration and shadow, the colour of the text around it, and the background
that lies under it.  So the first three texts of a kind are measured, and the others are not, on any page.

The other rules look at the structure of blocks of text, tables and programs, not at their words: they see the first three of
a kind too, and the others are emptied in place.  All that is pressed, named or reached by the keyboard is seen on each page,
at each width, where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: axe's rules that depend on the theme's scheme; for all the others, one scheme is enough.
COLOURS = ["color-contrast", "link-in-text-block"]
#: Rules that axe does not run unless asked: experimental ones, and the size of targets. One is left out, focus-order-semantics: it wants a box
#: that scrolls to be a landmark, and a page has dozens of them; they are groups with a name. So is hidden-content, which only ever asks for a look.
ASKED = "label-content-name-mismatch p-as-heading table-fake-caption target-size td-has-header".split()
BUT_COLOURS = {
    "rules": {rule: {"enabled": False} for rule in COLOURS} | {rule: {"enabled": True} for rule in ASKED},
    "resultTypes": ["violations"],
    "preload": False,
}
ONLY_COLOURS = {"runOnly": COLOURS, "resultTypes": ["violations"]}
#: It reads the style sheets, that all pages share: axe has to load them.
ONLY_ORIENTATION = {"runOnly": ["css-orientation-lock"], "resultTypes": ["violations"], "preload": True}
RUN = """async ([within, options]) => (await axe.run(within ?? document, options)).violations
  .map(({ id, impact, nodes }) => `${id} (${impact}) ${JSON.stringify(nodes.slice(0, 3).map(({ html }) => html.slice(0, 140)))}`)"""
ENOUGH = 3

#: Find the texts whose kind is new, in one of the schemes at least.
#: Give how many texts of each kind the pages have had, this one included.
CHOOSE = """([within, schemes, known, enough]) => {
  const numbers = new Map(), alone = (element) => numbers.get(element) ?? numbers.set(element, numbers.size).get(element);
  const kindsOf = (element, grounds) => {
    const ground = (one) => {
      if (!grounds.has(one)) {
        const style = getComputedStyle(one), under = ground(one.parentElement), colour = style.backgroundColor;
        const seen = [colour, style.backgroundImage].join(), veil = [style.opacity, style.filter].join();
        let own = seen === "rgba(0, 0, 0, 0),none" ? "" : "/" + seen;
        if (veil !== "1,none") own += "/~" + veil;
        // It may lie over anything: like no other, on this page or on another one.
        if (!["static", "relative"].includes(style.position)) own += "/" + [location.pathname, alone(one)];
        // What is opaque hides what lies under it, unless it is seen through with it.
        const hides = !/rgba|\\//.test(colour) && !(under + own).includes("~");
        grounds.set(one, (hides ? "" : under) + own);
      }
      return grounds.get(one);
    };
    const style = getComputedStyle(element), around = getComputedStyle(element.parentElement);
    return [ground(element), element.tagName === "A", style.color, around.color, style.fontSize, style.fontWeight,
      style.textDecorationLine, style.borderBottomStyle, style.textShadow].join("|");
  };
  // Only a voice reads what is transparent or cut to nothing.
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && getComputedStyle(element).clipPath !== "inset(50%)";
  const worded = (element) => element.matches("input, select, textarea")
    || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const texts = [...document.querySelectorAll(within)].flatMap((root) => [root, ...root.querySelectorAll("*")])
    .filter((element) => element !== document.body && worded(element) && seen(element));
  const kinds = (elements) => schemes.map((scheme) => {
    document.body.dataset.mdColorScheme = scheme;
    const grounds = new Map([[null, ""]]);
    return elements.map((element) => scheme + kindsOf(element, grounds));
  });
  const found = kinds(texts), counts = new Map(Object.entries(known));
  window.kept = new Map();
  texts.forEach((element, i) => {
    const own = found.map((of) => of[i]);
    if (!own.some((kind) => (counts.get(kind) ?? 0) < enough)) return;
    own.forEach((kind) => counts.set(kind, (counts.get(kind) ?? 0) + 1));
    kept.set(element, own.join());
  });
  window.kindsOfKept = () => {
    const elements = [...kept.keys()], again = kinds(elements);
    return elements.map((element, i) => [element, again.map((of) => of[i]).join()]);
  };
  document.body.dataset.mdColorScheme = schemes[0];
  return Object.fromEntries(counts);
}"""
#: Of the page, leave these elements on their grounds.
LEAVE = """(elements) => {
  const wanted = new Set([document.body]);
  const parts = document.querySelectorAll("[data-md-component], link");  // the theme's script fails without the first; a page may have a style of its own
  for (let element of [...elements, ...parts])
    for (; element && !wanted.has(element); element = element.parentElement) wanted.add(element);
  for (const element of [...document.body.querySelectorAll("*")]) {
    if (wanted.has(element) || !element.isConnected || element.closest("style, link, script")) continue;
    element.replaceChildren();  // it keeps its place among its own: what is drawn after it may depend on that
    element.style.setProperty("display", "none", "important");
  }
}"""
#: Of the page, leave the texts that were chosen; what looks different without the rest is told.
LEAVE_THE_CHOSEN = """() => {
  (LEAVE)(kept.keys());
  return kindsOfKept().filter(([element, kind]) => kind !== kept.get(element)).map(([element]) => element.outerHTML.slice(0, 140));
}""".replace("LEAVE", LEAVE, 1)
LEAVE_WITHIN = """(within) => (LEAVE)([...document.querySelectorAll(within)].flatMap((root) => [root, ...root.querySelectorAll("*")]))""".replace(
    "LEAVE", LEAVE, 1
)
#: Empty the blocks of text and tables, where nothing is reached but by the eye: they keep their size, and the rest its place. Those that are new
#: stay: the structure of a block, whatever its text, is its kind. Give what has moved all the same, and how many of each kind were left.
BLANK = """([known, enough]) => {
  const reached = `a, button, input, select, textarea, summary, label, details, legend, iframe, img, svg, video, audio, object, h1, h2, h3, h4, h5, h6,
    header, footer, main, nav, aside, form, section, entrelacs-joueur, [tabindex], [contenteditable], [role], [aria-label], [aria-live]`;
  const named = "a, button, summary, label, legend, caption, svg, h1, h2, h3, h4, h5, h6, [contenteditable], [role=status]";
  const block = (style) => !/^(inline|none|contents|table-)/.test(style.display);
  const apart = (style) => !["block", "list-item"].includes(style.display) || style.overflowX !== "visible";  // its margins are not those of what it holds
  const scrolls = (one) => (one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight) && one.tabIndex < 0
    && (({ overflowX, overflowY }) => /auto|scroll/.test(overflowX + overflowY))(getComputedStyle(one));
  const boxes = [...document.querySelectorAll("article *")].filter(scrolls);  // where a keyboard cannot go, axe has to see what there is
  const kept = (element) => element.matches(reached) || element.querySelector(reached) || boxes.some((box) => element.contains(box));
  const name = (one) => [one.tagName, ...one.getAttributeNames().filter((name) => !/^(class|id|style|data-.*)$/.test(name)).map((name) => name + "=" + one.getAttribute(name)),
    one.textContent.trim() ? "" : "empty"].join(" ");
  const kindOf = (block) => {
    const paths = new Map([[block, name(block)]]);
    for (const one of block.querySelectorAll("*")) paths.set(one, paths.get(one.parentElement) + ">" + name(one));
    return [...new Set(paths.values())].sort().join();
  };
  // A paragraph without words of its own, or in another letter: whether it passes for a title depends on what comes next.
  const font = (one) => (({ fontSize, fontWeight, fontStyle }) => [fontSize, fontWeight, fontStyle].join())(getComputedStyle(one));
  const titular = (one) => one.tagName === "P" && (font(one) !== font(one.parentElement)
    || ![...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
  const counts = new Map(Object.entries(known)), isNew = (element) => {
    if (titular(element)) return true;
    const kind = kindOf(element), count = counts.get(kind) ?? 0;
    counts.set(kind, count + 1);
    return count < enough;
  };
  const stay = [...document.querySelectorAll(reached)].filter((one) => one.checkVisibility());
  const places = () => stay.map((one) => one.getBoundingClientRect()).map(({ x, y, width, height }) => [x, y, width, height]);
  scrollTo({ top: 0, behavior: "instant" });  // elsewhere, the browser follows what it shows
  const blanks = [], look = (element) => {
    const style = getComputedStyle(element), children = [...element.children];
    if (element.matches(named) || boxes.includes(element)) return;
    if (kept(element) || !block(style) || !element.childNodes.length
      || !apart(style) && children.some((child) => block(getComputedStyle(child)))) children.forEach(look);
    else if (!element.checkVisibility() || !isNew(element)) blanks.push([element, element.getBoundingClientRect(), element.getAttribute("style"), [...element.childNodes]]);
  };
  const before = places();
  document.querySelectorAll("article").forEach(look);
  for (const [element, { width, height }] of blanks) {
    element.replaceChildren(" ");  // what is :empty may have a style of its own
    element.style.cssText += `; box-sizing: border-box; width: ${width}px; height: ${height}px; min-width: 0; max-width: none`;
  }
  window.unblank = () => {
    for (const [element, , style, children] of blanks) {
      element.replaceChildren(...children);
      if (style === null) element.removeAttribute("style"); else element.setAttribute("style", style);
    }
  };
  const far = (place, was) => place.some((number, i) => Math.abs(number - was[i]) > 1);
  return [places().flatMap((place, i) => far(place, before[i]) ? [stay[i].outerHTML.slice(0, 140)] : []), Object.fromEntries(counts)];
}"""
_known: dict[str, int] = {}
_blocks: dict[str, int] = {}


@cache
def axe_script() -> str:
    from axe_playwright_python.sync_playwright import Axe

    return Axe().axe_script


def look(page: Page, options: dict, within: str = "body", where: str = "") -> list[str]:
    """What axe says of these parts of the page; of all of it, it also sees how its parts go together."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe_script())
    return [where + fault for fault in page.evaluate(RUN, [None if within == "body" else within, options])]


@contextmanager
def blanked(page: Page) -> Iterator[None]:
    """The page, without the blocks of text that nothing but the eye reaches; the new ones, of a kind that no page had thrice, stay."""
    moved, counts = page.evaluate(BLANK, [_blocks, ENOUGH])
    assert moved == [], moved[:3]
    yield
    page.evaluate("unblank()")
    _blocks.update(counts)


def stand_still(page: Page) -> None:
    """Wherever the page is scrolled to, what sticks in a player lies over something, which axe then takes for a target too small. What the header
    shows depends on that place too, and passes slowly from one title to the other: at once, here.
    """
    page.evaluate("""async () => {
        document.querySelectorAll("entrelacs-joueur *").forEach(element => {
            if (getComputedStyle(element).position === "sticky") element.style.position = "static"
        });
        const still = new CSSStyleSheet();
        still.replaceSync("* { transition: none !important }");
        document.adoptedStyleSheets.push(still);
        for (const _ of "two") await new Promise(requestAnimationFrame);
    }""")


def faults_but_colours(page: Page, within: str = "body") -> list[str]:
    """What axe finds in these parts of the page, but in its colours."""
    stand_still(page)
    return look(page, BUT_COLOURS, within)


def faults_of_colours(page: Page, within: str = "body", schemes: tuple[str, ...] = ("default", "slate")) -> list[str]:
    """What axe finds in the colours of these parts of the page, in each scheme; the page is left in pieces."""
    stand_still(page)
    # An editor mends what is taken out of it: its picture is looked at.
    page.evaluate("document.querySelectorAll('.cm-editor').forEach((editor) => editor.replaceWith(editor.cloneNode(true)))")
    known = page.evaluate(CHOOSE, [within, schemes, _known, ENOUGH])
    changed = page.evaluate(LEAVE_THE_CHOSEN)
    assert changed == [], changed
    faults = []
    for scheme in schemes:
        page.evaluate("(scheme) => { document.body.dataset.mdColorScheme = scheme }", scheme)
        faults += look(page, ONLY_COLOURS, where=f"{scheme} : ")
    _known.update(known)
    return faults


def accessibility_faults(page: Page, within: str = "body") -> list[str]:
    """Return what axe finds in these parts of the page, colours in each scheme; the page is left in pieces."""
    if within != "body":
        page.evaluate(LEAVE_WITHIN, within)
    with blanked(page):
        faults = faults_but_colours(page, within)
    return faults + faults_of_colours(page, within)
