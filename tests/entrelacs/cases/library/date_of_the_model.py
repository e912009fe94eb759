# outcomes: ["True True"]
# source: the clock of the model moves by what is slept
import time
from datetime import date, datetime, timedelta

start = datetime.now()
time.sleep(2)
print(datetime.now() - start >= timedelta(seconds=2), date.today() == datetime.today().date())
