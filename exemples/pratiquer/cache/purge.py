"""La purge retire d'un coup ce qui a dépassé sa durée de vie."""

from threading import Lock, Thread


class Cache:
    def __init__(self):
        self._verrou = Lock()
        self._limites = {"pain": 5, "sel": 20}
        self.expirations = 0

    def contient(self, cle, heure):
        with self._verrou:
            if cle in self._limites and self._limites[cle] <= heure:
                del self._limites[cle]
                self.expirations += 1
            return cle in self._limites

    def purger(self, heure):
        with self._verrou:
            perimees = [
                cle
                for cle, limite in self._limites.items()
                if limite <= heure
            ]
            for cle in perimees:
                del self._limites[cle]
            self.expirations += len(perimees)


cache = Cache()
fils = [
    Thread(target=cache.contient, args=("pain", 12), name="lecture"),
    Thread(target=cache.purger, args=(12,), name="purge"),
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("expirations :", cache.expirations)
