"""``python -m cours.vignette``: the picture that social networks show with a link to the course.

They take PNG or JPEG, not SVG.  Chromium draws ``vignette.svg`` as ``docs/assets/vignette.png``, which is in git: building the site
needs no browser.  The picture carries the hash of its drawing, so that a test tells when it must be made again.
"""

from __future__ import annotations

import hashlib
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

DRAWING = Path(__file__).with_suffix(".svg")
PICTURE = DRAWING.parents[2] / "docs/assets/vignette.png"
WIDTH, HEIGHT = 1200, 630
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the kind and the content of each part of a PNG file."""
    at = len(SIGNATURE)
    while at < len(picture):
        (length,) = struct.unpack_from(">I", picture, at)
        yield picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        at += length + 12


def mark() -> bytes:
    """What the picture says of the drawing that it was made from."""
    return b"Source\0" + hashlib.sha256(DRAWING.read_bytes()).hexdigest().encode()


def draw(chromium: str) -> bytes:
    """The drawing as a PNG file that carries its mark."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "vignette.png"
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={WIDTH},{HEIGHT}", f"--screenshot={made}"]
        subprocess.run([chromium, *options, f"--user-data-dir={folder}", DRAWING.as_uri()], check=True, capture_output=True, timeout=120)
        picture = made.read_bytes()
    parts = [(b"tEXt", mark()) if kind == b"IEND" else (kind, data) for kind, data in chunks(picture)] + [(b"IEND", b"")]
    return SIGNATURE + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


if __name__ == "__main__":
    if (found := shutil.which("chromium") or shutil.which("google-chrome")) is None:
        sys.exit("il faut Chromium pour dessiner la vignette.")
    PICTURE.write_bytes(draw(found))
