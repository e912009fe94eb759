"""Mesure l'explorateur, à la main : ``python -m bench``, ou ``python -m bench --site`` pour toutes les affirmations du site.

Les temps sont du temps de calcul (processeur), sans l'attente : une machine chargée les change peu.
"""

import platform
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from entrelacs import explore

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "tests/entrelacs/corpus"
COUNTER = """import threading
n = 0
def add():
    global n
    for _ in range(TOURS):
        n += 1
TOURS = 1
FILS = 2
fils = [threading.Thread(target=add) for _ in range(FILS)]
for fil in fils: fil.start()
for fil in fils: fil.join()
print(n)
"""
FORKS = """import threading
N = 5
forks = [threading.Lock() for _ in range(N)]
def philosopher(i):
    with forks[i]:
        with forks[(i + 1) % N]:
            pass
threads = [threading.Thread(target=philosopher, args=(i,)) for i in range(N)]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""
PROMELA = """#define N 5
bool held[N];
proctype philosopher(byte i) {
  atomic { !held[i] -> held[i] = true };
  atomic { !held[(i + 1) % N] -> held[(i + 1) % N] = true };
  held[(i + 1) % N] = false;
  held[i] = false
}
init { byte i; atomic { for (i : 0 .. N - 1) { run philosopher(i) } } }
"""
PROGRAMS = [
    ("compteur, 2 fils × 1", COUNTER, {}),
    ("compteur, 3 fils × 2", COUNTER, {"FILS": 3, "TOURS": 2}),
    ("ordre des verrous", CORPUS / "lock_order.py", {}),
    ("tampon borné, 2 + 2 fils, 2 articles", CORPUS / "lost_wakeup_buffer.py", {"ITEMS": 2}),
    ("philosophes, 4", FORKS, {"N": 4}),
    ("philosophes, 5", FORKS, {}),
    ("philosophes, 5, et leurs repas", CORPUS / "philosophers.py", {"SEATS": 5}),
]


def main() -> None:
    print(f"{_processor()}, {platform.python_implementation()} {platform.python_version()}, {time.strftime('%Y-%m-%d')}\n")
    print("| programme | états | transitions | secondes | mémoire ajoutée |\n|---|--:|--:|--:|--:|")
    for name, source, constants in PROGRAMS:
        # Le meilleur de trois : le reste est du bruit.
        seconds, found = min((_timed(source, constants) for _ in range(3)), key=lambda measure: measure[0])
        memory = f"{found.memory // 1_000_000} Mo" if found.memory else "?"
        print(f"| {name} | {found.states} | {found.transitions} | {seconds:.2f} | {memory} |".replace(".", ","))
    _spin()
    if "--site" in sys.argv[1:]:
        _site()


def _timed(source: str | Path, constants: dict[str, int]) -> tuple[float, object]:
    start = time.process_time()
    found = explore(source, constants=constants)
    return time.process_time() - start, found


def _processor() -> str:
    path = Path("/proc/cpuinfo")
    if path.exists():
        for line in path.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _spin() -> None:
    """Les philosophes dans SPIN, qui compile le modèle en C, avec et sans sa réduction d'ordre partiel."""
    if not shutil.which("spin") or not shutil.which("gcc"):
        print("\nSPIN et gcc ne sont pas installés : pas de comparaison.")
        return
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "forks.pml").write_text(PROMELA)
        subprocess.run(["spin", "-a", "forks.pml"], cwd=folder, check=True, capture_output=True)
        for name, options in (("avec", []), ("sans", ["-DNOREDUCE"])):
            subprocess.run(["gcc", "-O2", "-DSAFETY", *options, "-o", "pan", "pan.c"], cwd=folder, check=True)
            start = time.perf_counter()
            ended = subprocess.run(["./pan", "-c0"], cwd=folder, capture_output=True, text=True, check=True)
            seconds = time.perf_counter() - start
            stored = next(line.split()[0] for line in ended.stdout.splitlines() if "states, stored" in line)
            duration = f"{seconds:.2f}".replace(".", ",")
            print(f"\nSPIN, philosophes, 5, {name} réduction : {stored} états, {duration} s, processus compris.")


def _site() -> None:
    """Chaque affirmation du site, à froid, avec ses nécessités et son joueur."""
    from cours import proof

    with tempfile.TemporaryDirectory() as folder:
        proof.CACHE = Path(folder)
        times = []
        for claim in proof.all_claims(ROOT / "mkdocs.yml"):
            start = time.process_time()
            proof.prove(claim)
            times.append((time.process_time() - start, claim.program))
    slowest, program = max(times)
    total, slowest = (f"{seconds:.1f}".replace(".", ",") for seconds in (sum(t for t, _ in times), slowest))
    print(f"\nSite : {len(times)} affirmations, {total} s ; la plus longue : {slowest} s ({program}).")


if __name__ == "__main__":
    main()
