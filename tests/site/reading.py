"""What a page must stand besides axe: a narrow screen, text spaced out by its reader, and the keyboard, whose place always shows.

Each function returns the faults that it finds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conftest import until

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: Bring the players, as who presses the button of each would.
PLAYERS = """async () => {
  const players = [...document.querySelectorAll("entrelacs-joueur")];
  for (const one of players) one.querySelector(":scope > button")?.click();
  while (!players.every((one) => one.matches(".ej"))) await new Promise((later) => setTimeout(later, 20));
}"""
#: Open all that folds, show every tab, bring all that comes when one is near, and let nothing move: what is measured is what is there.
WHOLE = """async () => {
  const style = document.createElement("style");
  style.textContent = "* { transition: none !important; content-visibility: visible !important } .tabbed-block { display: block !important }";
  document.head.append(style);
  dispatchEvent(new Event("beforeprint"));  // what is folded becomes elements
  await (PLAYERS)();
  for (const one of document.querySelectorAll("details")) one.open = true;
}""".replace("PLAYERS", PLAYERS)
#: The spacing that WCAG 2.1 (1.4.12) and the RGAA (10.12) let a reader ask for.
SPACED = """() => {
  const style = document.createElement("style");
  style.id = "spaced";
  style.textContent = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-bottom: 2em !important }`;
  document.head.append(style);
}"""
#: Text that its own box cuts; a title cut short in the header or in the menu is whole in the page that it names.
CUT = """() => {
  const faults = [];
  for (const one of document.querySelectorAll("article *, .md-footer *")) {
    if (one.clientWidth < 2 || (one.scrollWidth <= one.clientWidth + 1 && one.scrollHeight <= one.clientHeight + 1)) continue;
    const style = getComputedStyle(one), hides = (way) => ["hidden", "clip"].includes(way);
    if (!one.checkVisibility({ visibilityProperty: true }) || style.position === "absolute" || one.closest("svg, .cm-editor, .md-code__button")) continue;
    if ((hides(style.overflowX) && one.scrollWidth > one.clientWidth + 1) || (hides(style.overflowY) && one.scrollHeight > one.clientHeight + 1))
      faults.push("coupé : " + one.outerHTML.slice(0, 120));
  }
  for (const text of document.querySelectorAll("article svg[role=img] text")) {  // a drawing lets its text out of its frame
    const { left, right } = text.getBoundingClientRect();
    if (left < 0 || right > innerWidth) faults.push("hors de l’écran : " + text.textContent);
  }
  return faults;
}"""
#: Go to each stop of the keyboard; what shows that one is there may be beside it: the row of tabs, the label of a hidden button.
STOPS = """() => {
  const faults = [], shown = (one) => {
    const { left, top, right, bottom } = one.getBoundingClientRect();
    return one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && right - left > 1 && bottom - top > 1
      && right > 0 && left < innerWidth && bottom > 0 && top < innerHeight && getComputedStyle(one).outlineStyle !== "none";
  };
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]")]
    .filter((one) => one.tabIndex >= 0 && !one.closest("[data-md-component=search]")
      && !(one.type === "radio" && !one.checked && document.querySelector(`input[name="${one.name}"]:checked`)));
  let seen = 0;
  for (const one of stops) {
    one.focus();
    if (document.activeElement !== one) continue;
    seen += 1;
    const beside = one.matches(".tabbed-set > input") ? one.parentElement.querySelector(".tabbed-labels")
      : one.nextElementSibling;
    if (one.tabIndex > 0) faults.push("hors de l’ordre : " + one.outerHTML.slice(0, 120));
    if (![one, beside].some((shows) => shows && shown(shows))) faults.push("arrêt invisible : " + one.outerHTML.slice(0, 120));
  }
  document.activeElement.blur();
  return seen < 10 ? [`${seen} arrêts`] : faults;
}"""

#: Keep in `heard` all that the status elements hold, one after the other.
LISTEN = """() => {
  window.heard = [];
  new MutationObserver((changes) => {
    const regions = new Set(changes.map(({ target }) => (target.closest ? target : target.parentElement)?.closest("[role=status], [aria-live=polite]")));
    for (const one of regions) if (one?.textContent) heard.push(one.textContent.replace(/\\s+/g, " ").trim());
  }).observe(document.documentElement, { childList: true, characterData: true, subtree: true });
}"""


def too_wide(page: Page, width: int) -> list[str]:
    """Whether the page scrolls sideways on a screen of `width` pixels. 320 and 640: also what is left of 1280 at 400 and at 200 %."""
    page.set_viewport_size({"width": width, "height": 800})
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [f"{wide} px de large sur un écran de {width}"] if wide > width + 1 else []  # a pixel: widths are rounded up


def spaced_out(page: Page, width: int) -> list[str]:
    """What is lost when the reader spaces the text out."""
    page.evaluate(SPACED)
    faults = too_wide(page, width) + page.evaluate(CUT)
    page.evaluate("document.querySelector('#spaced').remove(); dispatchEvent(new Event('resize'))")
    return [f"texte espacé : {fault}" for fault in faults]


def hidden_stops(page: Page) -> list[str]:
    """The stops of the keyboard that do not show; the first key pressed tells the browser that the reader has a keyboard."""
    page.keyboard.press("Tab")
    faults = page.evaluate(STOPS)
    if faults:  # the theme gives its menus the height of a new window some time later, and what is below cannot be reached until then
        page.evaluate("scrollTo(0, 1)")
        page.wait_for_timeout(1_000)
        faults = page.evaluate(STOPS)
    page.evaluate("scrollTo(0, 0)")
    until(page, "!document.querySelector('.md-top')?.checkVisibility({ opacityProperty: true, visibilityProperty: true })")  # it floats over the rest
    return faults
