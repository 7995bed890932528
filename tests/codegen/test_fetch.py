"""Fetching a description over real sockets: what comes is checked, and a failure leaves the old file."""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from codegen.errors import CodegenError
from codegen.fetch import BUNDLES, Limits, address_of, fetch

GOOD = (
    b"openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {/a: {get: {operationId: a, responses: {}}}}\n"
)


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_GET(self):
        name = self.path.strip("/")
        if name == "missing":
            self.send_error(404)
            return
        self.send_response(200)
        body = {"html": b"<!doctype html><html>Sign in</html>", "half": GOOD[:40]}.get(name, GOOD)
        self.send_header("Content-Length", str(len(body) + (100 if name == "truncated" else 0)))
        self.end_headers()
        if name == "slow":
            for piece in range(0, len(body), 4):
                self.wfile.write(body[piece : piece + 4])
                self.wfile.flush()
                time.sleep(0.05)
            return
        self.wfile.write(body)
        self.close_connection = True


@pytest.fixture(scope="module")
def server():
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    thread.join()
    running.server_close()


def test_a_description_is_stored_with_its_origin(server, tmp_path):
    target = tmp_path / "upstream" / "b2b-v1.yaml"
    digest = fetch(f"{server}/good", target)
    assert target.read_bytes() == GOOD
    origin = json.loads(target.with_suffix(".origin.json").read_text())
    assert origin["address"] == f"{server}/good"
    assert origin["sha256"] == digest
    assert origin["bytes"] == len(GOOD)
    assert origin["fetched"].endswith("+00:00")
    assert sorted(path.name for path in target.parent.iterdir()) == ["b2b-v1.origin.json", "b2b-v1.yaml"]


@pytest.mark.parametrize(
    ("page", "message", "limits"),
    [
        ("html", "an HTML or XML page", None),
        ("truncated", r"cut off after \d+ of \d+ bytes", None),
        ("half", "broken or cut off", None),
        ("missing", "answers 404", None),
        ("good", "larger than 20 bytes", Limits(size=20)),
        ("slow", "not complete within 0.2 seconds", Limits(seconds=0.2)),
    ],
)
def test_a_failure_says_why_and_leaves_the_old_file(server, tmp_path, page, message, limits):
    target = tmp_path / "old.yaml"
    target.write_text("the old one")
    with pytest.raises(CodegenError, match=message):
        fetch(f"{server}/{page}", target, limits)
    assert target.read_text() == "the old one"
    assert [path.name for path in tmp_path.iterdir()] == ["old.yaml"]


def test_a_server_that_is_not_there(tmp_path):
    with pytest.raises(CodegenError, match="cannot be reached"):
        fetch("http://127.0.0.1:9/x", tmp_path / "x.yaml", Limits(seconds=2))


def test_plain_http_to_anywhere_else_is_refused(tmp_path):
    with pytest.raises(CodegenError, match="over https only"):
        fetch("http://example.org/openapi.yaml", tmp_path / "x.yaml")


def test_a_file_serves_as_well(tmp_path):
    source = tmp_path / "given.yaml"
    source.write_bytes(GOOD)
    fetch(str(source), tmp_path / "out" / "x.yaml")
    assert (tmp_path / "out" / "x.yaml").read_bytes() == GOOD
    with pytest.raises(CodegenError, match="No such file"):
        fetch(str(tmp_path / "none.yaml"), tmp_path / "y.yaml")


def test_the_vendors_bundles_have_addresses():
    assert [address_of(name).split("/")[-2] for name in BUNDLES] == [
        "b2b-v1",
        "b2b-v2",
        "public",
        "developers",
    ]


def test_the_command_reports_each_bundle_and_what_is_new(server, tmp_path, capsys):
    from codegen.__main__ import main
    from codegen.commands import SOURCE

    assert main(["fetch", str(SOURCE), "--into", str(tmp_path)]) == 0
    assert "No change of the Python surface.\n\n0 operations more than ours." in capsys.readouterr().out
    assert main(["fetch", f"{server}/html", "--into", str(tmp_path)]) == 1
    assert "HTML" in capsys.readouterr().out
