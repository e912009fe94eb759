# refused: 5, "la vraie sortie"

import pprint

pprint.PrettyPrinter().pprint([1])
