"""Firefox, driven by what it speaks itself (WebDriver BiDi, JSON over a WebSocket): Playwright drives only a Firefox of its own."""

from __future__ import annotations

import base64
import json
import os
import socket
import struct
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any
from urllib.parse import urlsplit

CONTROL, ENTER = "\ue009", "\ue007"


class Firefox:
    """One tab."""

    def __init__(self, address: str) -> None:
        found = urlsplit(address)
        self._socket = socket.create_connection((found.hostname, found.port), timeout=300)
        key = base64.b64encode(os.urandom(16)).decode()
        self._socket.sendall(
            f"GET /session HTTP/1.1\r\nHost: {found.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        self._stream = self._socket.makefile("rb")
        while self._stream.readline().strip():
            pass
        self._number = 0
        self.faults: list[str] = []
        """What its console has called an error."""
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["log.entryAdded"])
        self._tab = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its result."""
        self._number += 1
        self._send(json.dumps({"id": self._number, "method": method, "params": parameters}).encode())
        while True:
            answer = json.loads(self._receive())
            if answer.get("method") == "log.entryAdded" and answer["params"]["level"] == "error":
                self.faults.append(answer["params"]["text"])
            if answer.get("id") == self._number:
                assert answer["type"] == "success", answer
                return answer["result"]

    def _send(self, data: bytes) -> None:
        size = bytes([0x80 | len(data)]) if len(data) < 126 else b"\xfe" + struct.pack(">H", len(data))
        mask = os.urandom(4)
        self._socket.sendall(b"\x81" + size + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(data)))

    def _receive(self) -> bytes:
        data, last = b"", False
        while not last:
            first, size = self._stream.read(2)
            if size > 125:
                size = int.from_bytes(self._stream.read(2 if size == 126 else 8), "big")
            part = self._stream.read(size)
            if first & 0x0F < 8:  # neither ping nor close
                data, last = data + part, bool(first & 0x80)
        return data

    def close(self) -> None:
        self._stream.close()
        self._socket.close()

    def go(self, url: str) -> None:
        self.ask("browsingContext.navigate", context=self._tab, url=url, wait="complete")

    def reload(self) -> None:
        self.ask("browsingContext.reload", context=self._tab, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """The value of an expression, waited for when it is a promise: a text, a number, a truth value."""
        answer = self.ask("script.evaluate", expression=expression, target={"context": self._tab}, awaitPromise=True)
        assert answer["type"] == "success", answer
        return answer["result"].get("value")

    def until(self, expression: str, seconds: float = 240) -> None:
        end = time.monotonic() + seconds
        while not self.evaluate(expression):
            assert time.monotonic() < end, f"never true: {expression}"
            time.sleep(0.05)

    def keys(self, text: str, control: bool = False) -> None:
        """Strike the keys of `text`."""
        strokes = [{"type": kind, "value": ENTER if key == "\n" else key} for key in text for kind in ("keyDown", "keyUp")]
        if control:
            strokes = [{"type": "keyDown", "value": CONTROL}, *strokes, {"type": "keyUp", "value": CONTROL}]
        self.ask("input.performActions", context=self._tab, actions=[{"type": "key", "id": "clavier", "actions": strokes}])


@contextmanager
def firefox(command: str) -> Iterator[Firefox]:
    """A new Firefox, with a profile of its own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = ["--headless", "--remote-debugging-port=0", "--profile", profile, "--no-remote"]
        with subprocess.Popen([command, *options], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
            try:
                said = next((line for line in process.stderr if "BiDi listening on" in line), "")
                assert said, "Firefox has not started"
                with closing(Firefox(said.split()[-1])) as tab:
                    yield tab
            finally:
                process.kill()
