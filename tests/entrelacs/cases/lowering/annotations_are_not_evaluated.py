# outcomes: ["decorated default value"]
# versions: >=3.14
# source: CPython 3.14: annotations are evaluated when they are asked for
said = []


def say(word, value=int):
    said.append(word)
    return value


@say("decorated", lambda function: function)
def f(a: say("a"), /, b: say("b") = say("default"), *rest: say("rest")):
    local: say("never") = 1
    return local


x: say("variable") = say("value")
print(*said)
