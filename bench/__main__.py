"""Mesure l'explorateur, à la main.

``python -m bench`` mesure une liste de programmes. Chaque mesure est celle d'un processus entier, démarrage compris : le temps de calcul
(processeur), médiane de trois (une seule au-delà de cinq secondes). SPIN, s'il est installé avec gcc, est mesuré de même sur le même modèle,
compilation non comprise.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench import programmes
from bench.programmes import ROOT, Measured

RUNS = 3
SPIN_SECONDS = 30
"""Ce que SPIN peut prendre."""
LONG = 5.0
"""Au-delà, en secondes, une seule exécution suffit."""


def main() -> None:
    options = argparse.ArgumentParser("python -m bench", description="Mesure l'explorateur : une liste de programmes, ou :")
    other = options.add_mutually_exclusive_group()
    other.add_argument("--croissance", action="store_true", help="une même famille, de plus en plus grande")
    other.add_argument("--site", action="store_true", help="toutes les affirmations du site")
    other.add_argument("--pyodide", action="store_true", help="la même liste dans le Python du navigateur, par Node.js")
    asked = options.parse_args()
    print(f"{_processor()}, {platform.python_implementation()} {platform.python_version()}, {time.strftime('%Y-%m-%d')}\n")
    if asked.site:
        _site()
        return
    if asked.pyodide:
        _pyodide()
        return
    growth = asked.croissance
    kind = "GROWTH" if growth else "PROGRAMS"
    spin = None if growth or not (shutil.which("spin") and shutil.which("gcc")) else _spin
    last = ("µs par état",) if growth else ("SPIN, états", "SPIN, s", "rapport")
    columns = ("programme", "états", "transitions", "exécutées", "secondes", "mémoire ajoutée", *last)
    print("| " + " | ".join(columns) + " |\n|---|" + "--:|" * (len(columns) - 1), flush=True)
    for number, measured in enumerate(getattr(programmes, kind)):
        print("| " + " | ".join(_row(kind, number, measured, spin)) + " |", flush=True)


def _row(kind: str, number: int, measured: Measured, spin: Callable[[Measured], tuple[int, float] | None] | None) -> list[str]:
    seconds, text = _median([sys.executable, "-m", "bench.un", kind, str(number)])
    states, transitions, executed, memory, _, reason, alone = json.loads(text)
    row = [measured.name + (f" ({reason})" if reason else ""), *map(_spaced, (states, transitions, executed)), _comma(seconds)]
    row.append(f"{_spaced(memory // 1_000_000)} Mo" if memory else "?")
    if kind == "GROWTH":
        return [*row, _comma(alone / states * 1_000_000, 1)]
    if spin is None or measured.promela is None:
        return [*row, "", "", ""]
    answer = spin(measured)
    if answer is None:
        return [*row, "", f"> {SPIN_SECONDS}", ""]
    stored, theirs = answer
    return [*row, _spaced(stored), _comma(theirs), f"× {_comma(seconds / theirs, 1)}"]


def _median(command: list[str], folder: Path = ROOT) -> tuple[float, str]:
    """La médiane du temps de calcul de plusieurs exécutions, et ce qu'affiche la dernière."""
    seconds = []
    for _ in range(RUNS):
        with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
            text = process.stdout.read()
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command)
        seconds.append(used.ru_utime + used.ru_stime)
        if seconds[0] > LONG:
            break
    return statistics.median(seconds), text


def _spin(measured: Measured) -> tuple[int, float] | None:
    """Les états et le temps de SPIN, qui compile le modèle en C, avec sa réduction d'ordre partiel ; rien s'il est trop long."""
    with tempfile.TemporaryDirectory() as folder:
        constants = "".join(f"#define {name} {value}\n" for name, value in measured.constants.items())
        Path(folder, "model.pml").write_text(constants + measured.promela)
        subprocess.run(["spin", "-a", "model.pml"], cwd=folder, check=True, capture_output=True)
        subprocess.run(["gcc", "-O2", "-DSAFETY", "-o", "pan", "pan.c"], cwd=folder, check=True, capture_output=True)
        try:
            seconds, text = _median(["sh", "-c", f"ulimit -t {SPIN_SECONDS}; exec ./pan -c0 -m100000"], Path(folder))
        except subprocess.CalledProcessError:
            return None
    stored = next(line.split()[0] for line in text.splitlines() if "states, stored" in line)
    return int(float(stored)), seconds


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def _comma(number: float, digits: int = 2) -> str:
    return f"{number:.{digits}f}".replace(".", ",")


def _processor() -> str:
    path = Path("/proc/cpuinfo")
    if path.exists():
        for line in path.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _pyodide() -> None:
    """L'exploration seule, sans démarrage, par ce Python puis par celui du navigateur, qui doivent trouver les mêmes états."""
    from cours.atelier import build

    node = shutil.which("node")
    if node is None:
        sys.exit("bench --pyodide : il faut Node.js et npm.")
    command = [node, str(ROOT / "bench/pyodide.mjs"), str(build.prepare())]
    for number, measured in enumerate(programmes.PROGRAMS):
        _, text = _median([sys.executable, "-m", "bench.un", "PROGRAMS", str(number)])
        states, transitions, *_, ours = json.loads(text)
        asked = json.dumps({"source": measured.source, "constantes": measured.constants, "etats": measured.states})
        answers = []
        while len(answers) < RUNS and (not answers or answers[0][0] < LONG):
            answers.append(json.loads(subprocess.run(command, input=asked, capture_output=True, text=True, check=True).stdout))
        theirs = statistics.median(answer[0] for answer in answers)
        _, version, *found, verdict, reason = answers[-1]
        if number == 0:
            print(f"Pyodide {version}\n\n| programme | états | secondes | Pyodide, s | rapport |\n|---|--:|--:|--:|--:|")
        if found != [states, transitions] and verdict != "incomplete":
            sys.exit(f"bench --pyodide : {measured.name} : {found} états et transitions sous Pyodide, {[states, transitions]} ici. {reason or ''}")
        name = measured.name + (f" ({reason})" if reason else "")
        print(f"| {name} | {_spaced(found[0])} | {_comma(ours)} | {_comma(theirs)} | × {_comma(theirs / ours, 1)} |", flush=True)


def _site() -> None:
    """Chaque affirmation du site, à froid, avec ses nécessités et son joueur."""
    from cours.register import all_claims
    from entrelacs_page import cache
    from entrelacs_page.proof import prove

    with tempfile.TemporaryDirectory() as folder:
        cache.CACHE = Path(folder)
        times = []
        for claim in all_claims(ROOT / "mkdocs.yml"):
            start = time.process_time()
            prove(claim)
            times.append((time.process_time() - start, claim.program))
    times.sort(key=lambda measure: measure[0], reverse=True)
    print(f"{len(times)} affirmations, {_comma(sum(seconds for seconds, _ in times), 1)} s. Les plus longues :\n")
    print("| programme | secondes |\n|---|--:|")
    for seconds, program in times[:5]:
        print(f"| `{program}` | {_comma(seconds, 1)} |")


if __name__ == "__main__":
    main()
