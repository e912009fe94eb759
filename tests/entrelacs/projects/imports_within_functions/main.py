import threading


def work(results):
    from bank import Account
    import rates as r

    results.append(Account(2).value() * r.RATE)


def other():
    import bank

    bank.made = bank.made + 10
    return bank.made


results = []
thread = threading.Thread(target=work, args=(results,))
thread.start()
thread.join()
print(results, other(), other())
