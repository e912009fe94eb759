"""is_set() puis set() : deux fils peuvent se croire premiers."""

import threading

NB_FILS = 2

commence = threading.Event()
preparations = []


def preparer(nom):
    if not commence.is_set():
        commence.set()
        preparations.append(nom)


fils = [
    threading.Thread(target=preparer, args=(nom,))
    for nom in range(NB_FILS)
]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("préparations :", len(preparations))
