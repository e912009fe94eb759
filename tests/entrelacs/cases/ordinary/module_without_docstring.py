# outcomes: ["None None"]
# source: https://docs.python.org/3/reference/datamodel.html#module.__doc__
def told():
    return __doc__


print(__doc__, told())
