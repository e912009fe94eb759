"""A program in an address: what ``docs/assets/atelier/partage.js`` reads, written when the site is built."""

from __future__ import annotations

import ast
import base64
import json
import sys
import zlib

from entrelacs import explore
from entrelacs.bounds.limits import Limits
from entrelacs.model.imports import MODELLED, PURE
from entrelacs_page.cache import fingerprint, kept

FIRST = 300
"""States: what a program does that is refused, it mostly does in its first ones."""


def fragment(program: str) -> str:
    """Return the URL fragment that opens `program` in the workshop: ``p=…``, JSON compressed (raw deflate) in URL-safe base64."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = packer.compress(json.dumps({"programme": program}, ensure_ascii=False).encode()) + packer.flush()
    return f"p={base64.urlsafe_b64encode(data).decode().rstrip('=')}"


def explorable(program: str) -> bool:
    """Whether the explorer takes `program`: it knows all that is imported, and refuses nothing of its first states."""
    known = {*MODELLED, *PURE}
    for node in ast.walk(ast.parse(program)):
        if isinstance(node, ast.Import) and not all(alias.name in known for alias in node.names):
            return False
        if isinstance(node, ast.ImportFrom) and node.module not in known:
            return False
    return kept(("explorable", fingerprint(__file__), sys.version, program), lambda: _taken(program))


def _taken(program: str) -> bool:
    return explore(program, limits=Limits(states=FIRST)).verdict not in ("unsupported", "internal")
