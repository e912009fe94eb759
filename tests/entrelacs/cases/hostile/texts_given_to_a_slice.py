# limit: "l'exploration occupe plus de"
class Endless:
    def __getitem__(self, index):
        return "x" * 1_000_000


kept = []
kept[:] = Endless()
