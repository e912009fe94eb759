"""Premier remède : le même ordre pour tous."""

from threading import Lock, Thread

verrou_a = Lock()
verrou_b = Lock()


def premier():
    with verrou_a:
        with verrou_b:
            pass


def second():
    with verrou_a:
        with verrou_b:
            pass


fil_1 = Thread(target=premier, name="fil 1")
fil_2 = Thread(target=second, name="fil 2")
fil_1.start()
fil_2.start()
fil_1.join()
fil_2.join()

print("terminé")
