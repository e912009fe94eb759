# outcomes: ["1\n0", "5\n1", "5\n1\n5", "5", "6\n0"]
import threading


class Node:
    def __init__(self, value):
        self.value = value
        self.next = None


def push():
    global top
    for value in range(2):
        node = Node(value)
        node.next = top
        top = node


def pop():
    global top
    node = top
    if node is not None:
        top = node.next
        node.value += 5
        print(node.value)


top = None
threads = [threading.Thread(target=push), threading.Thread(target=pop)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
while top is not None:
    print(top.value)
    top = top.next
