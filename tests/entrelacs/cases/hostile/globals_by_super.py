# refused: 5, "coulisses"

class A:
    def peek(self):
        return super().__reduce_ex__(2)


print(A().peek())
