# outcomes: ["['__x'] ['__x'] ['__x'] ['__x'] ['__x']"]
# source: CPython: in a class, a private name is changed, but not the keyword of a call, spread or not
def names(**given):
    return sorted(given)


class Call:
    made = names(**{}, __x=1)

    def make(self):
        return names(__x=1), names(**{}, __x=1), names(__x=1, **{}), names(*[], __x=1)


print(Call.made, *Call().make())
