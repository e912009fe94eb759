letter = "a"
last = "z"
count = {"a": 1, "b": 2}
squares = [count[letter] for letter in count]
