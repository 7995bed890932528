"""Fetching a published description. The only stage that uses the network."""

from __future__ import annotations

import datetime as dt
import json
import os
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from codegen.document import parse
from codegen.errors import CodegenError

if TYPE_CHECKING:
    from http.client import HTTPResponse

BUNDLES = ("b2b-v1", "b2b-v2", "public", "developers")
_ADDRESS = "https://developer.alteg.io/_bundle/en/{}/openapi.yaml"
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_CHUNK = 65536


@dataclass(frozen=True)
class Limits:
    """How much a download may take: bytes, and seconds from the first to the last of them."""

    size: int = 32 * 1024 * 1024
    seconds: float = 60.0


def address_of(bundle: str) -> str:
    """Where the vendor publishes a bundle."""
    return _ADDRESS.format(bundle)


def fetch(source: str, target: Path, limits: Limits | None = None) -> str:
    """Store the description from an address or a file as `target`, with its origin beside it.

    Returns the sha256. On any failure CodegenError says why, and what was there before stays.
    """
    content = _download(source, limits or Limits()) if "://" in source else _read(Path(source))
    document = parse(content, source)
    target.parent.mkdir(parents=True, exist_ok=True)
    origin = {
        "address": source,
        "fetched": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "sha256": document.sha256,
        "bytes": len(content),
    }
    _replace(target.with_suffix(".origin.json"), json.dumps(origin, indent=2).encode() + b"\n")
    _replace(target, content)
    return document.sha256


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CodegenError(f"{path}: {error.strerror}") from error


def _replace(path: Path, content: bytes) -> None:
    """Write a file so that it is there as a whole or not at all."""
    draft = path.with_name(path.name + ".part")
    draft.write_bytes(content)
    os.replace(draft, path)  # noqa: PTH105 - Path.replace says the same, less plainly


def _download(address: str, limits: Limits) -> bytes:
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise CodegenError(f"{address}: descriptions are fetched over https only")
    request = urllib.request.Request(address, headers={"User-Agent": "altegio-async-codegen"})
    until = time.monotonic() + limits.seconds
    try:
        with urllib.request.urlopen(request, timeout=min(limits.seconds, 30)) as response:
            return _body(address, response, limits, until)
    except urllib.error.HTTPError as error:
        raise CodegenError(f"{address}: the server answers {error.code} {error.reason}") from error
    except TimeoutError as error:
        raise CodegenError(f"{address}: no answer within {limits.seconds:g} seconds") from error
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
