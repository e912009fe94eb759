"""The security policy of the pages: it is on each, it lets the site work, and it refuses what is not the site's."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from cours import politique
from tests.conftest import until
from tests.site.pages import Site
from tests.site.test_browser import DESKTOP, opened, ready

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
ELSEWHERE = "http://ailleurs.exemple/"


def directives(page: BeautifulSoup) -> dict[str, list[str]]:
    meta = page.select_one('meta[http-equiv="Content-Security-Policy"]')
    assert meta is not None
    return {name: sources for name, *sources in (part.split() for part in meta["content"].split(";"))}


def test_every_page_has_the_policy_that_it_needs(site: Site) -> None:
    assert len(site.pages) > 30
    for url, page in site.pages.items():
        found = directives(page)
        first = page.select_one('script, link, style, img, meta[http-equiv="Content-Security-Policy"]')
        assert first.name == "meta", f"{url}: something is loaded before the policy"
        assert found["default-src"] == ["'self'"] and found["frame-src"] == found["object-src"] == found["base-uri"] == found["form-action"] == ["'none'"], url
        scripts, workshop = found["script-src"], url == "atelier/"
        assert not {"'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'"} & {*scripts}, url
        assert not [source for name in found for source in found[name] if not re.match(r"'|data:$|blob:$", source)], url
        assert ("'wasm-unsafe-eval'" in scripts) == workshop and ("blob:" in found["worker-src"]) == workshop, url
        # Read here by another parser than the one that computed the hashes.
        inline = [script for script in page.select("script:not([src])") if script.get("type") in (None, "module", "text/javascript")]
        hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(script.string.encode()).digest()).decode()}'" for script in inline}
        assert hashes == {source for source in scripts if source.startswith("'sha256-")}, url
        # What no hash allows.
        assert not [name for element in page.find_all(True) for name in element.attrs if name.startswith("on")], url
        assert not page.select('[href^="javascript:"]'), url


def test_only_what_runs_is_allowed() -> None:
    page = '<meta charset="utf-8"><script>a</script><script type="module">b</script><script src="c.js"></script><script type="application/json">d</script>'
    assert list(politique.inline_scripts(page)) == ["a", "b"]
    assert "'unsafe-inline'" in politique.policy(page, served=True).partition("style-src")[0]  # the preview's own script
    with pytest.raises(ValueError, match="without the place"):
        politique.protect("<p>")


def test_the_site_works_under_it(browser: Browser, address: str) -> None:
    """Nothing is refused of what a reader does; a refusal is an error of the console, hence a fault."""
    with opened(browser, address, viewport=DESKTOP) as (context, faults):
        page = context.new_page()
        ready(page, address)
        page.locator("[data-md-component=search-query]").click()
        page.keyboard.insert_text("verrou")
        page.wait_for_selector(".md-search-result__item")
        page.keyboard.press("Enter")
        page.wait_for_url("**/?h=*verrou*")
        ready(page, address + "mecanismes/lock/")
        page.locator("entrelacs-joueur").first.scroll_into_view_if_needed()
        page.locator("entrelacs-joueur button.ej-fil:not([aria-disabled=true])").first.click()
        until(page, "location.hash.includes('=')")
        page.get_by_role("button", name="Passer au thème sombre").click()
        ready(page, address + "exercer/")
        page.locator("article input, article button").first.click()
        assert not faults


@pytest.mark.parametrize("protected", [True, False], ids=["with", "without"])
def test_a_foreign_script_is_refused(browser: Browser, address: str, protected: bool) -> None:
    """Without the policy, each of these does what it wants: the test sees what it forbids."""
    foreign = (
        "<script>window.dansLaPage = true</script><img src='data:,' onerror='window.dansUnAttribut = true'>"
        f"<script src='{ELSEWHERE}script.js'></script><a id='lien' href='javascript:window.dansUnLien = true'>lien</a>"
    )

    def change(route: Route) -> None:
        text = route.fetch().text().replace("</article>", f"{foreign}</article>", 1)
        route.fulfill(body=text if protected else META.sub("", text), content_type="text/html")

    with opened(browser, address, viewport=DESKTOP) as (context, _):
        page = context.new_page()
        page.route(address, change)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        context.route(
            f"{ELSEWHERE}**",
            lambda route: route.fulfill(body="window.dAilleurs = true", content_type="text/javascript", headers={"Access-Control-Allow-Origin": "*"}),
        )
        ready(page, address)
        page.evaluate("document.querySelector('#lien').click()")
        sent = page.evaluate(f"fetch('{ELSEWHERE}donnees').then(() => true, () => false)")
        page.wait_for_timeout(300)
        did = page.evaluate("[window.dansLaPage, window.dansUnAttribut, window.dAilleurs, window.dansUnLien].map(Boolean)")
        assert [*did, sent] == [not protected] * 5


def test_it_lets_a_page_be_read_from_the_disk(browser: Browser, site: Site) -> None:
    folder = site.folder.as_uri() + "/"
    with opened(browser, folder, viewport=DESKTOP) as (context, faults):
        page = context.new_page()
        ready(page, folder + "mecanismes/lock/index.html")
        assert page.evaluate("getComputedStyle(document.querySelector('.preuve')).borderLeftStyle") != "none"  # styles
        page.locator("entrelacs-joueur").first.scroll_into_view_if_needed()
        page.locator("entrelacs-joueur button.ej-fil:not([aria-disabled=true])").first.click()  # scripts
        until(page, "location.hash.includes('=')")
        assert not [fault for fault in faults if "Content Security Policy" in fault]
