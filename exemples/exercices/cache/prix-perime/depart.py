"""Un cache que l'on vide quand la base change."""

from threading import Lock, Thread

verrou_base = Lock()
verrou_cache = Lock()
base = {"pain": 1}
cache = {}


def lire():
    with verrou_cache:
        if "pain" in cache:
            return
    with verrou_base:
        prix = base["pain"]
    with verrou_cache:
        cache["pain"] = prix


def changer():
    with verrou_base:
        base["pain"] = 2
    with verrou_cache:
        cache.pop("pain", None)


fils = [Thread(target=lire), Thread(target=changer)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("base :", base["pain"], "· cache :", cache.get("pain", "vide"))
