"""queue.Queue est un tampon à trois Conditions sur un seul verrou."""

import queue
import threading

tampon = queue.Queue(maxsize=1)
conditions = {
    nom: valeur
    for nom, valeur in vars(tampon).items()
    if isinstance(valeur, threading.Condition)
}
print(sorted(conditions))
#> ['all_tasks_done', 'not_empty', 'not_full']

# Tenir le verrou de la file, c'est tenir celui des trois Conditions.
with tampon.mutex:
    for condition in conditions.values():
        condition.notify()
print("un seul verrou")
#> un seul verrou
