"""Explore programs on this interpreter: JSON request on standard input, JSON answer on standard output.

The request is {"path": folder that holds the package entrelacs, "programs": [[name, source, constants], …]} and may add
"states" (the limit) and "schedules" (whether to tell them too); the answer, one summary for each.
"""

import json
import pathlib
import sys

if __name__ == "__main__":
    request = json.load(sys.stdin)
    sys.path[:0] = [request["path"], str(pathlib.Path(__file__).parent)]
    from summary import summarize, summarize_with_schedules

    from entrelacs import explore

    told = summarize_with_schedules if request.get("schedules") else summarize
    limits = {"max_states": request["states"]} if "states" in request else {}
    json.dump([told(explore(source, constants=constants, **limits)) for _, source, constants in request["programs"]], sys.stdout)
