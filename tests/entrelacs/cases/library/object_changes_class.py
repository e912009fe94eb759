# refused: 11, "un objet qui change de classe"
class Open:
    text = "open"


class Closed:
    text = "closed"


door = Open()
door.__class__ = Closed
print(door.text)
