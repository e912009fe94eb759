# %% the parts of a path
import pathlib

path = pathlib.PurePosixPath("/a/b.tar.gz")
print(path.name, path.stem, path.suffix, path.parent, path.parts)

# %% paths joined and compared
import pathlib

path = pathlib.PurePosixPath("a") / "b" / "c.txt"
print(path, path == pathlib.PurePosixPath("a/b/c.txt"), path.with_suffix(".md"), path.is_absolute())
