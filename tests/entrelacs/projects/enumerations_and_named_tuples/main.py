import colours
from colours import Colour, Pair

print(Colour.RED.value, Colour(2).name, list(Colour), Pair(1, 2), colours.default is Colour.RED)
print({colour.name: colours.names[colour] for colour in Colour})
