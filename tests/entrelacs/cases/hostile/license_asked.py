# refused: 3, "license()"

license()
