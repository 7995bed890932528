"""Download of published descriptions. Only this stage uses the network."""

from __future__ import annotations

import datetime as dt
import json
import os
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse, IncompleteRead
from pathlib import Path, PurePosixPath
from typing import IO
from urllib.parse import urlsplit

from codegen.errors import CodegenError
from codegen.files import read_bytes, wrap_os_errors
from codegen.source.document import Document, parse

BUNDLES = ("b2b-v1", "b2b-v2", "public", "developers")
_BUNDLE_URL = "https://developer.alteg.io/_bundle/en/{}/openapi.yaml"
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_CHUNK = 65536
_GENERIC_NAMES = {"openapi", "swagger"}


@dataclass(frozen=True)
class DownloadLimits:
    """Limits of a download: size in bytes and total duration in seconds."""

    size: int = 32 * 1024 * 1024
    seconds: float = 60.0


def get_bundle_url(bundle: str) -> str:
    """Return the URL at which the vendor publishes a bundle."""
    return _BUNDLE_URL.format(bundle)


def derive_name(source: str) -> str:
    """Return a name for a description from its URL or path, using the folder if the file name is generic."""
    path = PurePosixPath(urlsplit(source).path) if "://" in source else Path(source)
    return (
        path.parent.name if path.stem in _GENERIC_NAMES and path.parent.name else path.stem or "description"
    )


def fetch(source: str, target: Path, limits: DownloadLimits | None = None) -> Document:
    """Store a description from a URL or a file as `target`, next to a file with its origin, and return it.

    Raises:
        CodegenError: the description cannot be read, or is invalid. Existing files are unchanged.
    """
    content = _download(source, limits or DownloadLimits()) if "://" in source else read_bytes(Path(source))
    document = parse(content, source)
    with wrap_os_errors(target.parent):
        target.parent.mkdir(parents=True, exist_ok=True)
    origin = {
        "address": source,
        "fetched": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "sha256": document.sha256,
        "bytes": len(content),
    }
    _replace_files(
        {target: content, target.with_suffix(".origin.json"): json.dumps(origin, indent=2).encode() + b"\n"}
    )
    return document


def _replace_files(contents: dict[Path, bytes]) -> None:
    """Write files atomically: each one completely or not at all."""
    drafts = {path: path.with_name(path.name + ".part") for path in contents}
    try:
        for path, draft in drafts.items():
            with wrap_os_errors(path):
                draft.write_bytes(contents[path])
        for path, draft in drafts.items():
            with wrap_os_errors(path):
                os.replace(draft, path)  # noqa: PTH105 - clearer than Path.replace
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Redirect handler that follows redirects to allowed URLs only, and never from https to http."""

    def redirect_request(  # noqa: PLR0917 - the library's own signature
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Refuse a redirect to a URL that is not allowed."""
        if not _is_allowed(newurl) or (_is_https(req.full_url) and not _is_https(newurl)):
            raise CodegenError(f"{req.full_url}: redirects to {newurl}; only https URLs are allowed")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _is_https(url: str) -> bool:
    return urlsplit(url).scheme == "https"


def _is_allowed(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)


def _download(url: str, limits: DownloadLimits) -> bytes:
    if not _is_allowed(url):
        raise CodegenError(f"{url}: only https URLs are allowed")
    request = urllib.request.Request(url, headers={"User-Agent": "altegio-async-codegen"})
    opener = urllib.request.build_opener(_Redirects)
    deadline = time.monotonic() + limits.seconds
    try:
        with opener.open(request, timeout=min(limits.seconds, 30)) as response:
            return _read_body(url, response, limits, deadline)
    except urllib.error.HTTPError as error:
        raise CodegenError(f"{url}: the server returned {error.code} {error.reason}") from error
    except TimeoutError as error:
        raise CodegenError(f"{url}: no response within {limits.seconds:g} seconds") from error
    except IncompleteRead as error:
        raise CodegenError(f"{url}: cut off inside a chunk") from error
    except HTTPException as error:
        raise CodegenError(f"{url}: invalid HTTP response: {error!r}") from error
    except (OSError, ValueError) as error:
        raise CodegenError(f"{url}: not reachable: {error}") from error


def _read_body(url: str, response: HTTPResponse, limits: DownloadLimits, deadline: float) -> bytes:
    content_length = response.headers.get("Content-Length")
    chunks: list[bytes] = []
    size = 0
    while chunk := response.read1(_CHUNK):
        size += len(chunk)
        if size > limits.size:
            raise CodegenError(f"{url}: larger than {limits.size} bytes")
        if time.monotonic() > deadline:
            raise CodegenError(f"{url}: not complete within {limits.seconds:g} seconds")
        chunks.append(chunk)
    if content_length is not None and content_length.isdigit() and size != int(content_length):
        raise CodegenError(f"{url}: cut off after {size} of {content_length} bytes")
    return b"".join(chunks)
