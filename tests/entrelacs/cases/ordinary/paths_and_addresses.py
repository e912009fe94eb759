# outcomes: ["a/b.txt b.txt .txt a True\na%20b c=d {'e': ['f']} ghij\n24 8 1970 True"]
import time
import timeit
import urllib.parse
from pathlib import Path, PurePosixPath

path = PurePosixPath("a") / "b.txt"
print(path, path.name, path.suffix, path.parent, {Path("a"): 1}[Path("a")] == 1)
print(urllib.parse.quote("a b"), urllib.parse.urlparse("http://a/b?c=d").query, urllib.parse.parse_qs("e=f"), "ghij")
print(len(time.ctime()), len(time.strftime("%H:%M:%S")), time.gmtime(0).tm_year, timeit.default_timer() >= 0)
