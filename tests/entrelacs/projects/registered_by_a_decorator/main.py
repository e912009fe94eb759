import handlers
from registry import registered

print(sorted(registered), registered["start"]())
