"""`heapq`, whose functions written in C read and swap items of the list one after the other."""


def heappush(heap, item, /):
    check_heap("heappush", heap)
    heap.append(item)
    heap_rise(heap, 0, len(heap) - 1)


def heappop(heap, /):
    check_heap("heappop", heap)
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    return heap_replaced(heap, last)


def heapreplace(heap, item, /):
    check_heap("heapreplace", heap)
    if not heap:
        raise IndexError("index out of range")
    return heap_replaced(heap, item)


def heappushpop(heap, item, /):
    check_heap("heappushpop", heap)
    if not heap or not heap[0] < item:
        return item
    if not heap:
        raise IndexError("index out of range")
    return heap_replaced(heap, item)


def heapify(heap, /):
    check_heap("heapify", heap)
    position = len(heap) // 2
    while position > 0:
        position = position - 1
        heap_sink(heap, position)


def heap_replaced(heap, item):
    first = heap[0]
    heap[0] = item
    heap_sink(heap, 0)
    return first


def heap_rise(heap, start, position):
    size = len(heap)
    while position > start:
        parent = (position - 1) >> 1
        smaller = heap[position] < heap[parent]
        heap_unchanged(heap, size)
        if not smaller:
            return
        heap_swap(heap, position, parent)
        position = parent


def heap_sink(heap, position):
    size = len(heap)
    start = position
    while position < size >> 1:
        child = 2 * position + 1
        if child + 1 < size:
            if not heap[child] < heap[child + 1]:
                child = child + 1
            heap_unchanged(heap, size)
        heap_swap(heap, position, child)
        position = child
    heap_rise(heap, start, position)


def heap_unchanged(heap, size):
    if len(heap) != size:
        raise RuntimeError("list changed size during iteration")
