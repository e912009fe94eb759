"""Le test et la décision sous un même verrou : un seul premier."""

import threading

NB_FILS = 2

verrou = threading.Lock()
commence = threading.Event()
preparations = []


def preparer(nom):
    with verrou:
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
