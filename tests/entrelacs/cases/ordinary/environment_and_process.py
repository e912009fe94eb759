# outcomes: ["True True none None 1 KeyError TypeError\na b.c .c True"]
# source: https://docs.python.org/3/library/os.html
import os
import os.path

os.environ["SIZE"] = "1"
print(os.getpid() > 0, (os.cpu_count() or 1) > 0, os.environ.get("NOPE", "none"), os.getenv("NOPE"), os.environ["SIZE"], end=" ")
try:
    os.environ["NOPE"]
except KeyError:
    print("KeyError", end=" ")
try:
    os.environ["SIZE"] = 1
except TypeError:
    print("TypeError")
folder, name = os.path.split(os.path.join("a", "b.c"))
print(folder, name, os.path.splitext(name)[1], os.path.isabs(os.path.join(os.sep, "a")))
