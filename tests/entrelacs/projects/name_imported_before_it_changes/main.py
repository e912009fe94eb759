import counter
from counter import add, count

add()
add()
print(count, counter.count)
