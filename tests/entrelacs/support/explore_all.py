"""Explore programs on this interpreter: JSON request on standard input, JSON answer on standard output.

The request is {"path": folder that holds the package entrelacs, "programs": [[name, source, constants], …]}; the
answer, one summary for each.
"""

import json
import pathlib
import sys

if __name__ == "__main__":
    request = json.load(sys.stdin)
    sys.path[:0] = [request["path"], str(pathlib.Path(__file__).parent)]
    from summary import summarize

    from entrelacs import explore

    json.dump([summarize(explore(source, constants=constants)) for _, source, constants in request["programs"]], sys.stdout)
