"""Mesure l'atelier dans un vrai navigateur (Chromium), à la main.

``python -m bench.atelier`` : ce que charge la première exploration, le temps jusqu'au premier verdict, et celui d'« Arrêter ».
``--cours`` : chaque programme que le cours prouve, exploré dans la page ; la réponse (verdict, fins, probabilités, états) est celle du
Python d'ici, ou celle qu'un autre Python a écrite avant (``--ecrire FICHIER`` sous lui, puis ``--reponses FICHIER`` ici) : d'un CPython à
l'autre, asyncio et quelques messages changent. ``--hostiles`` : chaque programme hostile, soumis à la page. Les deux finissent avec l'état 1 si une réponse diffère ou
si quelque chose s'échappe. ``--site DOSSIER`` : un site déjà construit, avec l'atelier.
"""

import argparse
import gzip
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.__main__ import _comma, _processor, _spaced
from bench.programmes import ROOT
from cours.atelier import bridge
from cours.register import all_claims
from tests.conftest import BROWSER_ARGUMENTS, serving
from tests.entrelacs.support import cases

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

RUNS = 3
LIMITS = {"etats": 400_000, "secondes": 900, "memoire": 1_500}
"""Ce que prend la plus longue exploration du cours, et davantage."""
SECONDS, STOP = 4, 15
"""Ce qu'un programme hostile peut prendre : la limite de l'explorateur, et quand la page l'arrête (un fil supprimé se recharge d'abord)."""
LARGE = """\
from threading import Thread
n = 0
def ajouter():
    global n
    for _ in range(9):
        n += 1
for _ in range(4):
    Thread(target=ajouter).start()
"""
LONG = "import re\nprint(re.match('(a+)+$', 'a' * 40 + 'b'))\n"
"""Une seule opération, au milieu de laquelle l'explorateur ne regarde aucune limite."""
ASK = """async ([question, ms]) => {
  const { demander, arreter } = await import(new URL("../assets/atelier/moteur.js", location));
  const debut = performance.now(), attente = ms ? setTimeout(arreter, ms) : 0;
  let dit;
  try { dit = { reponse: await demander(question, () => {}) }; } catch (erreur) { dit = { erreur: `${erreur.name} ${erreur.message}` }; }
  clearTimeout(attente);
  return { ...dit, ms: performance.now() - debut };
}"""
PRESS = """([nom, fini]) => new Promise((dire) => {
  const statut = document.querySelector("[data-statut]"), debut = performance.now();
  statut.textContent = "";
  new MutationObserver((_, moi) => {
    if (!new RegExp(fini).test(statut.textContent)) return;
    moi.disconnect();
    const ms = performance.now() - debut;
    const pret = () => (document.querySelector("[data-explorer]").getAttribute("aria-disabled") === "true" ? setTimeout(pret) : dire(ms));
    pret(); // ce qui suit peut presser de nouveau
  }).observe(statut, { childList: true, characterData: true, subtree: true });
  document.querySelector(`[data-${nom}]`).click();
})"""
VERDICT = "^(Faute|Toujours|Exploration incompl|\\d+ fins|Refus)"


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m bench.atelier", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--cours", action="store_true")
    options.add_argument("--hostiles", action="store_true")
    options.add_argument("--site", type=Path)
    options.add_argument("--ecrire", type=Path, metavar="FICHIER")
    options.add_argument("--reponses", type=Path, metavar="FICHIER")
    asked = options.parse_args()
    if asked.ecrire:
        return _written(asked.ecrire)
    expected = json.loads(asked.reponses.read_text(encoding="utf-8")) if asked.reponses else {}
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        print("Chromium manque.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = asked.site or _built(Path(folder))
        browser = playwright.chromium.launch(executable_path=path, args=BROWSER_ARGUMENTS)
        load = ", ".join(_comma(one, 1) for one in os.getloadavg())
        print(
            f"{_processor()}, {os.cpu_count()} cœurs, charge {load} ; Chromium {browser.version}, "
            f"{platform.python_implementation()} {platform.python_version()}, {time.strftime('%Y-%m-%d')}\n",
            flush=True,
        )
        with serving(site) as address:
            if asked.cours:
                return _course(opened(browser, address), site, expected)
            if asked.hostiles:
                return _hostile(browser, address)
            _first(browser, address, site)
            _stopped(browser, address)
    return 0


def _built(folder: Path) -> Path:
    for command in (["cours.atelier"], ["mkdocs", "build", "--quiet", "--site-dir", str(folder)]):
        subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=True, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
    return folder


def opened(browser: "Browser", address: str) -> "Page":
    """L'atelier, tel que le voit qui n'est jamais venu."""
    page = browser.new_context(locale="fr-FR").new_page()
    page.set_default_timeout(1_200_000)
    page.goto(address + "atelier/")
    page.wait_for_selector("[data-gestes]:not([hidden])")
    return page


# ---- la première visite -----------------------------------------------------------------------------------------------


def _first(browser: "Browser", address: str, site: Path) -> None:
    cold, again, reloaded, files = [], [], [], {}
    for _ in range(RUNS):
        page = opened(browser, address)
        asked: list[str] = []
        page.context.on("response", lambda response, asked=asked: asked.append(response.url))
        cold.append(page.evaluate(PRESS, ["explorer", VERDICT]) / 1000)
        files = {url.removeprefix(address) for url in asked if url.startswith(address + "assets/atelier/")}
        again.append(page.evaluate(PRESS, ["explorer", VERDICT]) / 1000)
        page.reload()
        page.wait_for_selector("[data-gestes]:not([hidden])")
        reloaded.append(page.evaluate(PRESS, ["explorer", VERDICT]) / 1000)
        page.context.close()
    print("| ce que charge la première exploration | octets | gzip |\n|---|--:|--:|")
    sizes = [(Path(name).name, len(data), len(gzip.compress(data, 6))) for name in sorted(files) for data in [(site / name).read_bytes()]]
    for name, size, packed in (*sizes, ("en tout", sum(one[1] for one in sizes), sum(one[2] for one in sizes))):
        print(f"| {name} | {_spaced(size)} | {_spaced(packed)} |")
    print(f"\n| jusqu'au verdict, {RUNS} fois | médiane, s | la plus longue, s |\n|---|--:|--:|")
    for name, seconds in (("première visite", cold), ("la page rechargée", reloaded), ("la suivante, sans recharger", again)):
        print(f"| {name} | {_comma(statistics.median(seconds))} | {_comma(max(seconds))} |")


def _stopped(browser: "Browser", address: str) -> None:
    page = opened(browser, address)
    page.evaluate(PRESS, ["explorer", VERDICT])
    print(f"\n| « Arrêter », {RUNS} fois | médiane, ms | la plus longue, ms |\n|---|--:|--:|")
    for name, program in (("un grand programme", LARGE), ("une seule opération sans fin", LONG)):
        taken = []
        for _ in range(RUNS):
            page.locator(".cm-content").click()
            page.keyboard.press("ControlOrMeta+a")
            page.keyboard.insert_text(program)
            page.locator("[data-explorer]").click()
            page.wait_for_selector("[data-statut]:has-text('Exploration')")
            page.wait_for_timeout(1_000)
            taken.append(page.evaluate(PRESS, ["arreter", "^Arrêté"]))
        print(f"| {name} | {_comma(statistics.median(taken), 0)} | {_comma(max(taken), 0)} |")


# ---- tout le cours ----------------------------------------------------------------------------------------------------


def course() -> Iterator[dict[str, Any]]:
    """Les questions que l'atelier peut poser de chaque programme que le cours prouve, une fois chacune."""
    seen = set()
    for claim in all_claims(ROOT / "mkdocs.yml"):
        constants = {name: repr(value) for name, value in claim.constants.items()}
        question = {"demande": "explorer", "programme": (ROOT / claim.program).read_text(encoding="utf-8"), "constantes": constants, "limites": LIMITS}
        key = json.dumps(question)
        if key not in seen:
            seen.add(key)
            yield question | {"nom": claim.program}


def answered(question: dict[str, Any]) -> tuple[dict[str, Any], float]:
    """La réponse du Python d'ici, et ses secondes."""
    start = time.perf_counter()
    answer = json.loads(bridge.answer(json.dumps(question), lambda states: None))
    return answer, time.perf_counter() - start


def _written(target: Path) -> int:
    """Écrit toutes les réponses du Python d'ici, pour qui n'a pas ce Python là où il a un navigateur."""
    answers = {json.dumps(question): answered(question) for question in course()}
    target.write_text(json.dumps({"python": platform.python_version(), "reponses": answers}), encoding="utf-8")
    print(f"{len(answers)} réponses de CPython {platform.python_version()} dans {target}.")
    return 0


def compare(page: "Page", question: dict[str, Any], here: dict[str, Any], native: float) -> tuple[str, float, float]:
    """« pareil », « autre graphe » ou ce qui diffère de la réponse attendue ; les secondes de la page, et celles de cette réponse.

    Autre graphe : le verdict, la faute et chaque fin, avec sa probabilité, sont les mêmes, mais pas les états. D'un CPython à l'autre,
    asyncio change : ``gather`` de CPython 3.11 demande un rappel de plus que celui de 3.14.
    """
    got = page.evaluate(ASK, [question, 0])
    seconds = got["ms"] / 1000
    if "erreur" in got:
        return got["erreur"], seconds, native
    there = got["reponse"]
    for answer in (here, there):
        answer["fins"] = re.findall(r"<tbody>.*?</tbody>", answer.pop("carte", ""), re.DOTALL)
        # Le code du joueur est en couleurs, que chaque CPython découpe à sa façon ; un ensemble s'y montre dans l'ordre du hachage.
        played = json.loads(answer.pop("joueur", "") or "{}")
        answer["joueur"] = [(name, len(value)) for name, value in played.items() if isinstance(value, list)]
    different = {name for name in {*here, *there} if here.get(name) != there.get(name)}
    if not different:
        return "pareil", seconds, native
    return ", ".join(sorted(different - {"bilan", "joueur"})) or "autre graphe", seconds, native


def python_of(site: Path) -> str:
    """La version du Python de l'atelier."""
    (lock,) = site.glob("assets/atelier/moteur/*/pyodide-lock.json")
    return json.loads(lock.read_text(encoding="utf-8"))["info"]["python"]


def same_python(site: Path, version: str = platform.python_version()) -> bool:
    return python_of(site).split(".")[:2] == version.split(".")[:2]


def _course(page: "Page", site: Path, expected: dict[str, Any]) -> int:
    version = expected.get("python", platform.python_version())
    page.evaluate(ASK, [{"demande": "explorer", "programme": "print(1)\n"}, 0])
    times, natives, answers = [], [], {"pareil": 0, "autre graphe": 0, "différent": 0}
    for question in course():
        here = expected["reponses"][json.dumps(question)] if expected else answered(question)
        said, seconds, native = compare(page, question, *here)
        times.append((seconds, question["nom"]))
        natives.append(native)
        answers[said if said in answers else "différent"] += 1
        if said != "pareil":
            print(f"{said} : {question['nom']} {question['constantes']}", flush=True)
    seconds = [one for one, _ in times]
    slowest, name = max(times)
    print(
        f"{len(times)} programmes, Python {python_of(site)} dans la page : {answers['pareil']} réponses égales en tout à celles de CPython {version}, "
        f"{answers['autre graphe']} égales par leurs fins et non par leurs états, {answers['différent']} différentes."
    )
    print(f"Dans la page : médiane {_comma(statistics.median(seconds))} s, la plus longue {_comma(slowest, 1)} s (`{name}`), {_comma(sum(seconds), 0)} s en tout.")
    print(f"CPython {version} : médiane {_comma(statistics.median(natives))} s, {_comma(sum(natives), 0)} s en tout.")
    return 1 if answers["différent"] or (answers["autre graphe"] and same_python(site, version)) else 0


# ---- les programmes hostiles ------------------------------------------------------------------------------------------


def hostile() -> list[tuple[str, str]]:
    return [(case.path.name, case.source) for case in cases.every() if case.path.parent.name == "hostile"]


def attack(page: "Page", address: str, programs: list[tuple[str, str]], tell: Callable[[str], None]) -> dict[str, int]:
    """Soumet chaque programme à la page, l'arrête après quelques secondes, et compte ce qui est répondu.

    Lève ``AssertionError`` si une requête est faite, si quelque chose est écrit, ou si la page ne répond plus juste ensuite.
    """
    question = {"demande": "explorer", "constantes": {}, "limites": {"etats": 2_000, "secondes": SECONDS, "memoire": 400}}
    asked: list[str] = []
    listen = lambda request: asked.append(request.url)  # noqa: E731 : le même objet se retire ensuite
    page.evaluate(ASK, [question | {"programme": "print(1)\n"}, 0])
    kept = "JSON.stringify([Object.entries(localStorage).sort(), document.cookie, location.href, document.title])"
    before = page.evaluate(kept)
    page.context.on("request", listen)
    found: dict[str, int] = {}
    for name, source in programs:
        got = page.evaluate(ASK, [question | {"programme": source}, 1000 * STOP])
        kind = got["reponse"]["genre"] if "reponse" in got else "arrêté"
        found[kind] = found.get(kind, 0) + 1
        if kind in ("panne", "arrêté"):
            tell(f"{kind} : {name} {got.get('erreur', '')}")
    page.context.remove_listener("request", listen)
    # Un fil supprimé se recharge : ce sont les seuls fichiers demandés.
    escaped = [url for url in asked if not url.startswith((address + "assets/atelier/", f"blob:{address}"))]
    assert not escaped, escaped
    assert page.evaluate(kept) == before
    after = page.evaluate(ASK, [question | {"programme": "print(40 + 2)\n"}, 0])
    assert after["reponse"]["titre"] == "Toujours la même fin" and "42" in after["reponse"]["carte"], after
    return found


def _hostile(browser: "Browser", address: str) -> int:
    start = time.perf_counter()
    programs = hostile()
    try:
        found = attack(opened(browser, address), address, programs, print)
    except AssertionError as error:
        print(f"Quelque chose s'est échappé : {error}")
        return 1
    told = ", ".join(f"{kind} {number}" for kind, number in sorted(found.items()))
    print(f"{len(programs)} programmes hostiles en {_comma(time.perf_counter() - start, 0)} s : {told}. Rien ne s'est échappé.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
