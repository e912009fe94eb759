# refused: 3, "coulisses"

print.__globals__['builtins'].open('mark', 'w').write('x')
