# %% some exceptions and those that derive from them
import contextlib

with contextlib.suppress(LookupError, ZeroDivisionError) as target:
    print(target)
    {}["missing"]
with contextlib.suppress(LookupError, ZeroDivisionError):
    1 // 0
try:
    with contextlib.suppress(KeyError):
        raise IndexError("i")
except IndexError as error:
    print(error)

# %% no class hides nothing, and one manager serves several times
import contextlib

try:
    with contextlib.suppress():
        raise ValueError("v")
except ValueError as error:
    print(error)
hidden = contextlib.suppress(ValueError)
for _ in range(2):
    with hidden, hidden:
        raise ValueError
print("end")
