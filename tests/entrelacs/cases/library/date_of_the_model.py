# outcomes: ["True True", "True False"]
# source: time.sleep lasts at least that long; midnight may pass between two readings
import time
from datetime import date, datetime, timedelta

start = datetime.now()
time.sleep(2)
print(datetime.now() - start >= timedelta(seconds=2), date.today() == datetime.today().date())
