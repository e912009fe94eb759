import json
import os.path as p
from os.path import basename as base

data = json
deque = "mine"


def load(text):
    return data.loads(text), p.join("x", "y")
