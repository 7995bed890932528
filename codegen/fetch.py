"""Fetching a published description. The only stage that uses the network."""

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

from codegen.document import Document, parse
from codegen.errors import CodegenError
from codegen.files import named, read

BUNDLES = ("b2b-v1", "b2b-v2", "public", "developers")
_ADDRESS = "https://developer.alteg.io/_bundle/en/{}/openapi.yaml"
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_CHUNK = 65536
_NAMELESS = {"openapi", "swagger"}


@dataclass(frozen=True)
class Limits:
    """How much a download may take: bytes, and seconds from the first to the last of them."""

    size: int = 32 * 1024 * 1024
    seconds: float = 60.0


def address_of(bundle: str) -> str:
    """Where the vendor publishes a bundle."""
    return _ADDRESS.format(bundle)


def name_of(source: str) -> str:
    """What to call a description by its address or path: as its folder where its own name says nothing."""
    path = PurePosixPath(urlsplit(source).path) if "://" in source else Path(source)
    return path.parent.name if path.stem in _NAMELESS and path.parent.name else path.stem or "description"


def fetch(source: str, target: Path, limits: Limits | None = None) -> Document:
    """Store the description from an address or a file as `target`, with its origin beside it.

    Returns it as read. On any failure CodegenError says why, and what was there before stays.
    """
    content = _download(source, limits or Limits()) if "://" in source else read(Path(source))
    document = parse(content, source)
    with named(target.parent):
        target.parent.mkdir(parents=True, exist_ok=True)
    origin = {
        "address": source,
        "fetched": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "sha256": document.sha256,
        "bytes": len(content),
    }
    _replace(
        {target: content, target.with_suffix(".origin.json"): json.dumps(origin, indent=2).encode() + b"\n"}
    )
    return document


def _replace(contents: dict[Path, bytes]) -> None:
    """Write files so that each is there as a whole or not at all."""
    drafts = {path: path.with_name(path.name + ".part") for path in contents}
    try:
        for path, draft in drafts.items():
            with named(path):
                draft.write_bytes(contents[path])
        for path, draft in drafts.items():
            with named(path):
                os.replace(draft, path)  # noqa: PTH105 - Path.replace says the same, less plainly
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects to where a description may be fetched from; out of https there is no way back."""

    def redirect_request(  # noqa: PLR0917 - the library's own signature
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Refuse what may not be fetched, else as usual."""
        if not _may_fetch(newurl) or (_is_https(req.full_url) and not _is_https(newurl)):
            raise CodegenError(f"{req.full_url}: leads to {newurl}; descriptions are fetched over https only")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _is_https(address: str) -> bool:
    return urlsplit(address).scheme == "https"


def _may_fetch(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)


def _download(address: str, limits: Limits) -> bytes:
    if not _may_fetch(address):
        raise CodegenError(f"{address}: descriptions are fetched over https only")
    request = urllib.request.Request(address, headers={"User-Agent": "altegio-async-codegen"})
    opener = urllib.request.build_opener(_Redirects)
    until = time.monotonic() + limits.seconds
    try:
        with opener.open(request, timeout=min(limits.seconds, 30)) as response:
            return _body(address, response, limits, until)
    except urllib.error.HTTPError as error:
        raise CodegenError(f"{address}: the server answers {error.code} {error.reason}") from error
    except TimeoutError as error:
        raise CodegenError(f"{address}: no answer within {limits.seconds:g} seconds") from error
    except IncompleteRead as error:
        raise CodegenError(f"{address}: cut off in the middle of a piece") from error
    except HTTPException as error:
        raise CodegenError(f"{address}: the answer is no HTTP: {error!r}") from error
    except (OSError, ValueError) as error:
        raise CodegenError(f"{address}: cannot be reached: {error}") from error


def _body(address: str, response: HTTPResponse, limits: Limits, until: float) -> bytes:
    announced = response.headers.get("Content-Length")
    chunks: list[bytes] = []
    size = 0
    while chunk := response.read1(_CHUNK):
        size += len(chunk)
        if size > limits.size:
            raise CodegenError(f"{address}: larger than {limits.size} bytes")
        if time.monotonic() > until:
            raise CodegenError(f"{address}: not complete within {limits.seconds:g} seconds")
        chunks.append(chunk)
    if announced is not None and announced.isdigit() and size != int(announced):
        raise CodegenError(f"{address}: cut off after {size} of {announced} bytes")
    return b"".join(chunks)
