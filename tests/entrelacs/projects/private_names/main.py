from vault import Vault, opened

_Vault__secret = "main"
print(Vault().read(), opened, _Vault__secret)
