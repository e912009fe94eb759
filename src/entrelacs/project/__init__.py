"""Programs of several files, and functions of them: made one program, explored, judged.

`bundle` makes one ordinary program of a function and of all that it needs in the project that it stands in; `check` explores it and
judges what is claimed of it (`claims`).
"""
