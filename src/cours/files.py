"""Files that are made: the same from the same sources, byte for byte, and written whole or not at all."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of all that an archive holds: the first that a ZIP file can tell."""


def digest(files: Mapping[str, bytes]) -> str:
    """What these files are, names and contents, as 64 hexadecimal digits; their order does not count."""
    whole = hashlib.sha256()
    for name, data in sorted(files.items()):
        whole.update(name.encode() + b"\0" + hashlib.sha256(data).digest())
    return whole.hexdigest()


def zipped(files: Mapping[str, bytes], comment: str = "") -> bytes:
    """A ZIP file that holds them in their order; the same files always give the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.comment = comment.encode()
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return made.getvalue()


def archive(target: Path, files: Mapping[str, bytes]) -> None:
    """Write the ZIP file of these, unless ``target`` holds these very files already: nothing is then compressed again."""
    mark = digest(files)
    try:
        with zipfile.ZipFile(target) as there:
            if there.comment == mark.encode():
                return
    except (OSError, zipfile.BadZipFile):
        pass
    write(target, zipped(files, mark))


def write(target: Path, data: bytes) -> None:
    """Write ``data`` in ``target``, whole or not at all, unless it is there already."""
    if target.is_file() and target.read_bytes() == data:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}")
    fresh.write_bytes(data)
    fresh.replace(target)
