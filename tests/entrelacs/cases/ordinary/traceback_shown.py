# refused: 7, "ou employez l'exception elle-même"
import traceback

try:
    {}[1]
except KeyError:
    print(traceback.format_exc())
