# refused: 5, "dataclasses._thread"

import dataclasses

dataclasses._thread.start_new_thread(print, ('x',))
