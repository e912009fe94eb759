# outcomes: ["{'a': 1}"]

import pprint

pprint.pprint({'a': 1})
