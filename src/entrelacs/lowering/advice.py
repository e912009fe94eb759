"""What to write instead of what cannot be modelled.

A refusal that only says no leaves its reader alone. Each module and each name that programs often use has its own advice here,
and following it gives a program that can be explored; the others get a general one.
"""

from __future__ import annotations

import importlib.util
import sys

FILES = "l'exploration ne touche ni aux fichiers ni aux processus de la machine : remplacez-le par une donnée du programme (une liste, io.StringIO)"
PROCESSES = "l'exploration suit des fils, pas des processus : écrivez-le avec threading ou concurrent.futures.ThreadPoolExecutor"
NETWORK = "l'exploration n'a pas de réseau : remplacez le dialogue par une file (queue.Queue, asyncio.Queue) et, pour l'attente, time.sleep ou asyncio.sleep"
LUCK = "ses valeurs changent à chaque exécution : prenez-les dans l'ordre (itertools.count()) ou tirez-les avec random et une graine (random.seed(1))"
TESTS = "appelez les fonctions de test à la fin du fichier, ou écrivez-les avec unittest"
INSIDE = "il montre les coulisses de Python, qui ne sont pas celles d'une exploration : retirez-le"

MODULES = {
    **dict.fromkeys("tempfile shutil glob fileinput mmap sqlite3 dbm shelve zipfile tarfile gzip configparser fcntl".split(), FILES),
    **dict.fromkeys("multiprocessing subprocess pty".split(), PROCESSES),
    **dict.fromkeys("socket ssl select selectors socketserver http urllib.request smtplib ftplib xmlrpc requests httpx aiohttp".split(), NETWORK),
    **dict.fromkeys("secrets uuid".split(), LUCK),
    **dict.fromkeys("pytest doctest".split(), TESTS),
    **dict.fromkeys("inspect dis ast tracemalloc sysconfig site code pdb ctypes importlib runpy imp".split(), INSIDE),
    "_thread": "employez threading, qui fait la même chose",
    "pickle": "pour copier un objet, employez copy.deepcopy",
    "marshal": "pour copier un objet, employez copy.deepcopy",
    "signal": (
        "une exploration ne reçoit pas de signal : retirez signal.signal et, pour essayer ce que fait la fonction, "
        "appelez-la d'un autre fil (threading.Thread)"
    ),
    "unittest.mock": "écrivez un petit objet qui fait la même chose",
    "weakref": "le moment où un objet disparaît n'est pas exploré : gardez-le dans un dict, et retirez-le vous-même",
    "logging.config": "réglez les enregistreurs par logging.basicConfig ou addHandler",
    "resource": INSIDE,
    "platform": "la machine n'est pas explorée : écrivez la valeur dans le programme",
    "getpass": "l'exploration n'a pas de clavier : écrivez la valeur dans le programme",
    "locale": "la machine n'est pas explorée : écrivez la valeur dans le programme",
    "zoneinfo": "la machine n'est pas explorée : employez datetime.timezone",
}
STANDARD = "retirez-le, ou écrivez dans le programme ce dont il a besoin"
FOREIGN = (
    "il n'est pas de la bibliothèque standard, et rien ne dit s'il est installé : remplacez ce qu'il fait par une fonction du programme"
)
NAMES = {
    "concurrent.futures.ProcessPoolExecutor": PROCESSES,
    "asyncio.StreamReader": NETWORK, "asyncio.StreamWriter": NETWORK, "asyncio.open_connection": NETWORK, "asyncio.start_server": NETWORK,
    "asyncio.create_subprocess_exec": PROCESSES, "asyncio.create_subprocess_shell": PROCESSES,
    "sys.stdin": "l'exploration n'a pas de clavier : écrivez la valeur dans le programme",
    "sys.setrecursionlimit": "la profondeur des appels d'une exploration est fixée : retirez cette ligne",
    "random.SystemRandom": "tirez avec random.Random et une graine (random.Random(1))",
    "os.urandom": LUCK,
    "os._exit": "employez sys.exit() dans le fil principal",
    "os.fork": PROCESSES, "os.kill": PROCESSES, "os.system": PROCESSES, "os.popen": PROCESSES,
}  # fmt: skip
OWNERS = {"os": FILES, "os.path": FILES, "pathlib": FILES, "Path": FILES, "PosixPath": FILES, "WindowsPath": FILES}
"""Modules and classes of which all that is missing has one advice."""


def module(name: str) -> str:
    """The refusal of a module, with what to do about it, in French."""
    advice = next((MODULES[part] for part in _prefixes(name) if part in MODULES), None)
    if advice is None:
        advice = STANDARD if name.partition(".")[0] in sys.stdlib_module_names else FOREIGN
    return f"le module {name} n'est pas modélisé : {advice}"


def missing(what: str) -> str:
    """The refusal of something that the model lacks (``module.name``, or a phrase)."""
    owner = what.rpartition(" de ")[2] if " " in what else what.rpartition(".")[0]
    advice = NAMES.get(what) or MODULES.get(what) or OWNERS.get(owner)
    if advice is None:
        advice = "c'est un détail de CPython, passez par ses méthodes publiques" if "l'attribut interne" in what else STANDARD
    return f"{what} n'est pas modélisé : {advice}"


def exists(name: str) -> bool:
    """Whether CPython has a module of this name, inside a package of its library."""
    try:
        return name.partition(".")[0] in sys.stdlib_module_names and importlib.util.find_spec(name) is not None
    except (ImportError, ValueError, AttributeError):
        return False


def _prefixes(name: str) -> list[str]:
    """``a.b.c``, ``a.b`` and ``a``."""
    parts = name.split(".")
    return [".".join(parts[:end]) for end in range(len(parts), 0, -1)]
