"""Un faux exemple d'interblocage : le second fil n'est pas démarré."""

from threading import Lock, Thread

verrou_a = Lock()
verrou_b = Lock()


def premier():
    with verrou_a:
        with verrou_b:
            print("le fil 1 a les deux verrous")


def second():
    with verrou_b:
        with verrou_a:
            print("le fil 2 a les deux verrous")


fil_1 = Thread(target=premier)
fil_2 = Thread(target=second)
fil_1.start()
fil_1.join()
print("le fil 2 a été démarré :", fil_2.ident is not None)
