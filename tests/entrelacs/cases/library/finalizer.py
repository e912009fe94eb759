# refused: 3, "__del__ : le moment où Python détruit un objet n'est pas modélisé"
class Connection:
    def __del__(self):
        print("closed")


connection = Connection()
connection = None
print("end")
