# refused: 5, "la vraie sortie"

import calendar

calendar.TextCalendar().prmonth(2020, 1)
