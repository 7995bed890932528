"""Downloads over real sockets: the content is validated, and a failure leaves the old file."""

from __future__ import annotations

import io
import json
import threading
import time
from http.client import HTTPMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import Request

import pytest

from codegen.__main__ import main
from codegen.commands import SOURCE
from codegen.errors import CodegenError
from codegen.importing.yaml_writer import dump_yaml
from codegen.source.document import load
from codegen.source.fetch import BUNDLES, DownloadLimits, _Redirects, derive_name, fetch, get_bundle_url
from codegen.tree import iter_operations

GOOD = (
    b"openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {/a: {get: {operationId: a, responses: {}}}}\n"
)
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n" % len(GOOD)
RAW = {
    "cut_in_a_chunk": CHUNKED + GOOD[:40],
    "cut_after_a_chunk": CHUNKED + GOOD + b"\r\n",
    "garbage": b"SSH-2.0-OpenSSH\r\n\r\n",
    "silence": b"",
    "away": b"HTTP/1.1 302 Found\r\nLocation: http://example.org/x\r\nContent-Length: 0\r\n\r\n",
    "local": b"HTTP/1.1 302 Found\r\nLocation: file:///etc/hosts\r\nContent-Length: 0\r\n\r\n",
    "near": b"HTTP/1.1 302 Found\r\nLocation: /good\r\nContent-Length: 0\r\n\r\n",
}


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_GET(self):
        name = self.path.strip("/")
        if name == "missing":
            self.send_error(404)
            return
        if name in RAW:
            self.wfile.write(RAW[name])
            self.close_connection = True
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
    digest = fetch(f"{server}/good", target).sha256
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
        ("cut_in_a_chunk", "cut off inside a chunk", None),
        ("cut_after_a_chunk", "cut off inside a chunk", None),
        ("garbage", "invalid HTTP response: BadStatusLine", None),
        ("silence", "invalid HTTP response: RemoteDisconnected", None),
        ("away", "redirects to http://example.org/x; only https URLs are allowed", None),
        ("local", "returned 302", None),
        ("half", "broken or cut off", None),
        ("missing", "returned 404", None),
        ("good", "larger than 20 bytes", DownloadLimits(size=20)),
        ("slow", "(not complete|no response) within 0.2 seconds", DownloadLimits(seconds=0.2)),
    ],
)
def test_a_failure_is_explained_and_leaves_the_old_file(server, tmp_path, page, message, limits):
    target = tmp_path / "old.yaml"
    target.write_text("the old one")
    with pytest.raises(CodegenError, match=message):
        fetch(f"{server}/{page}", target, limits)
    assert target.read_text() == "the old one"
    assert [path.name for path in tmp_path.iterdir()] == ["old.yaml"]


def test_a_redirect_to_an_allowed_url_is_followed(server, tmp_path):
    assert fetch(f"{server}/near", tmp_path / "x.yaml").name == f"{server}/near"
    assert (tmp_path / "x.yaml").read_bytes() == GOOD


@pytest.mark.parametrize("target", ["http://127.0.0.1/x", "http://example.org/x"])
def test_a_redirect_out_of_https_is_refused(target):
    start = Request("https://example.org/openapi.yaml")
    with pytest.raises(CodegenError, match=f"redirects to {target}"):
        _Redirects().redirect_request(start, io.BytesIO(), 302, "Found", HTTPMessage(), target)
    onward = _Redirects().redirect_request(
        start, io.BytesIO(), 302, "Found", HTTPMessage(), "https://example.org/x"
    )
    assert onward.full_url == "https://example.org/x"


def test_an_unreachable_server_is_reported(tmp_path):
    with pytest.raises(CodegenError, match="not reachable"):
        fetch("http://127.0.0.1:9/x", tmp_path / "x.yaml", DownloadLimits(seconds=2))


def test_plain_http_to_another_host_is_refused(tmp_path):
    with pytest.raises(CodegenError, match="only https URLs"):
        fetch("http://example.org/openapi.yaml", tmp_path / "x.yaml")


