"""How long each action takes on the heaviest players of the site; run by hand: ``python -m tests.joueur.bench``.

Prints, for each action, the shortest, median and longest of 40 runs in milliseconds, layout included (aim: under 16).  On a
busy machine only the shortest means something.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from cours.register import all_claims
from entrelacs_page.graph_json import gzip_size, player_html
from entrelacs_page.proof import prove
from tests.conftest import BROWSER_ARGUMENTS

from .conftest import ASSETS

MEASURE = """() => {
  const player = document.querySelector("entrelacs-joueur"), html = player.querySelector("script").outerHTML, lines = [];
  const time = (name, action) => {
    const times = Array.from({ length: 40 }, () => {
      const start = performance.now();
      action();
      document.body.offsetHeight;
      return performance.now() - start;
    }).sort((a, b) => a - b);
    lines.push(`${name.padEnd(12)} ${times[0].toFixed(1).padStart(6)} ${times[20].toFixed(1).padStart(6)} ${times[39].toFixed(1).padStart(6)}`);
  };
  const twice = document.createElement("entrelacs-joueur");
  time("(chargement)", () => { const one = twice.cloneNode(); one.innerHTML = html; document.body.append(one); one.remove(); });
  for (const action of ["bad", "back", "step", "restart", "finish", "restart", "chance"]) time(action, () => player[action]());
  player.restart();
  time("un fil", () => (player.querySelector('.ej-fil[aria-disabled="false"]') || player.restartButton).click());
  return lines;
}"""


def main() -> None:
    from playwright.sync_api import sync_playwright

    claims = [claim for claim in all_claims() if claim.player]
    heaviest = [max(some, key=lambda claim: gzip_size(prove(claim).player)) for some in (claims, [c for c in claims if c.wrong])]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=BROWSER_ARGUMENTS)
        for claim in heaviest:
            text = prove(claim).player
            print(f"{claim.program} : {gzip_size(text)} octets compressés")
            page_file, assets = Path(folder, "page.html"), ASSETS.as_uri()
            links = f'<link rel="stylesheet" href="{assets}/joueur.css"><script defer src="{assets}/joueur.js"></script>'
            page_file.write_text(f'<!doctype html><meta charset="utf-8">{links}{player_html(text, "x", "")}', encoding="utf-8")
            page = browser.new_page(reduced_motion="reduce")
            page.goto(page_file.as_uri())
            print("\n".join(page.evaluate(MEASURE)))
        browser.close()


if __name__ == "__main__":
    main()
