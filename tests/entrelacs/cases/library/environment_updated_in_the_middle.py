# outcomes: ["[]", "['X']", "['X', 'Y']"]
# source: os.environ inherits MutableMapping.update (Lib/_collections_abc.py): one variable after the other; forced runs on CPython
import os
import threading

thread = threading.Thread(target=os.environ.update, args=({"X": "1", "Y": "1"},))
thread.start()
copy = dict(os.environ)
print([name for name in ("X", "Y") if name in copy])
thread.join()
