# outcomes: ["20000"]
class Node:
    def __init__(self, after, rank):
        self.after, self.rank = after, rank


head = None
for rank in range(20_000):
    head = Node(head, rank + 1)
print(head.rank)
