# refused: 9, "une lambda n'est pas modélisée à cet endroit"
# source: the language reference, section 7.2.2: before CPython 3.14, the annotation is evaluated in the class body
import threading

n = 0


class A:
    x: {"made": lambda: 1} = 2


thread = threading.Thread(target=print, args=(A.x,))
thread.start()
thread.join()
