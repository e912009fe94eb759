# outcomes: ["not KeyboardInterrupt\ncaught ValueError"]
# source: CPython: naming an exception raises nothing
class KeyboardInterruptLater(Exception):
    pass


try:
    raise ValueError("not KeyboardInterrupt")
except (KeyboardInterrupt, ValueError) as problem:
    print(problem)
try:
    raise KeyboardInterruptLater if KeyboardInterrupt is None else ValueError
except ValueError as problem:
    print("caught", type(problem).__name__)
