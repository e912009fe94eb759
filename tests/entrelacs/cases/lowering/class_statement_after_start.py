# outcomes: ["made"]
# failures: ["NameError"]
# source: the language reference: a class statement binds its name once the class exists and is decorated
import threading

Late = None
del Late


def work():
    print(Late.name)


def decorate(cls):
    cls.name = "made"
    return cls


thread = threading.Thread(target=work)
thread.start()


@decorate
class Late:
    name = "too early"


thread.join()
