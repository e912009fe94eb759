"""What axe sees in a page: each rule on all of it, and its colours once for each kind of text, whatever the page.

Measuring contrasts is what takes the time, and hundreds of pieces of code on forty pages are all alike.  Whether a text is
readable depends on its kind: its colour, size, weight, decoration and shadow, the colour of the text around it, and the
backgrounds that lie under it.  So the first three texts of a kind are measured, and the others are not, on any page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: axe's rules that depend on the theme's scheme, and all the others, which one scheme is enough to check.
COLOURS = ["color-contrast", "link-in-text-block"]
#: Rules that axe does not run unless asked: experimental ones, and the size of targets.  One is left out, focus-order-semantics: it wants a
#: box that scrolls to be a landmark, and a page has dozens of them; they are groups with a name.
ASKED = "css-orientation-lock hidden-content label-content-name-mismatch p-as-heading table-fake-caption target-size td-has-header".split()
BUT_COLOURS = {
    "rules": {rule: {"enabled": False} for rule in COLOURS} | {rule: {"enabled": True} for rule in ASKED},
    "resultTypes": ["violations"],
    "preload": False,
}
ONLY_COLOURS = {"runOnly": COLOURS, "resultTypes": ["violations"]}
ENOUGH = 3

#: Find the texts whose kind is new, in one of the schemes at least; of the others, take the marks out of the code.
#: Give how many texts of each kind the pages have had, this one included.
CHOOSE = """([within, schemes, known, enough]) => {
  const numbers = new Map(), alone = (element) => numbers.get(element) ?? numbers.set(element, numbers.size).get(element);
  const kindsOf = (element, grounds) => {
    const ground = (one) => {
      if (!grounds.has(one)) {
        const style = getComputedStyle(one), own = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter];
        // It may lie over anything: like no other, on this page or on another one.
        if (!["static", "relative"].includes(style.position)) own.push(location.pathname, alone(one));
        const plain = own.join() === "rgba(0, 0, 0, 0),none,1,none";
        grounds.set(one, ground(one.parentElement) + (plain ? "" : "/" + own));
      }
      return grounds.get(one);
    };
    const style = getComputedStyle(element), around = getComputedStyle(element.parentElement);
    return [ground(element), element.tagName === "A", style.color, around.color, style.fontSize, style.fontWeight,
      style.textDecorationLine, style.borderBottomStyle, style.textShadow].join("|");
  };
  const worded = (element) => element.matches("input, select, textarea")
    || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const texts = [...document.querySelectorAll(within)].flatMap((root) => [root, ...root.querySelectorAll("*")])
    .filter((element) => element !== document.body && worded(element) && element.checkVisibility({ visibilityProperty: true }));
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
  for (const mark of document.querySelectorAll("pre code span"))
    if (!kept.has(mark) && !mark.childElementCount && mark.getAttributeNames().join() === "class") mark.replaceWith(...mark.childNodes);
  return Object.fromEntries(counts);
}"""
#: Of the page, leave the texts that were chosen on their grounds; what looks different without the rest is told.
LEAVE_THE_CHOSEN = """() => {
  const wanted = new Set([document.body]);
  const parts = document.querySelectorAll("[data-md-component], link");  // the theme's script fails without the first; a page may have a style of its own
  for (let element of [...kept.keys(), ...parts])
    for (; element && !wanted.has(element); element = element.parentElement) wanted.add(element);
  for (const element of [...document.body.querySelectorAll("*")]) {
    if (wanted.has(element) || !element.isConnected || element.closest("style, link, script")) continue;
    element.replaceChildren();  // it keeps its place among its own: what is drawn after it may depend on that
    element.style.setProperty("display", "none", "important");
  }
  return kindsOfKept().filter(([element, kind]) => kind !== kept.get(element)).map(([element]) => element.outerHTML.slice(0, 140));
}"""
_known: dict[str, int] = {}


def accessibility_faults(
    page: Page, within: str = "body", schemes: tuple[str, ...] = ("default", "slate"), colours_alone: bool = False
) -> list[str]:
    """Return what axe finds in these parts of the page, colours in each scheme; the page is left in pieces.

    With `colours_alone`, the other rules are left out: nobody ticks the boxes of a printed page. Without schemes, colours are; the page stays whole.
    """
    from axe_playwright_python.sync_playwright import Axe

    axe, faults = Axe(), []

    def look(where: str, options: dict, context: str | None = None) -> None:
        for violation in axe.run(page, context=context, options=options).response["violations"]:
            nodes = [node["html"][:140] for node in violation["nodes"][:3]]
            faults.append(f"{where}{violation['id']} ({violation['impact']}) {nodes}")

    # Wherever the page is scrolled to, what sticks in a player lies over something, which axe then takes for a target too small. What the header
    # shows depends on that place too, and passes slowly from one title to the other: at once, here.
    page.evaluate("""async () => {
        document.querySelectorAll("entrelacs-joueur *").forEach(element => {
            if (getComputedStyle(element).position === "sticky") element.style.position = "static"
        });
        const still = new CSSStyleSheet();
        still.replaceSync("* { transition: none !important }");
        document.adoptedStyleSheets.push(still);
        for (const _ of "two") await new Promise(requestAnimationFrame);
    }""")
    if not schemes:
        look("", BUT_COLOURS, None if within == "body" else within)
        return faults
    # An editor mends what is taken out of it: its picture is looked at.
    page.evaluate("document.querySelectorAll('.cm-editor').forEach((editor) => editor.replaceWith(editor.cloneNode(true)))")
    known = page.evaluate(CHOOSE, [within, schemes, _known, ENOUGH])
    if not colours_alone:
        look("", BUT_COLOURS, None if within == "body" else within)
    changed = page.evaluate(LEAVE_THE_CHOSEN)
    assert changed == [], changed
    for scheme in schemes:
        page.evaluate("(scheme) => { document.body.dataset.mdColorScheme = scheme }", scheme)
        look(f"{scheme} : ", ONLY_COLOURS)
    _known.update(known)
    return faults
