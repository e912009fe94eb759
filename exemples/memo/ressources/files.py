"""Quatre files : la même interface, trois ordres de sortie."""

import queue

for genre in (
    queue.Queue,
    queue.LifoQueue,
    queue.PriorityQueue,
    queue.SimpleQueue,
):
    file = genre()
    for article in (2, 3, 1):
        file.put(article)
    print(f"{genre.__name__:<13}", *(file.get() for _ in range(3)))
