# limit: "caractères"

while True:
    print('a' * 100_000)
