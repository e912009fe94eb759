# %% what is printed in the block goes to the target
import contextlib
import io

target = io.StringIO()
with contextlib.redirect_stdout(target) as given:
    print("inside")
    print(given is target)
print("outside", repr(target.getvalue()))

# %% one within the other, and an exception
import contextlib
import io

outer, inner = io.StringIO(), io.StringIO()
try:
    with contextlib.redirect_stdout(outer):
        print("one")
        with contextlib.redirect_stdout(inner):
            print("two")
            raise ValueError("out")
except ValueError as error:
    print(error)
print(repr(outer.getvalue()), repr(inner.getvalue()))
