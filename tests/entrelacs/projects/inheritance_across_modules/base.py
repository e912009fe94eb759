class Animal:
    known = []
    sound = "?"

    def __init__(self, name):
        self.name = name

    def __init_subclass__(cls):
        Animal.known.append(cls.__name__)

    def speak(self):
        return f"{self.name}: {self.sound}"
