"""Dans queue.Queue, _put suppose le verrou tenu : put l'a pris."""

from queue import Queue


class File(Queue):
    def _put(self, article):
        print("verrou tenu :", self.mutex.locked())
        super()._put(article)


File().put("thé")
