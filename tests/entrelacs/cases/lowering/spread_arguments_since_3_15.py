# outcomes: ["f lone k names\n__main__.given() got multiple values for keyword argument 'a'\nValue after ** must be a mapping, not int\nValue after * must be an iterable, not int\nValue after * must be an iterable, not int"]
# versions: >=3.15
# source: CPython: a lone *values is read last, each **names in its turn
said = []


def say(word, value):
    said.append(word)
    return value


class Lone:
    def __iter__(self):
        said.append("names")
        return iter(())


def given(*values, **names):
    return values, names


say("f", given)(*say("lone", Lone()), k=say("k", 1))
print(*said)
for attempt in (
    lambda: given(a=1, **{"a": 2}),
    lambda: given(**3),
    lambda: given(*3),
    lambda: given(1, *3),
):
    try:
        attempt()
    except TypeError as problem:
        print(problem)
