from log import lines as log

print("first")
log.append("first")
