__secret = "module"
_Vault__secret = "mangled"
opened = __secret


class Vault:
    __inner = "inner"

    def read(self):
        return __secret, self.__inner
