"""Un article déposé deux fois, et deux clients ; l'un d'eux est réveillé pour rien."""

import threading

condition = threading.Condition()
articles = 0
releves = []


def prendre():
    global articles
    with condition:
        if articles == 0:
            condition.wait()
        articles -= 1
        releves.append(articles)


def deposer():
    global articles
    for _ in range(2):
        with condition:
            articles += 1
            condition.notify_all()


fils = [threading.Thread(target=prendre) for _ in range(2)]
fils.append(threading.Thread(target=deposer))
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("le plus bas :", min(0, *releves))
