# outcomes: ["1 10", "1 20", "2 10", "2 20"]
# source: counted by hand: each attribute is read once, before or after it is written
import threading


class Base:
    rate = 1

    @property
    def double(self):
        return type(self).scale * 10


class Child(Base):
    scale = 1

    def read(self):
        return super().rate, super(Child, self).double


def read():
    print(*Child().read())


def write():
    Base.rate = 2


def scale():
    Child.scale = 2


threads = [threading.Thread(target=f) for f in (read, write, scale)]
for t in threads:
    t.start()
for t in threads:
    t.join()
