# outcomes: ["2 False [] 3 None\n5 True ['x', 'y'] 7 b\nNamespace(n=1) True\nSystemExit 2"]
# source: https://docs.python.org/3/library/argparse.html
import argparse
import sys

parser = argparse.ArgumentParser(description="counts")
parser.add_argument("--workers", "-w", type=int, default=2, help="threads")
parser.add_argument("-v", "--verbose", action="store_true")
parser.add_argument("names", nargs="*")
parser.add_argument("--size", default="3", type=int)
parser.add_argument("--kind", choices=["a", "b"])
for arguments in ([], ["--workers", "5", "-v", "x", "y", "--size=7", "--kind", "b"]):
    options = parser.parse_args(arguments or None)
    print(options.workers, options.verbose, options.names, options.size, options.kind)
quiet = argparse.ArgumentParser()
quiet.add_argument("--kind", default=argparse.SUPPRESS)
assert not hasattr(quiet.parse_args([]), "kind") and quiet.parse_args(["--kind", "a"]).kind == "a"
print(argparse.Namespace(n=1), argparse.Namespace(n=1) == argparse.Namespace(n=1))
try:
    parser.parse_args(["--workers", "many"])
except SystemExit as leaving:
    print("SystemExit", leaving.code)
assert len(sys.argv) == 1
