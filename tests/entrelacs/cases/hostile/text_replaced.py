# limit: "un texte de plus de 20 millions de caractères"
print(len(("a" * 10**6).replace("a", "b" * 10**6)))
