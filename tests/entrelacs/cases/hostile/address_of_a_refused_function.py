# refused: 2, "« <function copyright at 0x… » montre une adresse"
print(copyright)
