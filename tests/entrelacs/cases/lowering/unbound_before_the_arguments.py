# outcomes: ["cannot access local variable 'later' where it is not associated with a value\nname 'missing' is not defined"]
# source: CPython: what is called is evaluated before its arguments
def say():
    print("too late")


def main():
    try:
        later(say())
    except NameError as problem:
        print(problem)
    later = None
    try:
        missing(say())
    except NameError as problem:
        print(problem)
    try:
        print([gone, say()])
    except NameError:
        print(end="")


main()
