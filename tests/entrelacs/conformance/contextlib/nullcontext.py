# %% its value, and no exception hidden
import contextlib

with contextlib.nullcontext(3) as three, contextlib.nullcontext() as nothing:
    print(three, nothing)
try:
    with contextlib.nullcontext():
        raise ValueError("through")
except ValueError as error:
    print(error)

# %% one context serves several times
import contextlib

context = contextlib.nullcontext([])
for number in range(2):
    with context as items, context:
        items.append(number)
        print(items)
