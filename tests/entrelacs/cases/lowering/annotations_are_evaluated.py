# outcomes: ["decorated default b a rest value variable"]
# versions: <3.14
# source: CPython before 3.14: annotations are evaluated with the statement, those of positional-only parameters after the others
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
