# outcomes: ["[6, 12] x\ny z True"]
# source: https://docs.python.org/3/library/contextlib.html#contextlib.redirect_stdout
import contextlib
import io
import sys

text = io.StringIO()
sizes = []
redirect = contextlib.redirect_stdout(text)
for _ in range(2):
    with redirect:
        print("hello")
    sizes.append(len(text.getvalue()))
print(sizes, end=" ")
before, sys.stdout = sys.stdout, text
print("unseen")
sys.stdout.write("unseen")
sys.stdout = before
sys.stdout.writelines(["x\n", "y "])
print("z", sys.stdout.writable())
