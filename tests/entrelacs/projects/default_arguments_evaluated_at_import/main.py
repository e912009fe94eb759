import settings

settings.SIZE = 9
from box import Box, make

print(make(), Box().size)
settings.SIZE = 1
print(make(), Box().size)
