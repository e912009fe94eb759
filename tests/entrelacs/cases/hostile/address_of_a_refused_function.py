# refused: 2, "« <function copyright… » montre une adresse"
print(copyright)
