# refused: 5, "écrit un fichier"

import logging

logging.basicConfig(filename='mark')
logging.warning('x')
