# refused: 5, "keyword.kwlist"

import keyword

keyword.kwlist.append('x')
print(len(keyword.kwlist))
