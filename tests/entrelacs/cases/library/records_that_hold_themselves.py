# outcomes: ["Node(name='a', next=[...])", "Node(name='b', next=[...])"]
# source: CPython 3.11 to 3.15
"""A record that holds itself, written while another thread changes it: `dataclasses` writes it in short inside itself."""

import dataclasses
import threading


@dataclasses.dataclass
class Node:
    name: str
    next: object = None


node = Node("a")
node.next = [node]


def rename():
    node.name = "b"


thread = threading.Thread(target=rename)
thread.start()
text = repr(node)
thread.join()
print(text)
