"""The workshop in a real browser: what a reader writes is explored there, stopped, shared, kept, and goes nowhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import bench.atelier
import entrelacs
from cours.atelier import bridge, build
from cours.share import fragment
from tests.conftest import serving, until
from tests.required_tools import require_tool
from tests.site.pages import Site
from tests.site.reading import LISTEN
from tests.site.test_browser import DESKTOP, PHONE, opened, ready
from tests.site.test_politique import META

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page, Worker

pytestmark = pytest.mark.xdist_group("atelier")

RACE = """\
from threading import Thread

TOURS = 1
n = 0


def ajouter():
    global n
    for _ in range(TOURS):
        n += 1


fils = [Thread(target=ajouter) for _ in range(2)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print(n)
"""
LARGE = RACE.replace("TOURS = 1", "TOURS = 9").replace("range(2)]", "range(4)]")
ONE_LONG_OPERATION = "import re\nprint(re.match('(a+)+$', 'a' * 40 + 'b'))\n"
"""No limit is looked at in the middle of it: only ending the worker stops it."""
WHOLE = "[data-gestes]:not([hidden])"
"""Shown once the editor holds the program that the address or the device gives."""
READY = "document.querySelector('[data-explorer]').getAttribute('aria-disabled') === 'false'"


class Workshop:
    """The page, by what a reader does with it."""

    def __init__(self, page: Page):
        self.page = page

    def part(self, name: str) -> Locator:
        return self.page.locator(f"[data-{name}]")

    @property
    def status(self) -> str:
        return re.sub(r"\s", " ", self.part("statut").inner_text()).replace("’", "'")

    @property
    def results(self) -> str:
        return re.sub(r"[ \u00a0\u202f]", " ", self.part("resultats").inner_text()).replace("’", "'")

    @property
    def text(self) -> str:
        return "\n".join(self.page.locator(".cm-line").all_inner_texts()).replace("\n\n", "\n")

    def write(self, program: str) -> None:
        """Replace all the text, as one does by selecting it."""
        self.page.locator(".cm-content").click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(program)

    def ask(self, button: str = "explorer") -> str:
        self.page.evaluate("document.querySelector('[data-statut]').textContent = ''")
        self.part(button).click()
        until(self.page, "document.querySelector('[data-statut]').textContent !== ''")
        self.wait()
        return self.status

    def wait(self) -> None:
        until(self.page, READY, timeout=120)


@pytest.fixture(scope="module")
def engine(site: Site) -> Path:
    """What the page loads. The site was built with it, where npm is there."""
    require_tool("node")
    require_tool("npm")
    folder = site.folder / "assets/atelier/moteur" / json.loads((site.folder / "assets/atelier/moteur/moteur.json").read_text())["dossier"]
    assert folder.is_dir()
    return folder


@pytest.fixture(scope="module")
def context(browser: Browser, address: str, engine: Path) -> Iterator[tuple[Workshop, list[str], list[str]]]:
    """A workshop whose engine is loaded once for all the tests; what went wrong, and all that was requested."""
    with opened(browser, address, viewport=DESKTOP) as (context, faults):
        requests: list[str] = []
        context.on("request", lambda request: requests.append(request.url.removeprefix(address)))
        page = context.new_page()
        ready(page, address + "atelier/")
        page.wait_for_selector(WHOLE)
        first = [*requests]
        workshop = Workshop(page)
        yield workshop, first, faults
        assert not faults


@pytest.fixture
def workshop(context: tuple[Workshop, list[str], list[str]]) -> Workshop:
    return context[0]


def test_nothing_of_python_is_loaded_before_one_asks(context: tuple[Workshop, list[str], list[str]]) -> None:
    workshop, requests, _ = context
    assert not [url for url in requests if re.search(r"pyodide|\.wasm|python_stdlib|entrelacs\.zip|travailleur", url)]
    assert "Faute démontrée" in workshop.results and "Thread(target=retirer" in workshop.text


def test_break_repair_wrongly_then_rightly(workshop: Workshop) -> None:
    program = Path("exemples/atelier/index/compte.py").read_text(encoding="utf-8")
    assert workshop.ask() == "Faute trouvée."
    assert "AssertionError" in workshop.results and "25 %" in workshop.results
    assert workshop.page.locator("entrelacs-joueur .ej-choix").count() == 1  # it can be played
    workshop.write(program.replace("from threading import Thread", "from threading import Lock, Thread").replace("        lu = solde", "        with Lock():\n            lu = solde"))
    assert workshop.ask() == "Faute trouvée."  # one lock each
    right = program.replace("import Thread", "import Lock, Thread").replace("solde = 1000\n", "solde = 1000\nverrou = Lock()\n")
    right = right.replace("        lu = solde\n        solde = lu - montant", "        with verrou:\n            lu = solde\n            solde = lu - montant")
    workshop.write(right)
    assert workshop.ask() == "Toujours la même fin."
    assert "solde final : 700" in workshop.results and "100 %" in workshop.results


def test_it_says_what_the_command_line_says(workshop: Workshop) -> None:
    workshop.write(RACE)
    assert workshop.ask() == "2 fins différentes, aucune faute."
    found = entrelacs.explore(RACE)
    assert f"{found.states} états, {found.transitions} transitions, {found.schedules} ordonnancements" in workshop.results
    constant = workshop.page.locator("[data-constantes] label", has_text="TOURS").locator("input")
    constant.fill("2")  # it comes once one has stopped writing
    workshop.ask()
    assert f"{entrelacs.explore(RACE, constants={'TOURS': 2}).states} états" in workshop.results and "TOURS = 2" in workshop.results
    constant.fill("1")


def test_the_answer_is_on_the_screen(workshop: Workshop) -> None:
    """On a phone it is below the program, on a laptop beside it: it comes into view, and nothing covers it."""
    covered = "(one) => { const { x, y } = one.getBoundingClientRect(); return document.elementFromPoint(x + 5, y + 5) !== one; }"
    try:
        for viewport in (PHONE, {"width": 1366, "height": 500}):
            workshop.page.set_viewport_size(viewport)
            workshop.write(RACE + "\n" * 12)
            workshop.ask()
            box = workshop.part("statut").bounding_box()
            assert box is not None and 0 < box["y"] and box["y"] + box["height"] < viewport["height"], viewport
            assert not workshop.part("statut").evaluate(covered), viewport
    finally:
        workshop.page.set_viewport_size(DESKTOP)


def test_execute_once(workshop: Workshop) -> None:
    workshop.write(RACE)
    assert workshop.ask("executer").startswith("Exécuté une fois")
    assert workshop.results.split()[0] in ("1", "2")


@pytest.mark.parametrize(
    ("program", "said", "line"),
    [
        ("x = 1\ny = (\n", "Python ne peut pas lire ce programme", 2),
        ("x = 1\nopen('secret')\n", "ne peut pas être exploré", 2),
        ("import os\nos.system('ls')\n", "ne peut pas être exploré", 2),
        ("import js\n", "ne peut pas être exploré", 1),
    ],
)
def test_refusals_have_their_line(workshop: Workshop, program: str, said: str, line: int) -> None:
    workshop.write(program)
    assert workshop.ask() == f"Refusé, ligne {line}."
    assert said in workshop.results
    assert workshop.page.locator(".cm-lint-marker-error").count() == 1
    workshop.page.get_by_role("button", name=f"Aller à la ligne {line}").click()
    assert workshop.page.evaluate("document.activeElement.classList.contains('cm-content')")


def test_a_loop_without_end_is_a_fault_found_at_once(workshop: Workshop) -> None:
    workshop.write("while True:\n    pass\n")
    assert workshop.ask() == "Faute trouvée."


@pytest.mark.parametrize("program", [LARGE, ONE_LONG_OPERATION], ids=["large", "one long operation"])
def test_it_stops_at_once_and_is_ready_again(workshop: Workshop, program: str) -> None:
    workshop.write(program)
    workshop.part("explorer").click()
    workshop.page.wait_for_timeout(700)
    workshop.part("arreter").click()
    until(workshop.page, READY, timeout=5)
    assert workshop.status == "Arrêté." and not workshop.part("arreter").is_visible()
    assert workshop.part("avant").is_visible()  # the card that is left answers another program
    assert workshop.page.evaluate("document.activeElement.matches('[data-explorer]')")
    workshop.write("print(1)\n")
    assert workshop.ask() == "Toujours la même fin." and not workshop.part("avant").is_visible()


def test_what_is_too_large_says_what_to_reduce(workshop: Workshop) -> None:
    workshop.write("n = [1]\nwhile True:\n    n = n + n\n")
    assert workshop.ask() == "Exploration incomplète."
    assert "Réduisez les constantes" in workshop.results


def test_share_and_open_elsewhere(workshop: Workshop, browser: Browser, address: str) -> None:
    workshop.write(RACE)
    workshop.ask()
    player = workshop.page.locator("entrelacs-joueur")
    player.get_by_role("button", name="Jusqu’au bout").click()
    until(workshop.page, "location.hash.includes('jeu-atelier=')")
    said = player.locator(".ej-sortie").inner_text()
    workshop.part("partager").click()
    until(workshop.page, "location.hash.startsWith('#p=')")
    assert "adresse" in workshop.status
    with opened(browser, address, viewport=PHONE) as (context, faults):
        page = context.new_page()
        ready(page, workshop.page.url)
        other = Workshop(page)
        page.wait_for_selector(WHOLE)
        assert "n += 1" in other.text and "rien n'est lancé avant" in other.status and other.results == ""
        assert not page.evaluate("performance.getEntriesByType('resource').some(({ name }) => name.includes('pyodide'))")
        other.ask()
        until(page, "document.querySelector('entrelacs-joueur')?.path?.length > 0")  # the answer is there before its player is
        assert page.locator("entrelacs-joueur .ej-sortie").inner_text() == said  # the schedule came with it
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert not faults
    workshop.write(RACE.replace("n += 1", "n += 2"))
    until(workshop.page, "location.hash === ''")  # it held another program: a reload would have brought that one back
    workshop.ask()
    assert player.locator(".ej-sortie").inner_text() != said  # nor is the schedule of another program played


def test_what_is_played_at_once_stays_in_the_address(workshop: Workshop) -> None:
    """What follows a change waits until the reader stops writing: the answer, which comes first, has noted it."""
    workshop.write(RACE.replace("n += 1", "n += 3"))
    workshop.ask()
    workshop.page.locator("entrelacs-joueur").get_by_role("button", name="Jusqu’au bout").click()
    until(workshop.page, "location.hash.includes('jeu-atelier=')")
    workshop.page.wait_for_timeout(500)
    assert "jeu-atelier=" in workshop.page.url


def test_a_link_made_when_the_site_is_built(workshop: Workshop, address: str) -> None:
    page = workshop.page
    workshop.write("print('le mien')\n")
    kept = "localStorage.getItem('/.__atelier').includes('le mien')"
    until(page, kept)
    page.evaluate("(hash) => { location.hash = hash }", fragment("print('fait à la construction')\n"))
    until(page, "document.querySelector('.cm-content').textContent.includes('construction')")
    page.wait_for_timeout(500)  # what one writes is kept after 0.3 s
    assert page.evaluate(kept)
    page.get_by_role("button", name="Reprendre ce que").click()
    assert "le mien" in workshop.text
    until(page, "location.hash === ''")
    workshop.part("recommencer").click()
    assert "retirer" in workshop.text
    page.get_by_role("button", name="Reprendre ce que").click()
    assert "le mien" in workshop.text
    workshop.page.evaluate("location.hash = 'p=abîmé'")
    until(workshop.page, "document.querySelector('[data-statut]').textContent.includes('abîmé')")


def test_a_program_too_long_for_an_address(workshop: Workshop) -> None:
    import random

    draw = random.Random(0)
    workshop.write("".join(f"x{i} = {draw.random()}\n" for i in range(900)))
    workshop.part("partager").click()
    until(workshop.page, "document.querySelector('[data-statut]').textContent.includes('trop long')")


def test_download(workshop: Workshop) -> None:
    workshop.write(RACE)
    with workshop.page.expect_download() as download:
        workshop.part("telecharger").click()
    assert Path(download.value.path()).read_text(encoding="utf-8") == RACE
    assert "python -m entrelacs explorer programme.py" in workshop.status


@pytest.fixture
def fresh(browser: Browser, address: str, engine: Path) -> Iterator[Page]:
    """The workshop of one who was never there: nothing is explored, nothing copied."""
    with opened(browser, address, viewport=DESKTOP) as (context, faults):
        page = context.new_page()
        ready(page, address + "atelier/")
        page.wait_for_selector(WHOLE)
        yield page
        assert not faults


def test_hostile_programs_reach_nothing(fresh: Page, address: str) -> None:
    """Each is refused, or ends at a limit; nothing is asked of the network, nothing is written, the page still answers.

    One in four: ``python -m bench.atelier --hostiles`` submits them all, and ``test_hostile.py`` asks them of the engine itself.
    """
    programs = bench.atelier.hostile()[::4]
    found = bench.atelier.attack(fresh, address, programs, print)
    assert sum(found.values()) == len(programs) > 25
    assert found["refus"] > found["resultat"] > 2 and not found.get("panne"), found


def test_the_course_is_explored_there_as_here(fresh: Page, site: Site) -> None:
    """One program in thirty of those that the course proves: ``python -m bench.atelier --cours`` explores them all."""
    sample = [question for i, question in enumerate(bench.atelier.course()) if i % 30 == 4]
    assert len(sample) > 10
    said = {question["nom"]: bench.atelier.compare(fresh, question, *bench.atelier.answered(question))[0] for question in sample}
    allowed = {"pareil"} if bench.atelier.same_python(site.folder) else {"pareil", "autre graphe"}
    assert {*said.values()} <= allowed, said


def test_a_voice_hears_why_a_program_is_refused_and_which_line_is_reached(fresh: Page) -> None:
    fresh.evaluate(LISTEN)
    workshop = Workshop(fresh)
    workshop.write("x = 1\ny = (\n")
    assert workshop.ask() == "Refusé, ligne 2."
    reason = "Python ne peut pas lire ce programme : '(' was never closed."
    assert workshop.results.startswith(reason)
    assert fresh.locator("[data-resultats] [lang=en]").inner_text() == "'(' was never closed"
    until(fresh, "heard.some((one) => one.startsWith('Refusé'))")
    assert fresh.evaluate("heard").count(f"Refusé, ligne 2. {reason}") == 1
    fresh.get_by_role("button", name="Aller à la ligne 2").click()
    until(fresh, "heard.at(-1) === 'Ligne 2 : y = ('")


def test_the_last_address_asked_for_is_the_one_that_is_followed(fresh: Page, address: str) -> None:
    """What an earlier one asked for may come after it."""
    workshop, late = Workshop(fresh), ExitStack()
    fresh.route("**/exercices.json", lambda route: late.callback(route.continue_))
    with fresh.expect_request("**/exercices.json"):
        fresh.evaluate("location.hash = 'exercice=condition/boulangerie'")
    fresh.evaluate("(hash) => { location.hash = hash }", fragment("print('le dernier')\n"))
    until(fresh, "document.querySelector('.cm-content').textContent.includes('le dernier')")
    with fresh.expect_response("**/exercices.json") as response:
        late.close()
    response.value.finished()
    fresh.wait_for_timeout(200)
    assert "le dernier" in workshop.text and not workshop.part("consigne").is_visible()


COPIED = "caches.open('/.__atelier').then(copy => copy.keys()).then(keys => keys.map(({ url }) => new URL(url).pathname))"


def test_it_comes_back_without_a_network(browser: Browser, site: Site, engine: Path) -> None:
    """After one exploration; nothing is copied before, and no other page is."""
    network = ExitStack()
    address = network.enter_context(serving(site.folder))
    with opened(browser, address, viewport=DESKTOP) as (context, faults):
        page = context.new_page()
        ready(page, address + "atelier/")
        page.wait_for_selector(WHOLE)
        workshop = Workshop(page)
        assert page.evaluate("caches.keys()") == [] and not page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)")
        assert workshop.ask() == "Faute trouvée."
        until(page, f"{COPIED}.then(paths => paths.includes('/atelier/'))")
        copied = page.evaluate(COPIED)
        assert [path for path in copied if not path.startswith("/assets/")] == ["/atelier/"]
        assert not faults
        network.close()  # whoever asks the server now is refused
        page.reload()
        page.wait_for_selector(WHOLE)
        workshop.write(RACE)
        assert workshop.ask() == "2 fins différentes, aucune faute."
        elsewhere = context.new_page()
        with pytest.raises(Exception, match="ERR_CONNECTION_REFUSED"):
            elsewhere.goto(address + "mecanismes/lock/")


def test_the_copy_follows_the_site_and_can_be_erased(fresh: Page, address: str) -> None:
    workshop = Workshop(fresh)
    workshop.ask()
    until(fresh, f"{COPIED}.then(paths => paths.some(path => path.endsWith('.wasm')))")
    old = "/assets/atelier/moteur/0123456789ab/entrelacs.zip"
    fresh.evaluate("(old) => caches.open('/.__atelier').then(copy => copy.put(old, new Response('ancien')))", old)
    fresh.reload()
    fresh.wait_for_selector(WHOLE)
    workshop.ask()
    until(fresh, f"{COPIED}.then(paths => !paths.includes({old!r}) && paths.includes('/atelier/'))")
    # What the server has comes before what is kept: the page changes, the reader sees it.
    fresh.evaluate("caches.open('/.__atelier').then(copy => copy.put('/atelier/', new Response('périmé')))")
    fresh.reload()
    fresh.wait_for_selector(WHOLE)
    ready(fresh, address + "projet/vie-privee/")
    fresh.locator("button[data-effacer]").click()
    until(fresh, "document.querySelector('[data-etat]').textContent.includes('effacé')")
    assert fresh.evaluate("caches.keys()") == []
    assert fresh.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    assert "Rien n’est gardé" in fresh.locator("[data-etat]").inner_text()


def engine_of(page: Page) -> Worker:
    """The worker that answers the page; its search has one too."""
    return [worker for worker in page.workers if worker.url.startswith("blob:")][-1]


def test_the_worker_has_lost_what_leads_out(workshop: Workshop) -> None:
    """Seen from the worker itself: what it could still reach if the explorer were escaped from."""
    workshop.write("print(1)\n")
    workshop.ask()
    worker = engine_of(workshop.page)
    names = ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "importScripts", "indexedDB", "caches", "navigator", "Worker", "BroadcastChannel", "postMessage"]
    left = worker.evaluate("(names) => names.filter((name) => { try { return globalThis[name] !== undefined; } catch { return false; } })", names)
    assert left == ["postMessage"]  # what answers the page


@pytest.mark.parametrize("protected", [True, False], ids=["with the policy", "without"])
def test_the_worker_imports_nothing_from_elsewhere(browser: Browser, address: str, engine: Path, protected: bool) -> None:
    """`import()` is syntax, that cannot be taken away: the page's policy, that the worker inherits, keeps it at home."""
    elsewhere = "http://ailleurs.exemple/module.mjs"
    with opened(browser, address, viewport=DESKTOP) as (context, _):
        page = context.new_page()
        page.route("**/atelier/", lambda route: route.fulfill(body=route.fetch().text() if protected else META.sub("", route.fetch().text()), content_type="text/html"))
        asked = "enfermer(pyodide);\n  globalThis.importer = (nom) => { try { pyodide.runPython(`import ${nom}`); return true; } catch { return false; } };"
        context.route(
            "**/travailleur.mjs",
            lambda route: route.fulfill(body=route.fetch().text().replace("enfermer(pyodide);", asked), content_type="text/javascript"),
        )
        context.route(elsewhere, lambda route: route.fulfill(body="export {}", content_type="text/javascript", headers={"Access-Control-Allow-Origin": "*"}))
        ready(page, address + "atelier/")
        page.wait_for_selector(WHOLE)
        workshop = Workshop(page)
        assert workshop.ask() == "Faute trouvée."
        worker = engine_of(page)
        modules = ("js", "pyodide_js", "pyodide.http", "pyodide.code", "_pyodide_core", "json")
        assert [name for name in modules if worker.evaluate("(nom) => importer(nom)", name)] == ["json"]  # nor does Python reach the page
        tried = (elsewhere, "data:text/javascript,export{}")
        said = [worker.evaluate("(url) => import(url).then(() => 'chargé', ({ message }) => message)", url) for url in tried]
        assert [text == "chargé" for text in said] == [not protected] * 2, said


def test_what_is_written_survives_a_reload_and_can_be_erased(browser: Browser, address: str, engine: Path) -> None:
    with opened(browser, address, viewport=DESKTOP) as (context, faults):
        page = context.new_page()
        ready(page, address + "atelier/")
        page.wait_for_selector(WHOLE)
        workshop = Workshop(page)
        workshop.write("print('à garder')\n")
        page.reload()  # at once: what one writes is kept 0.3 s later, or when one leaves
        page.wait_for_selector(WHOLE)
        assert "à garder" in workshop.text and workshop.status == "Voici votre programme de la dernière fois."
        ready(page, address + "projet/vie-privee/")
        page.locator("button[data-effacer]").click()
        assert not page.evaluate("Object.keys(localStorage).some(key => key.endsWith('.__atelier'))")
        assert not faults


def test_an_exercise_is_solved_there(browser: Browser, address: str, engine: Path) -> None:
    """From its page to the workshop: what is given is locked, a wrong answer teaches, the right one is noted as done."""
    with opened(browser, address, viewport=DESKTOP) as (context, faults):
        page = context.new_page()
        ready(page, address + "mecanismes/condition/")
        page.locator('a[href$="#exercice=condition/parking"]').click()
        page.wait_for_selector(".cm-donne")
        workshop = Workshop(page)
        assert "sémaphore" in workshop.part("consigne").inner_text() and workshop.part("corriger").is_visible()
        before = workshop.text
        workshop.page.locator(".cm-line", has_text="NB_VOITURES = 3").click()
        page.keyboard.type("0")
        assert workshop.text == before  # given
        assert workshop.ask("corriger") == "Faux : un ordre des fils donne un affichage qui ne convient pas."
        assert "Deux voitures occupent la même place." in workshop.results and "trois voitures, une place" in workshop.results
        workshop.page.locator(".cm-line", has_text="if places == 0:").click()
        page.keyboard.press("Home")
        for _ in range(2):
            page.keyboard.press("Delete")
        page.keyboard.type("while")
        assert "while places == 0:" in workshop.text
        assert workshop.ask("corriger").startswith("Juste : prouvé sur")
        until(page, "(localStorage.getItem('/.__exercices') || '').includes('\"condition/parking\":\"fait\"')")
        page.reload()
        page.wait_for_selector(".cm-donne")
        assert "while places == 0:" in workshop.text
        assert not faults


def test_a_diagnosis_is_explored_there(browser: Browser, address: str, engine: Path) -> None:
    """Its statement, record and hints beside its program; it is answered on its page. What is opened next is no exercise."""
    with opened(browser, address, viewport=DESKTOP) as (context, faults):
        page = context.new_page()
        ready(page, address + "mecanismes/condition/")
        page.locator('a[href$="#exercice=condition/boulangerie"]').click()
        until(page, "document.querySelector('[data-statut]')?.textContent.startsWith('Explorez')")
        workshop = Workshop(page)
        task = workshop.part("consigne")
        assert "SIGABRT" in task.inner_text() and "Thread 0x" in task.locator("pre").inner_text()
        assert task.locator("details:not([open])").count() == 2
        task.locator("summary").first.click()
        assert "ne sont plus là" in task.inner_text() and task.locator("details[open]").count() == 1
        assert workshop.part("explorer").is_visible() and not workshop.part("corriger").is_visible()
        page.locator(".cm-content").press("ControlOrMeta+Enter")
        until(page, "document.querySelector('[data-statut]').textContent === 'Faute trouvée.'")
        assert "Interblocage" in workshop.results
        workshop.write(RACE)  # nothing is given, nothing is locked
        assert "n += 1" in workshop.text
        page.evaluate("(hash) => { location.hash = hash }", fragment("print('rien')\n"))
        until(page, "document.querySelector('[data-statut]').textContent.startsWith('Ce programme vient d')")
        assert not task.is_visible()
        page.wait_for_timeout(400)  # what was being written when the link was opened is kept for the exercise, and changes nothing to the link
        assert "#p=" in page.url
        page.go_back()
        until(page, "document.querySelector('.cm-content').textContent.includes('n += 1')")
        task.get_by_role("link", name="Répondez").click()
        page.wait_for_url("**/mecanismes/condition/#exercice-boulangerie")
        assert page.locator("#exercice-boulangerie").is_visible()
        assert not faults


def test_without_what_it_needs_the_page_says_so(browser: Browser, address: str, engine: Path) -> None:
    with opened(browser, address, viewport=DESKTOP, java_script_enabled=False) as (context, _):
        page = context.new_page()
        page.goto(address + "atelier/")
        assert "JavaScript" in page.locator(".atelier-sans").inner_text() and page.locator("[data-gestes]").is_hidden()
        assert "Thread(target=retirer" in page.locator("[data-texte]").input_value()
        assert "Faute démontrée" in page.locator(".atelier").inner_text()
    with opened(browser, address, viewport=DESKTOP) as (context, faults):
        page = context.new_page()
        page.route("**/atelier/", lambda route: route.fulfill(body=re.sub(r' data-moteur="\w+"', "", route.fetch().text()), content_type="text/html"))
        ready(page, address + "atelier/")
        workshop = Workshop(page)
        workshop.part("explorer").click()
        until(page, "document.querySelector('[data-statut]').textContent.includes('sans l’atelier')")
        assert workshop.part("texte").is_visible()  # the text area, for want of an editor
        assert not faults


def test_by_keyboard_alone(browser: Browser, address: str, engine: Path) -> None:
    with opened(browser, address, viewport=DESKTOP) as (context, faults):
        page = context.new_page()
        ready(page, address + "atelier/")
        page.wait_for_selector(WHOLE)
        workshop = Workshop(page)
        page.locator(".cm-content").focus()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.insert_text("print(2)\n" * 90 + "if True:\nx = 1\ny = 1 / 0")
        page.keyboard.press("Tab")  # leaves the editor: no trap
        assert not page.evaluate("document.activeElement.classList.contains('cm-content')")
        page.keyboard.press("Shift+Tab")
        for key in ("ControlOrMeta+End", "Shift+ArrowUp", "Tab", "ArrowDown", "ControlOrMeta+Enter"):  # the lines that are selected go one step in
            page.keyboard.press(key)
        until(page, "document.querySelector('[data-statut]').textContent === 'Faute trouvée.'")
        assert "100 %" in workshop.results and "ZeroDivisionError" in workshop.results
        assert page.evaluate("(({ top, bottom }) => top > 0 && bottom < innerHeight)(document.querySelector('[data-statut]').getBoundingClientRect())")
        assert page.locator(".cm-line", has_text="1 / 0").is_visible()  # the editor alone went down to the fault
        page.keyboard.press("ControlOrMeta+Home")
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent.startsWith('Aller à la ligne')"):
                break
        page.keyboard.press("Enter")
        page.keyboard.type("z = 3; ")
        assert "z = 3;     y = 1 / 0" in page.locator(".cm-line").all_inner_texts()
        assert not faults


def test_nobody_is_left_out(workshop: Workshop) -> None:
    """The editor mends what is taken out of it: axe looks at the whole, in both schemes."""
    from axe_playwright_python.sync_playwright import Axe

    workshop.write(RACE)
    workshop.ask()
    for scheme in ("default", "slate"):
        workshop.page.evaluate("(scheme) => { document.body.dataset.mdColorScheme = scheme }", scheme)
        found = Axe().run(workshop.page, context=".atelier", options={"resultTypes": ["violations"], "preload": False}).response["violations"]
        assert not found, [(fault["id"], [node["html"][:140] for node in fault["nodes"][:3]]) for fault in found]
    workshop.page.evaluate("document.body.dataset.mdColorScheme = 'default'")


def test_the_bridge_answers_here_as_there() -> None:
    """What Python says to the page, without a browser: one answer of each kind."""
    def ask(demande: str, programme: str, **more: object) -> dict:
        return json.loads(bridge.answer(json.dumps({"demande": demande, "programme": programme, **more}), lambda states: None))

    assert ask("explorer", RACE)["titre"] == "2 fins différentes, aucune faute"
    assert ask("explorer", "x = (\n")["genre"] == "refus"
    assert ask("explorer", "<b>&</b>\n")["ligne"] == 1
    shown = ask("explorer", "print('<b>&</b>')\n")["carte"]
    assert "&lt;b&gt;&amp;&lt;/b&gt;" in shown and "<b>" not in shown
    assert ask("explorer", RACE, constantes={"TOURS": "import os"})["raison"].endswith("n'est pas une valeur pour TOURS.")
    assert ask("explorer", "n = 0\nwhile True:\n    n += 1\n", limites={"etats": 50})["conseil"].startswith("Réduisez")
    supposed = ask("explorer", "import os\nprint(os.getpid() > 0)\n")
    assert all("os.getpid()" in supposed[part] for part in ("bilan", "carte"))
    large = ask("explorer", RACE.replace("TOURS = 1", "TOURS = 3").replace("range(2)]", "range(3)]"))
    assert large["joueur"] == "" and "trop pour être joué" in large["injouable"]
    assert ask("executer", RACE, graine=1)["sortie"] in ("1\n", "2\n")
    assert "0.2 s" in ask("executer", "while True:\n    pass\n", limites={"secondes": 0.2})["fautes"][0]
    assert ask("executer", "raise ValueError('non')\n")["ligne"] == 1


def test_the_archive_is_the_same_for_the_same_sources(tmp_path: Path) -> None:
    assert build.archive() == build.archive()


def test_without_npm_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(build.shutil, "which", lambda name: None)
    monkeypatch.setattr(build, "CACHE", tmp_path / "vide")
    with pytest.raises(build.WorkshopError, match="il faut Node.js et npm"):
        build.prepare(tmp_path / "moteur")
