# limit: "plus d'un million d'éléments"
class Endless:
    def __getitem__(self, index):
        return b"ab"


print(b"".join(Endless()))
