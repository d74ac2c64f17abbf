"""A server of the demonstration with a book of its own, for as long as it is needed."""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.environ.get("ZHIRONG", os.path.join(ROOT, "build", "zhirong"))

# A folder with the demonstration's book, loaded already: each server gets a copy.
BOOK = os.environ.get("BOOK", "")


class Server:
    def __init__(self, *options: str):
        self.options = options
        self.folder = tempfile.mkdtemp(prefix="zhirong-audit-")
        self.data = os.path.join(self.folder, "data")
        self.log = os.path.join(self.folder, "log")
        self.output = os.path.join(self.folder, "output")
        if BOOK:
            shutil.copytree(BOOK, self.data)
        self.start()

    def start(self):
        # So many requests come from one address because this is a test; tests/http holds the limits.
        command = [PROGRAM, "--data", self.data, "--resources", ROOT, "serve", "--demonstration",
                   "--port", "0", "--requests-per-address", "0", "--requests-per-account", "0",
                   *self.options]
        with open(self.log, "ab") as log, open(self.output, "wb") as output:
            self.process = subprocess.Popen(command, stdout=output, stderr=log,
                                            stdin=subprocess.DEVNULL)
        self.port = self._port()

    def _port(self) -> int:
        while self.process.poll() is None:
            with open(self.output, encoding="utf-8") as output:
                if found := re.search(r"https?://localhost:(\d+)", output.read()):
                    return int(found.group(1))
            time.sleep(0.05)
        with open(self.log, encoding="utf-8", errors="replace") as log:
            words = log.read()
        self.remove()
        raise SystemExit("启动失败 / the server did not start: %s\n%s" % (PROGRAM, words))

    def is_running(self) -> bool:
        return self.process.poll() is None

    def stop(self) -> int:
        """Its exit code: 0 where it finished all that was under way."""
        if self.is_running():
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait()

    def verify(self) -> subprocess.CompletedProcess:
        return subprocess.run([PROGRAM, "--data", self.data, "--resources", ROOT, "verify"],
                              capture_output=True, text=True, check=False)

    def remove(self):
        if self.is_running():
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
