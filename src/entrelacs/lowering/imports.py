"""``import`` and ``from … import``."""

from __future__ import annotations

import ast

from .builder import Builder, lowers
from .names import set_name
from .trees import call


@lowers(ast.Import)
def import_(builder: Builder, node: ast.Import) -> None:
    for alias in node.names:
        whole = call("$import", builder.site(node), ast.Constant(alias.name))
        if alias.asname is None:
            whole = call("$import", builder.site(node), ast.Constant(alias.name), ast.Constant(True))
        name = alias.asname or alias.name.split(".")[0]
        set_name(builder, node, name, builder.park(whole))


@lowers(ast.ImportFrom)
def import_from(builder: Builder, node: ast.ImportFrom) -> None:
    if node.level:
        raise builder.refuse(node, "import relatif : le programme exploré doit tenir dans un seul fichier")
    if node.module == "__future__":
        return
    for alias in node.names:
        if alias.name == "*":
            raise builder.refuse(node, "import * : nommez ce qui est importé")
        value = call("$importfrom", builder.site(node), ast.Constant(node.module), ast.Constant(alias.name))
        set_name(builder, node, alias.asname or alias.name, builder.park(value))
