import tool

print(__name__, tool.me(), tool.name)
if __name__ == "__main__":
    print("run")
