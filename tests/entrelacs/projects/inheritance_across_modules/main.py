from animals import Animal, Dog


class Puppy(Dog):
    sound = "yip"

    def speak(self):
        return f"small {super().speak()}"


print(Puppy("Rex").speak(), [c.__name__ for c in Puppy.__mro__], Animal.known)