def test_a_description_can_be_fetched_from_a_file(tmp_path):
    source = tmp_path / "given.yaml"
    source.write_bytes(GOOD)
    fetch(str(source), tmp_path / "out" / "x.yaml")
    assert (tmp_path / "out" / "x.yaml").read_bytes() == GOOD
    with pytest.raises(CodegenError, match="No such file"):
        fetch(str(tmp_path / "none.yaml"), tmp_path / "y.yaml")


@pytest.mark.parametrize("way", ["into_a_file", "below_a_file", "onto_a_folder"])
def test_an_unwritable_target_is_named_and_leaves_no_file(tmp_path, way):
    source, blocked = tmp_path / "given.yaml", tmp_path / "blocked"
    source.write_bytes(GOOD)
    if way == "onto_a_folder":
        blocked.mkdir()
    else:
        blocked.write_text("in the way")
    target = {
        "into_a_file": blocked / "x.yaml",
        "below_a_file": blocked / "y" / "x.yaml",
        "onto_a_folder": blocked,
    }[way]
    with pytest.raises(CodegenError, match=r"blocked.*: (File exists|Not a directory|Is a directory)"):
        fetch(str(source), target)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["blocked", "given.yaml"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        *((get_bundle_url(bundle), bundle) for bundle in BUNDLES),
        ("https://example.org/openapi.yaml?version=1.2&path=/a", "openapi"),
        ("https://example.org/", "description"),
        ("https://example.org/a/cards.v1.json#part", "cards.v1"),
        ("folder/b2b-v1/openapi.json", "b2b-v1"),
        ("openapi.yaml", "openapi"),
        ("folder/b2b-v1.yaml", "b2b-v1"),
    ],
)
def test_a_description_is_named_after_its_api(source, name):
    assert derive_name(source) == name


def test_the_published_bundles_have_urls():
    assert [get_bundle_url(name).split("/")[-2] for name in BUNDLES] == [
        "b2b-v1",
        "b2b-v2",
        "public",
        "developers",
    ]


@pytest.fixture(params=["developers", pytest.param("b2b-v1", marks=pytest.mark.full)])
def reference_path(request, monkeypatch):
    """Return the path of a description with which a download of the same name is compared."""
    path = SOURCE.with_name(f"{request.param}.yaml")
    monkeypatch.setattr("codegen.commands.SOURCE", path)
    return path


def test_the_command_reports_each_bundle_and_its_changes(reference_path, server, tmp_path, capsys):
    assert main(["fetch", str(reference_path), "--into", str(tmp_path)]) == 0
    assert "No change of the Python surface.\n\nOperations that we do not have: 0." in capsys.readouterr().out
    assert main(["fetch", f"{server}/html", "--into", str(tmp_path)]) == 1
    assert "HTML" in capsys.readouterr().out


def test_the_reported_changes_are_those_of_an_import(reference_path, tmp_path, capsys):
    """Report changes of our operations only, and repeated keys."""
    data = load(reference_path).data
    (path, method, node), *_ = iter_operations(data)
    gone = node["operationId"]
    del data["paths"][path][method]
    data["paths"]["/new"] = {"get": {"operationId": "new_one", "responses": {}}}
    folder = tmp_path / reference_path.stem
    folder.mkdir()
    source = folder / "openapi.yaml"
    source.write_text(dump_yaml(data) + "x-note: 1\nx-note: 2\n")
    assert main(["fetch", str(source), "--into", str(tmp_path)]) == 0
    said = capsys.readouterr()
    assert (
        f"not published, kept unchanged: {gone}\nNo change of the Python surface.\n\nOperations that we do not have: 1."
        in said.out
    )
    assert f"{source}: repeated key, the last value is used: x-note" in said.err
    assert (tmp_path / reference_path.name).exists()


def test_a_description_is_stored_even_if_it_cannot_be_compared(reference_path, tmp_path, capsys):
    source = tmp_path / reference_path.name
    source.write_bytes(GOOD)
    assert main(["fetch", str(source), "--into", str(tmp_path / "up")]) == 1
    assert f"{reference_path.stem}: the two descriptions have no common operation" in capsys.readouterr().out
    assert (tmp_path / "up" / reference_path.name).read_bytes() == GOOD
