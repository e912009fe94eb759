import json as data
import os.path

import reader
from collections import deque

print(data.dumps({"a": 1}), reader.load('[1, 2]'), deque([1]) == reader.deque, os.path.basename("a/b"), reader.base("c/d"))
