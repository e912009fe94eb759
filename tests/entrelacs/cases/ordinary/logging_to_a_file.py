# refused: 4, "employez logging.StreamHandler()"
import logging

logging.basicConfig(filename="app.log", level=logging.INFO)
