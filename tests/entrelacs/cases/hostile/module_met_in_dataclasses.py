# refused: 6, "dataclasses._thread"
# versions: <3.13

import dataclasses

dataclasses._thread.start_new_thread(print, ('x',))
