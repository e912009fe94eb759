# limit: "un texte de plus de 20 millions de caractères"
print("a".ljust(10**10))
