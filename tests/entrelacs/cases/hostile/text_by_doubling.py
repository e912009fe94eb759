# limit: "millions de caractères"

text = 'a'
while True:
    text += text
