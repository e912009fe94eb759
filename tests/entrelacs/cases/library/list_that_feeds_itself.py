# refused: 3, "un itérateur lit ici la liste qu'il allonge"
numbers = [1]
numbers.extend(iter(numbers))
