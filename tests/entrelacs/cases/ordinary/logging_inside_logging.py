# outcomes: ["inner\nouter x\ninner\nouter x\nTrue"]
# source: https://docs.python.org/3/library/threading.html#rlock-objects
import asyncio
import logging
import sys

logging.basicConfig(stream=sys.stdout, format="%(message)s")


class Talking:
    def __str__(self):
        logging.warning("inner")
        return "x"


async def main():
    logging.warning("outer %s", Talking())


logging.warning("outer %s", Talking())
asyncio.run(main())
print(logging.root is logging.getLogger())
