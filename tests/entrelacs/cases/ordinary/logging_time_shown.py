# refused: 7, "retirez %(asctime)s"
import logging
import sys

logging.basicConfig(stream=sys.stdout, format="%(asctime)s %(message)s")
logging.getLogger().setLevel(logging.DEBUG)
logging.debug("now")
