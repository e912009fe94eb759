# refused: 6, "register()"

import abc
import numbers

abc.ABCMeta.register(numbers.Number, str)
