import log as logging_of_mine

print("second")
log = logging_of_mine.lines
log.append("second")
import first
log.append("third")
