# refused: 3, "open()"

with open('mark', 'w') as file:
    file.write('x')
