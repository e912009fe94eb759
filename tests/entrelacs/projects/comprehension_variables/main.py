import words
from words import letter

print([words.letter + letter for letter in "xyz"], letter)
print({word: words.count[word] for word in words.count if word != letter})
print([(lambda letter: letter + words.letter)(letter) for letter in "p"])
print([last := letter for letter in "uvw"], last, words.last)
