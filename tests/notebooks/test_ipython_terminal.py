"""Ctrl-C in a cell of the IPython terminal stops a job, and the same cell resumes it from the checkpoint."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pty = pytest.importorskip("pty")
pytest.importorskip("IPython")

ROOT = Path(__file__).parents[2]
PATIENCE = 120  # seconds, on a busy machine
SETUP = (
    "from tests.support.bulk import FakeCaller, look_up_phones; keys = [(1, f'+1 {n}') for n in range(40)]"
)
CELL = "caller = FakeCaller(latency=%s); result = await look_up_phones(caller, keys, max_in_flight=1, checkpoint=%r)"


class Terminal:
    """IPython in a pseudo-terminal."""

    def __init__(self, folder):
        self.descriptor, end = pty.openpty()
        options = ["--simple-prompt", "--no-banner", "--colors=NoColor", "--no-confirm-exit"]
        more = {"IPYTHONDIR": str(folder), "TERM": "dumb", "PYTHONPATH": os.pathsep.join(sys.path)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "IPython", *options],
            stdin=end, stdout=end, stderr=end, cwd=ROOT, env={**os.environ, **more},
        )  # fmt: skip
        os.close(end)
        self.seen = ""

    def send(self, text):
        os.write(self.descriptor, text.encode() + b"\n")

    def wait_for(self, pattern):
        """Read until a pattern matches, and return the text."""
        deadline = time.monotonic() + PATIENCE
        while not (found := re.search(pattern, self.seen)):
            assert time.monotonic() < deadline, self.seen
            if select.select([self.descriptor], [], [], 0.1)[0]:
                self.seen += os.read(self.descriptor, 65536).decode(errors="replace")
        read, self.seen = self.seen[: found.end()], self.seen[found.end() :]
        return read

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.descriptor)


@pytest.fixture
def terminal(tmp_path):
    terminal = Terminal(tmp_path / "ipython")
    yield terminal
    terminal.close()


def test_an_interrupted_cell_resumes_when_it_is_run_again(terminal, tmp_path):
    path = str(tmp_path / "job.sqlite")
    terminal.wait_for(r"In \[1\]: ")
    terminal.send(SETUP)
    terminal.wait_for(r"In \[2\]: ")
    terminal.send(CELL % (0.05, path))
    while not Path(path + "-wal").exists() or Path(path + "-wal").stat().st_size < 60_000:
        time.sleep(0.01)
    terminal.process.send_signal(signal.SIGINT)
    terminal.wait_for(r"KeyboardInterrupt")
    terminal.wait_for(r"In \[3\]: ")
    terminal.send(CELL % (0, path))
    terminal.send("print('result', result, 'asked', len(caller.asked))")
    said = terminal.wait_for(r"result <BulkResult.*asked \d+")
    assert "in use" not in said
    assert "40 ok" in said
    assert 0 < int(said.rsplit(None, 1)[1]) < 40
