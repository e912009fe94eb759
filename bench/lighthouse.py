"""Mesure les pages par Lighthouse, à la main : un téléphone simulé, un serveur de cette machine qui compresse.

``python -m bench.lighthouse`` : l'accueil, *Lock*, *Condition* et l'atelier, la médiane de trois (celle de la note de vitesse ; une machine chargée
la fait varier). ``--site DOSSIER`` : un site déjà construit ; ``--fois N`` ; d'autres adresses à la suite (``memo/glossaire/``).
La première vue est ce que la page charge avant que le lecteur ne touche à rien, compressé. Les éléments sont comptés quand elle est là.

Lighthouse vient de npm : ``npm ci --prefix bench/lighthouse``, une fois. Chromium doit être installé. Rien d'autre n'est téléchargé.
"""

import argparse
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from bench.__main__ import _comma, _processor, _spaced
from bench.atelier import _built
from bench.programmes import ROOT

PAGES = ("", "mecanismes/lock/", "mecanismes/condition/", "atelier/")
LIGHTHOUSE = ROOT / "bench/lighthouse/node_modules/.bin/lighthouse"
CHROMIUM = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --no-first-run"
NOTES = {"performance": "vitesse", "accessibility": "accessibilité", "best-practices": "bonnes pratiques", "seo": "référencement"}
COLUMNS = ("page", *NOTES.values(), "LCP, s", "TBT, ms", "CLS", "première vue, Ko", "requêtes", "éléments")
COMPRESSED = ("text/", "application/javascript", "application/json", "image/svg+xml", "application/xml", "application/wasm")


class _Handler(SimpleHTTPRequestHandler):
    """Ce que fait un hébergeur ordinaire : HTTP/1.1, et gzip pour les textes."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm"}

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        kind = self.guess_type(str(path))
        packed = kind.startswith(COMPRESSED)
        data = _packed(path) if packed else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@cache
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def measured(address: str, chromium: str, folder: Path) -> dict[str, Any]:
    """Une exécution : les notes, et ce qui les explique."""
    report = folder / "lighthouse.json"
    command = [LIGHTHOUSE, address, "--quiet", "--output=json", f"--output-path={report}", f"--chrome-flags={CHROMIUM}", "--no-enable-error-reporting"]
    done = subprocess.run([str(part) for part in command], env=os.environ | {"CHROME_PATH": chromium}, capture_output=True, text=True, timeout=600)
    if done.returncode:
        raise SystemExit(f"Lighthouse s'arrête sur {address} :\n{done.stderr.strip()[-2000:]}")
    found = json.loads(report.read_text(encoding="utf-8"))
    audits = found["audits"]
    asked = [one for one in audits["network-requests"]["details"]["items"] if one["url"].startswith("http")]
    failed = {
        audit["id"]: audit["title"]
        for name in NOTES if name != "performance"
        for audit in (audits[one["id"]] for one in found["categories"][name]["auditRefs"] if one["weight"])
        if audit["score"] is not None and audit["score"] < 1
    }
    return {name: round(100 * found["categories"][name]["score"]) for name in NOTES} | {
        "LCP": audits["largest-contentful-paint"]["numericValue"] / 1000,
        "TBT": audits["total-blocking-time"]["numericValue"],
        "CLS": audits["cumulative-layout-shift"]["numericValue"],
        "octets": sum(one["transferSize"] for one in asked),
        "requêtes": len(asked),
        "éléments": int(audits["dom-size-insight" if "dom-size-insight" in audits else "dom-size"].get("numericValue") or _elements(audits)),
        "manques": failed,
        "poids": {one["url"]: one["transferSize"] for one in asked},
    }


def _elements(audits: dict[str, Any]) -> int:
    """Depuis Lighthouse 13, le nombre d'éléments est dans un détail."""
    items = audits["dom-size-insight"]["details"]["items"]
    return max(int(item["value"]["value"]) for item in items if isinstance(item.get("value"), dict))


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m bench.lighthouse", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("pages", nargs="*", default=PAGES)
    options.add_argument("--site", type=Path)
    options.add_argument("--fois", type=int, default=3)
    options.add_argument("--detail", action="store_true", help="ce que pèse chaque fichier de la première vue")
    asked = options.parse_args()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None or not LIGHTHOUSE.is_file():
        sys.exit("Il manque Chromium." if chromium is None else "Il manque Lighthouse : npm ci --prefix bench/lighthouse")
    with tempfile.TemporaryDirectory() as folder, serving(asked.site or _built(Path(folder))) as address, tempfile.TemporaryDirectory() as reports:
        version = json.loads((LIGHTHOUSE.parent.parent / "lighthouse/package.json").read_text(encoding="utf-8"))["version"]
        load = ", ".join(_comma(one, 1) for one in os.getloadavg())
        print(f"{_processor()}, {os.cpu_count()} cœurs, charge {load} ; Lighthouse {version}, {time.strftime('%Y-%m-%d')}\n")
        print("| " + " | ".join(COLUMNS) + " |\n|---|" + "--:|" * (len(COLUMNS) - 1), flush=True)
        for page in asked.pages:
            runs = sorted((measured(address + page, chromium, Path(reports)) for _ in range(asked.fois)), key=lambda one: one["performance"])
            run = runs[len(runs) // 2]
            cells = [page or "accueil", *(str(statistics.median_low(one[name] for one in runs)) for name in NOTES)]
            cells += [_comma(run["LCP"]), _comma(run["TBT"], 0), _comma(run["CLS"], 3), _spaced(round(run["octets"] / 1000)), str(run["requêtes"]), _spaced(run["éléments"])]
            print("| " + " | ".join(cells) + " |", flush=True)
            for name, title in run["manques"].items():
                print(f"  {name} : {title}")
            if asked.detail:
                for url, size in sorted(run["poids"].items(), key=lambda one: -one[1]):
                    print(f"  {_spaced(size)}  {url.removeprefix(address)}")


if __name__ == "__main__":
    main()
