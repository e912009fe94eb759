# outcomes: ["1 1"]
class Name:
    def __init__(self, text):
        self.text = text

    def __hash__(self):
        return hash(self.text)

    def __eq__(self, other):
        return self.text == other.text


ages = {Name("Ana"): 1}
print(ages[Name("Ana")], len({Name("Bob"), Name("Bob")}))
