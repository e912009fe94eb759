# refused: 3, "coulisses"

if hasattr(print, '__globals__'):
    print('found')
