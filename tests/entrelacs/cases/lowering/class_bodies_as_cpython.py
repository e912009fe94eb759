# outcomes: ["3 4 5 [3, 6] (1, 2) 1 [2] 7 deco 20 8"]
# source: CPython
count = 3
values = [1, 2]


def decorated(cls):
    cls.mark = "deco"
    return cls


def make(given):
    local = given

    class Inner:
        seen = local
        more = [local + i for i in range(2)]

        def read(self):
            return local

    local = given * 2
    return Inner


@decorated
class Config:
    count = count
    plus = lambda self, extra=count, *, more=2: extra + more - 1
    scaled = [value * count for value in values]
    both = tuple(value for value in values)
    first, *rest = values
    table = {}
    table["key"] = 7
    count += 1
    if count > 3 and not table == {}:
        count += 1


inner = make(10)
print(
    count, Config().plus(), Config.count, Config.scaled, Config.both, Config.first, Config.rest, Config.table["key"],
    Config.mark, inner().read(), inner.more[1] - 3,
)  # fmt: skip
