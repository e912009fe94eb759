# refused: 5, "écrivez-le ailleurs"
import contextlib
import io

with contextlib.redirect_stderr(io.StringIO()):
    pass
