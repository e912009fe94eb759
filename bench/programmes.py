"""Ce que l'on mesure : des programmes, leurs constantes et, quand il existe, le même modèle pour SPIN."""

from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "tests/entrelacs/corpus"

COUNTER = """import threading
FILS = 2
TOURS = 1
n = 0
def add():
    global n
    for _ in range(TOURS):
        n += 1
fils = [threading.Thread(target=add) for _ in range(FILS)]
for fil in fils: fil.start()
for fil in fils: fil.join()
print(n)
"""
LOCKED = COUNTER.replace("n = 0\n", "n = 0\nverrou = threading.Lock()\n", 1).replace("        n += 1", "        with verrou: n += 1")
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
POOL = """from concurrent.futures import ThreadPoolExecutor
from threading import Lock
FILS = 4
TOURS = 2
n = 0
verrou = Lock()
def add():
    global n
    for _ in range(TOURS):
        with verrou:
            n += 1
with ThreadPoolExecutor(max_workers=FILS) as pool:
    for _ in range(FILS):
        pool.submit(add)
print(n)
"""
BUFFER = (ROOT / "exemples/mecanismes/condition/tampon_trois.py").read_text(encoding="utf-8")

PROMELA_FORKS = """bool held[N];
proctype philosopher(byte i) {
  atomic { !held[i] -> held[i] = true };
  atomic { !held[(i + 1) % N] -> held[(i + 1) % N] = true };
  held[(i + 1) % N] = false;
  held[i] = false
}
init { byte i; atomic { for (i : 0 .. N - 1) { run philosopher(i) } } }
"""
PROMELA_COUNTER = """byte n;
proctype add() {
  byte i, t;
  do
  :: atomic { i < TOURS -> t = n };
     atomic { n = t + 1; i++ }
  :: i == TOURS -> break
  od
}
init { byte i; atomic { for (i : 1 .. FILS) { run add() } } }
"""
PROMELA_LOCKED = """byte n;
bool held;
proctype add() {
  byte i;
  do
  :: atomic { i < TOURS && !held -> held = true };
     n = n + 1;
     atomic { held = false; i++ }
  :: i == TOURS -> break
  od
}
init { byte i; atomic { for (i : 1 .. FILS) { run add() } } }
"""


@dataclass(frozen=True)
class Measured:
    """Un programme à mesurer ; le modèle `promela` reçoit les mêmes constantes."""

    name: str
    source: str
    constants: dict[str, int] = field(default_factory=dict)
    promela: str | None = None
    states: int = 3_000_000
    """Les états à ne pas dépasser."""


def _counters(name: str, source: str, promela: str, sizes: tuple[tuple[int, int], ...]) -> list[Measured]:
    return [Measured(f"{name}, {f} fils × {t}", source, {"FILS": f, "TOURS": t}, promela) for f, t in sizes]


def _corpus(name: str, file: str, **constants: int) -> Measured:
    return Measured(name, (CORPUS / file).read_text(encoding="utf-8"), constants)


SIZES = ((3, 3), (4, 2), (5, 2), (2, 10))
PROGRAMS = [
    *_counters("compteur", COUNTER, PROMELA_COUNTER, SIZES),
    *_counters("compteur avec verrou", LOCKED, PROMELA_LOCKED, SIZES),
    *(Measured(f"philosophes, {n}", FORKS, {"N": n}, PROMELA_FORKS) for n in range(5, 9)),
    _corpus("tampon de 1 place, 2 + 2 fils, 2 articles", "lost_wakeup_buffer.py", ITEMS=2),
    Measured("tampon de 2 places, 2 + 2 fils, 2 articles", BUFFER, {"ARTICLES": 2, "NB_PRODUCTEURS": 2, "NB_CONSOMMATEURS": 2}),
    Measured("tampon de 2 places, 3 + 3 fils, 2 articles", BUFFER, {"ARTICLES": 2}),
    Measured("réserve de 4 fils, 2 tours sous verrou", POOL),
    _corpus("asyncio, verrous pris dans deux ordres", "async_lock_order.py"),
    _corpus("asyncio, condition", "async_lost_wakeup_buffer.py"),
    _corpus("asyncio, événement", "async_missed_pulse.py"),
    _corpus("asyncio, sémaphore", "async_semaphore_bound.py"),
    _corpus("asyncio, barrière", "async_barrier.py"),
    _corpus("asyncio, file", "async_queue.py"),
]
GROWTH = _counters("compteur", COUNTER, PROMELA_COUNTER, ((3, 2), (3, 3), (4, 2), (3, 5), (3, 6), (4, 3), (3, 8)))
"""La même famille, de plus en plus grande."""
