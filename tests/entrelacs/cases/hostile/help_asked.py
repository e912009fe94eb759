# refused: 3, "help()"

help('modules')
