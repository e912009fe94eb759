"""join renvoie None, que le fil ait fini ou non : voyez is_alive."""

from threading import Event, Thread

fini = Event()
fil = Thread(target=fini.wait)
fil.start()

print("délai expiré :", fil.join(timeout=0.01), fil.is_alive())
#> délai expiré : None True
fini.set()
print("fil fini :", fil.join(), fil.is_alive())
#> fil fini : None False
