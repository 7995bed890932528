"""Parser of descriptions: YAML or JSON to plain JSON data, with the scalar rules of YAML 1.2."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import yaml

from codegen.errors import CodegenError
from codegen.files import read_bytes
from codegen.nesting import MAX_LEVELS, check_nesting, describe_excess
from codegen.own_stack import use_own_stack
from codegen.tree import Object, as_object, is_object

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from pathlib import Path

_VERSION = re.compile(r"3\.[01]\.\d+")
_TAG = "tag:yaml.org,2002:"
# The core schema of YAML 1.2, in which `no`, `12:30`, `2026-03-31` and `007` are strings.
_SCALARS = (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?(?:0|[1-9][0-9]*)", "-+0123456789"),
    ("float", r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?", "-+0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("merge", r"<<", "<"),
)


@dataclass(frozen=True)
class Document:
    """A parsed description, with the hash of its bytes and the keys that it contains twice."""

    name: str
    data: Object
    sha256: str
    duplicates: tuple[str, ...] = ()


class _Loader(yaml.CSafeLoader):
    """Safe YAML loader with the scalars of YAML 1.2 and string keys."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - yaml's own protocol

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Build a mapping with the keys as written in the document."""
        self.flatten_mapping(node)
        result: dict[Hashable, Any] = {}
        construct = cast("Callable[..., Any]", self.construct_object)  # pyright: ignore[reportUnknownMemberType]
        for key_node, value_node in node.value:
            result[str(key_node.value)] = construct(value_node, deep=deep)
        return result


_resolve_scalar = cast("Callable[..., None]", _Loader.add_implicit_resolver)  # pyright: ignore[reportUnknownMemberType]
for _kind, _pattern, _first in _SCALARS:
    _resolve_scalar(_TAG + _kind, re.compile(f"^(?:{_pattern})$"), list(_first))


def load(path: Path) -> Document:
    """Read and parse a description from a file."""
    return parse(read_bytes(path), str(path))


def parse(content: bytes, name: str) -> Document:
    """Parse an OpenAPI 3.0 or 3.1 description.

    Raises:
        CodegenError: the content is not such a description. The message explains why.
    """
    document = parse_any(content, name)
    version = document.data.get("openapi")
    if not isinstance(version, str) or not _VERSION.fullmatch(version):
        description = f"openapi: {version}" if version else f"the keys {', '.join(list(document.data)[:5])}"
        raise CodegenError(f"{name}: not an OpenAPI 3.0 or 3.1 description (found {description})")
    if not any(as_object(document.data.get(key)) for key in ("paths", "webhooks")):
        raise CodegenError(f"{name}: the description has no paths; check that the file is complete")
    return document


@use_own_stack
def parse_any(content: bytes, name: str) -> Document:
    """Parse any JSON or YAML object."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CodegenError(f"{name}: not UTF-8 at byte {error.start}") from error
    if text.lstrip()[:1] == "<":
        raise CodegenError(f"{name}: an HTML or XML page, not an OpenAPI description")
    try:
        value, repeated = _read_json(text) if text.lstrip()[:1] == "{" else _read_yaml(text)
        # Unpaired surrogates, as in the escape "\ud800", cannot be written to a file.
        plain = json.loads(json.dumps(value, allow_nan=False, ensure_ascii=False).encode("utf-8", "replace"))
    except CodegenError as error:
        raise CodegenError(f"{name}: {error}") from None
    except json.JSONDecodeError as error:
        raise CodegenError(f"{name}: broken or cut off at line {error.lineno}: {error.msg}") from error
    except yaml.YAMLError as error:
        raise CodegenError(f"{name}: broken or cut off: {_join_lines(error)}") from error
    except (ValueError, TypeError) as error:
        raise CodegenError(
            f"{name}: {error} (a cycle of anchors, or a value that JSON cannot represent)"
        ) from error
    except RecursionError:
        raise CodegenError(f"{name}: {describe_excess()}") from None
    if not is_object(plain):
        raise CodegenError(f"{name}: contains a {type(plain).__name__}, not an OpenAPI description")
    _check_nesting(plain, name)
    return Document(name, plain, hashlib.sha256(content).hexdigest(), tuple(repeated))


def _check_nesting(plain: Object, name: str) -> None:
    try:
        check_nesting(plain)
    except CodegenError as error:
        raise CodegenError(f"{name}: {error}") from None


def _join_lines(error: yaml.YAMLError) -> str:
    return " ".join(str(error).split())


def _read_json(text: str) -> tuple[Any, list[str]]:
    repeated: list[str] = []

    def collect_pairs(items: list[tuple[str, Any]]) -> Object:
        result: Object = {}
        for key, value in items:
            if key in result:
                repeated.append(key)
            result[key] = value
        return result

    return json.loads(text, object_pairs_hook=collect_pairs), repeated


def _read_yaml(text: str) -> tuple[Any, list[str]]:
    _check_depth(text)
    loader = _Loader(text)
    try:
        node: Any = loader.get_single_node()
        # Checked before merge keys are expanded, because overriding a merged key is not a repetition.
        repeated = _find_repeated_keys(node)
        construct = cast("Callable[[Any], Any]", loader.construct_document)  # pyright: ignore[reportUnknownMemberType]
        return (construct(node) if node is not None else None), repeated
    finally:
        loader.dispose()


def _find_repeated_keys(root: Any) -> list[str]:
    """Return the keys that a mapping contains twice, and refuse keys that are not scalars."""
    result: list[str] = []
    waiting, seen = [root], {id(root)}
    while waiting:
        node = waiting.pop()
        children = list(node.value) if isinstance(node, yaml.SequenceNode) else []
        keys: set[str] = set()
        for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                raise CodegenError(f"line {line}: a key that is not a string")
            if key.value in keys and key.tag != _TAG + "merge":
                result.append(f"{key.value} (line {line})")
            keys.add(key.value)
            children.append(value)
        unseen = [node for node in children if id(node) not in seen]
        seen.update(map(id, unseen))
        waiting += reversed(unseen)
    return result


def _check_depth(text: str) -> None:
    """Refuse deep nesting, because the recursive C parser would overflow the stack of the process."""
    depth = 0
    for event in cast("Iterable[Any]", yaml.parse(text, Loader=yaml.CSafeLoader)):  # pyright: ignore[reportUnknownMemberType]
        mark: Any = event.start_mark
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            depth += 1
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1
        if depth > MAX_LEVELS:
            raise CodegenError(f"line {mark.line + 1}: {describe_excess()}")
