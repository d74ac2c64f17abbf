"""HTTP/1.1 by hand: what is sent is sent byte by byte as given, which no library would do."""

import json
import re
import shlex
import socket
from dataclasses import dataclass, replace

# The longest that any answer may take. Above it the server hangs, unless the machine does: where
# others hold the processors, waiting is longer, for that says nothing about the server.
PATIENCE = 30.0
PATIENCE_OF_A_BUSY_MACHINE = 600.0
BUSY_PERCENT = 80.0
LONGEST_ANSWER = 256 << 20


def patience() -> float:
    try:
        with open("/proc/pressure/cpu", encoding="ascii") as pressure:
            waiting = float(re.search(r"avg60=([0-9.]+)", pressure.readline()).group(1))
    except (OSError, AttributeError):
        return PATIENCE
    return PATIENCE_OF_A_BUSY_MACHINE if waiting > BUSY_PERCENT else PATIENCE


class NoAnswer(Exception):
    """The connection ended, or the time ran out, before there was a whole answer."""


@dataclass(frozen=True)
class Request:
    method: bytes
    target: bytes
    headers: tuple = ()  # of pairs of bytes
    body: bytes = b""
    bodiless: bool = False  # no Content-Length at all

    def with_header(self, name: bytes, value: bytes) -> "Request":
        return replace(self, headers=self.headers + ((name, value),))

    def header(self, name: bytes):
        for found, value in self.headers:
            if found.lower() == name.lower():
                return value
        return None

    def wire(self, host: str) -> bytes:
        lines = [self.method + b" " + self.target + b" HTTP/1.1", b"Host: " + host.encode()]
        lines += [name + b": " + value for name, value in self.headers]
        if not self.bodiless and (self.body or self.method not in (b"GET", b"HEAD")):
            lines.append(b"Content-Length: %d" % len(self.body))
        return b"\r\n".join(lines) + b"\r\n\r\n" + self.body

    def curl(self, origin: str) -> str:
        """One line for a shell. Bytes that are no text are written for bash's $'…'."""
        words = ["curl", "-sS", "-i", "--path-as-is", "-X", quoted(self.method)]
        if self.method == b"HEAD":
            words = ["curl", "-sS", "--head", "--path-as-is"]
        for name, value in self.headers:
            words += ["-H", quoted(name + b": " + value)]
        if len(self.body) > 4096:
            words += ["--data-binary", "@BODY  # %d bytes, see the file named below" % len(self.body)]
        elif self.body:
            words += ["--data-binary", quoted(self.body)]
        return " ".join(words) + " " + quoted(origin.encode() + self.target)


def quoted(text: bytes) -> str:
    if all(0x20 <= byte < 0x7F for byte in text):
        return shlex.quote(text.decode())
    shown = ""
    for byte in text:
        if byte in b"'\\":
            shown += "\\" + chr(byte)
        else:
            shown += chr(byte) if 0x20 <= byte < 0x7F else "\\x%02x" % byte
    return "$'" + shown + "'"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict  # names in lower case
    body: bytes

    def json(self):
        return json.loads(self.body)


class Connection:
    """Kept alive as long as the server keeps it."""

    def __init__(self, port: int):
        self.port = port
        self.host = "127.0.0.1:%d" % port
        self.socket = None
        self.buffer = b""

    def close(self):
        if self.socket is not None:
            self.socket.close()
        self.socket = None
        self.buffer = b""

    def ask(self, request: Request) -> Answer:
        fresh = self.socket is None
        try:
            return self._ask(request)
        except ConnectionError as failure:
            self.close()
            # An idle connection may be closed at any time (RFC 9112, section 9.3.1); a new one not.
            if fresh:
                raise NoAnswer("the server closed the connection: %s" % failure) from None
        try:
            return self._ask(request)
        except ConnectionError as failure:
            self.close()
            raise NoAnswer("the server closed the connection: %s" % failure) from None

    def raw(self, data: bytes) -> bytes:
        """Sends these bytes on a connection of their own, says no more, and reads to the end."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=patience()) as one:
            received = b""
            try:
                one.sendall(data)
                one.shutdown(socket.SHUT_WR)
                while piece := one.recv(65536):
                    received += piece
            except ConnectionError:
                pass
            except socket.timeout:
                raise NoAnswer("no end within %.0f s" % one.gettimeout()) from None
            return received

    def _ask(self, request: Request) -> Answer:
        if self.socket is None:
            self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=patience())
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.settimeout(patience())
        try:
            try:
                self.socket.sendall(request.wire(self.host))
            except (BrokenPipeError, ConnectionResetError):
                pass  # Refused before it was read to its end: the answer may have come already.
            return self._answer(request)
        except socket.timeout:
            waited = self.socket.gettimeout()
            self.close()
            raise NoAnswer("no answer within %.0f s" % waited) from None

    def _answer(self, request: Request) -> Answer:
        head = self._until(b"\r\n\r\n").decode("latin-1").split("\r\n")
        status = int(head[0].split(" ")[1])
        headers = {}
        for line in head[1:]:
            if ":" in line:
                name, value = line.split(":", 1)
                headers[name.lower()] = value.strip()
        body = b""
        if request.method != b"HEAD" and status not in (204, 304) and status >= 200:
            length = int(headers.get("content-length", "0"))
            if length > LONGEST_ANSWER:
                raise NoAnswer("an answer of %d bytes" % length)
            body = self._exactly(length)
        if headers.get("connection", "").lower() == "close":
            self.close()
        return Answer(status, headers, body)

    def _receive(self):
        piece = self.socket.recv(262144)
        if not piece:
            raise ConnectionResetError("at its end")
        self.buffer += piece

    def _until(self, mark: bytes) -> bytes:
        while (at := self.buffer.find(mark)) < 0:
            self._receive()
        found, self.buffer = self.buffer[:at], self.buffer[at + len(mark):]
        return found

    def _exactly(self, length: int) -> bytes:
        while len(self.buffer) < length:
            self._receive()
        found, self.buffer = self.buffer[:length], self.buffer[length:]
        return found
