"""``python -m cours.atelier``: prepare the workshop, and say so in one line."""

import sys

from cours.atelier.build import WorkshopError, prepare

try:
    prepare(say=print)
except WorkshopError as error:
    print(f"L'atelier n'est pas préparé : {error}", file=sys.stderr)
    sys.exit(1)
