# outcomes: ["map 0 0", "map 0 1", "map 1 0", "map 1 1", "point 0 0", "point 0 1", "point 1 0", "point 1 1"]
# source: counted by hand: each attribute, each key is read in its turn
import threading


class Point:
    __match_args__ = ("x", "y")

    def __init__(self):
        self.x = 0
        self.y = 0


def reader(subject):
    match subject:
        case Point(a, b):
            print("point", a, b)
        case {"x": a, "y": b}:
            print("map", a, b)


def writer(subject):
    if isinstance(subject, dict):
        subject["x"] = 1
        subject["y"] = 1
    else:
        subject.x = 1
        subject.y = 1


def both(subject):
    threads = [threading.Thread(target=f, args=(subject,)) for f in (reader, writer)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


def choose():
    global subject
    subject = {"x": 0, "y": 0}


subject = Point()
chooser = threading.Thread(target=choose)
chooser.start()
both(subject)
chooser.join()
