# refused: 3, "_thread"

import _thread

_thread.start_new_thread(print, ('x',))
