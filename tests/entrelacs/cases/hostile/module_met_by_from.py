# refused: 3, "statistics.sys"

from statistics import sys

print(sys.argv)
