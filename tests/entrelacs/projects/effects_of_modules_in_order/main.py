print("main")
import second
import first

print(first.log, second.log is first.log)
