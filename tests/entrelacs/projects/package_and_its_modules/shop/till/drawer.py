print("drawer")
content = []


def put(coin):
    content.append(coin)
