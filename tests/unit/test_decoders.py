"""Decoders that several threads or a forked child need for the first time at the same moment."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import altegio_async

PACKAGE = Path(altegio_async.__file__).parent

# `Outer` is described before `Inner`, whose annotation lets another thread run in that moment.
PROGRAM = """
    import os, sys, threading, msgspec
    from altegio_async._core.conversion import from_dict, from_plain
    from altegio_async._core.decoded import can_be_none
    from altegio_async._core.operation import Endpoint
    from altegio_async._core.response import decode
    from altegio_async._core.wire import WireResponse

    described, tried, parent = threading.Event(), threading.Event(), threading.current_thread()

    def pause():
        if threading.current_thread() is not parent:
            described.set()
            tried.wait(0.5)
        return int

    class Inner(msgspec.Struct):
        x: "pause()" = 0

    class Outer(msgspec.Struct):
        name: str
        inner: Inner | None = None
        y: int = 0

    def decode_it():
        endpoint = Endpoint(id="x", method="GET", path="/x", result=Outer)
        return decode(endpoint, WireResponse(200, {}, b'{"success": true, "data": {"name": "a", "y": 3}}')).value

    def convert_it():
        return from_dict(Outer, {"name": "a", "y": 3}, wire=True)

    def inspect_it():
        return can_be_none(Outer)

    def rename_it():
        return from_plain(Outer, {"name": "a", "y": 3}, wire=False)

    def in_child():
        child = os.fork()
        if not child:
            os._exit(0 if decode_it() == convert_it() else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        return decode_it()

    WAYS = {
        "decode": decode_it, "convert": convert_it, "fork": in_child, "inspect": inspect_it, "rename": rename_it
    }
    first, second = (WAYS[way] for way in sys.argv[1:3])
    thread = threading.Thread(target=first)
    thread.start()
    described.wait()
    print(second())
    tried.set()
    thread.join()
"""


@pytest.mark.parametrize("first", ["decode", "convert", "inspect", "rename"])
@pytest.mark.parametrize("second", ["decode", "convert", "fork"])
def test_a_type_that_another_thread_describes_is_used_when_it_is_complete(first, second):
    if second == "fork" and not hasattr(os, "fork"):
        pytest.skip("there is no fork on this system")
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(PROGRAM), first, second],
        capture_output=True, text=True, check=False, timeout=110,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "Outer(name='a', inner=None, y=3)\n"), done.stderr[-2000:]


def test_decoders_are_created_and_types_are_inspected_in_one_module():
    """Check that only one module does so; decoders of types known at import are exempt."""
    found = [
        f"{path.relative_to(PACKAGE)}: {line.strip()}"
        for path in PACKAGE.rglob("*.py")
        if path.name != "decoders.py"
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"\bjson\.Decoder\(|\bjson\.decode\(.*type=|\btype_info\(", line)
        and not re.match(r"_\w+: Final = ", line)
    ]
    assert found == [], "use make_decoder or inspect_type of altegio_async._core.decoders"
