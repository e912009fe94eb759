"""Le stock d'abord, le journal ensuite : le même ordre partout."""

from threading import Lock, Thread

verrou_stock, verrou_journal = Lock(), Lock()
stock = 5
journal = []


def noter(texte):
    with verrou_journal:
        journal.append(texte)


def vendre():
    global stock
    with verrou_stock:
        stock -= 1
        noter("une vente")


def archiver():
    with verrou_stock, verrou_journal:
        journal.append(f"il reste {stock} articles")


vente = Thread(target=vendre, name="vente")
archive = Thread(target=archiver, name="archive")
vente.start()
archive.start()
vente.join()
archive.join()
print(f"stock : {stock}, lignes : {len(journal)}")
