# refused: 11, "itertools.tee : deux fils demandent ici ensemble"
# source: an honest refusal: enumerate is written in C, and nobody is seen in the middle of it
import itertools
import threading

first, second = itertools.tee(enumerate("ab"))
taken = []


def take(iterator):
    taken.append(next(iterator))


threads = [threading.Thread(target=take, args=(iterator,)) for iterator in (first, second)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(taken)
