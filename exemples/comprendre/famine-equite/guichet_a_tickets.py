"""Un verrou équitable : chacun prend un ticket et attend son numéro."""

from threading import Condition, Thread

NB_FILS = 4


class VerrouATickets:
    def __init__(self):
        self._condition = Condition()
        self._prochain_ticket = 0
        self._appele = 0

    def acquire(self):
        with self._condition:
            ticket = self._prochain_ticket
            self._prochain_ticket += 1
            while ticket != self._appele:
                self._condition.wait()
            return ticket

    def release(self):
        with self._condition:
            self._appele += 1
            self._condition.notify_all()


guichet = VerrouATickets()
servis = []


def passer():
    ticket = guichet.acquire()
    try:
        servis.append(ticket)
    finally:
        guichet.release()


fils = [Thread(target=passer) for _ in range(NB_FILS)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("tickets servis :", servis)
