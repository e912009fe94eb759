# refused: 3, "compile()"

compile('1', 'x', 'eval')
