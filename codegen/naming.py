"""Naming: derive valid Python names from the names in a description. Pure and deterministic."""

from __future__ import annotations

import itertools
import keyword
import re
import unicodedata
from typing import TYPE_CHECKING

from codegen.tree import Object, as_object, as_string

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

LONGEST = 40

_LATIN = """
a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya i yi ye g u
"""
_CYRILLIC = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў", _LATIN.split(), strict=True))
# Names that generated modules import. Structs and functions cannot have them.
IMPORTED = frozenset(
    {
        "Any",
        "ResultForm",
        "AuthLevel",
        "Body",
        "Decimal",
        "EmptyArray",
        "Endpoint",
        "LazyEndpoint",
        "Literal",
        "Mapping",
        "Model",
    }
    | {"Operation", "Paging", "Query", "Secret", "Sequence", "Struct", "Style", "UNSET", "UnsetType"}
)
# Modules that the functions of generated modules use. Arguments cannot have their names.
MODULES = frozenset({"models", "operations", "pagination"})
# Methods of every struct. Fields cannot have their names.
STRUCT_METHODS = frozenset({"from_dict", "to_dict", "to_json"})
# Names that would hide a builtin used in annotations, or a standard attribute of a module.
_RESERVED = """
annotations bool bytes date datetime dict float int list object str type print help id none
models operations common
"""
RESERVED_FUNCTIONS = IMPORTED | frozenset(_RESERVED.split())
_BODY_WORDS = "data datatype type types response reponse reaponse ressponse request body"
# Class name for a component without usable words, and prefix or suffix of invalid class names.
_MODEL = "Model"
# Words that distinguish equal names, least specific first. Longer suffixes combine them.
_SUFFIXES = ("item", "other", "more", "further", "again", "once", "next", "last")
_NOISE = frozenset(_BODY_WORDS.split())


def transliterate(text: str) -> str:
    """Return the text in ASCII: Cyrillic in Latin letters, accents and other characters removed."""
    letters: list[str] = []
    for letter in text:
        latin = _CYRILLIC.get(letter.lower())
        if latin is None:
            letters.append(unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode())
        else:
            latin = latin.strip("_")
            letters.append(latin.capitalize() if letter.isupper() else latin)
    return "".join(letters)


def split_words(text: str) -> list[str]:
    """Return the lower-case words of a name in camelCase, snake_case, kebab-case, dotted or spaced style."""
    text = re.sub(r"['\u2019`]", "", transliterate(text))
    text = re.sub(r"([a-z])([A-Z])", r"\1 \2", text)
    text = re.sub(r"([0-9])([A-Z][a-z])", r"\1 \2", text)
    text = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1 \2", text)
    return [word.lower() for word in re.split(r"[^A-Za-z0-9]+", text) if word]


def to_snake_case(text: str) -> str:
    """Return the name in snake_case. The result is empty if the name has no ASCII letters or digits."""
    return "_".join(split_words(text))


def to_pascal_case(parts: Iterable[str]) -> str:
    """Join words in PascalCase."""
    return "".join(part[:1].upper() + part[1:] for part in parts)


def strip_api_prefix(identity: str) -> str:
    """Return an operation id without the prefix `api.` that some ids have."""
    return identity.removeprefix("api.")


def is_field_name(name: str) -> bool:
    """Return whether a field can have this name, if necessary with a prefix: `2fa` can, `12` cannot."""
    return f"_{name}".isidentifier() and any(map(str.isalpha, name))


def is_wire_name(name: str) -> bool:
    """Return whether msgspec accepts this wire name of a struct field."""
    return not re.search(r'["\\\x00-\x1f\ud800-\udfff]', name)


def has_only_map_keys(names: Iterable[str]) -> bool:
    """Return whether all names are map keys such as ids and dates, which start with a digit."""
    return all(name[:1].isdigit() and not is_field_name(name) for name in names)


def singularise(word: str) -> str:
    """Return the likely singular of an English word."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes", "tuses", "nuses")):
        return word[:-2]
    if word.endswith(("ss", "us", "is", "news", "data", "series")) or len(word) < 4:
        return word
    return word.removesuffix("s")


def make_safe(name: str, prefix: str = "field") -> str:
    """Return the name itself, or a similar name that is a valid Python identifier."""
    if not name:
        name = prefix
    if name[0].isdigit():
        name = f"{prefix}_{name}"
    # A struct field named `field` would hide `msgspec.field` in the class body.
    return name + "_" if keyword.iskeyword(name) or name == "field" else name


def choose_python_name(wire: str, renames: Mapping[str, str], taken: Container[str]) -> str:
    """Return a valid and unused Python name for a parameter or field.

    The wire name is translated first. If the translation is used already, the wire name itself is chosen,
    and after that the wire name with underscores appended.
    """
    plain = to_snake_case(wire)
    translated = to_snake_case(translate(plain, renames))
    for candidate in (translated, plain):
        name = make_safe(candidate)
        if name not in taken:
            return name
    name = make_safe(plain) + "_"
    while name in taken:
        name += "_"
    return name


def choose_field_names(properties: Object, renames: Mapping[str, str]) -> dict[str, str]:
    """Return the Python names of a struct's fields by wire name. Unchanged names are chosen first."""
    result: dict[str, str] = {}
    overrides = {
        wire: as_string(as_object(schema).get("x-altegio-name")) for wire, schema in properties.items()
    }

    def get_rank(wire: str) -> int:
        plain = to_snake_case(wire)
        return 0 if overrides[wire] else 1 if plain == wire == translate(plain, renames) else 2

    for wire in sorted(properties, key=get_rank):
        taken = STRUCT_METHODS.union(result.values())
        result[wire] = (
            choose_python_name(overrides[wire], {}, taken)
            if overrides[wire]
            else choose_python_name(wire, renames, taken)
        )
    return result


def translate(name: str, renames: Mapping[str, str]) -> str:
    """Return a snake_case name with its wire words replaced, longest runs of words first."""
    parts = name.split("_")
    result: list[str] = []
    while parts:
        for size in range(len(parts), 0, -1):
            replacement = renames.get("_".join(parts[:size]))
            if replacement is not None:
                result.append(replacement)
                parts = parts[size:]
                break
        else:
            result.append(parts.pop(0))
    return "_".join(result)


def strip_noise(parts: list[str]) -> list[str]:
    """Return the words of a component name, without trailing noise words if it ends in `data types`."""
    remaining = list(parts)
    if remaining[-2:] not in (["data", "types"], ["data", "type"]):
        return remaining
    while len(remaining) > 1 and re.sub(r"\d+$", "", remaining[-1]) in _NOISE:
        remaining.pop()
    return remaining


def shorten(parts: list[str], limit: int = LONGEST, joint: int = 0) -> list[str]:
    """Return the last words of a name that fit the limit. `joint` is the length of the separator."""
    remaining = list(parts)
    while len(remaining) > 1 and sum(map(len, remaining)) + joint * (len(remaining) - 1) > limit:
        remaining.pop(0)
    return [remaining[0][:limit], *remaining[1:]] if remaining else remaining


def make_class_name(parts: list[str]) -> str:
    """Return a valid PascalCase class name of at most 40 letters. It never ends with an underscore."""
    if len(parts) > 1 and parts[0][0].isdigit() and not parts[1][0].isdigit():
        parts = [*parts[1:], *parts[:1]]
    name = to_pascal_case(shorten(parts))
    if not name[:1].isalpha():
        # Shortening can move a word with a leading digit to the front.
        name = _MODEL + to_pascal_case(shorten(parts, LONGEST - len(_MODEL)))
    return name + _MODEL if keyword.iskeyword(name) else name


def make_input_name(name: str) -> str:
    """Return the name of the struct of a body whose own name is that of a struct of responses."""
    return name if name.endswith("Input") else make_class_name([*split_words(name), "input"])


def suggest_operation_names(method: str, path: str) -> list[str]:
    """Return names for an operation without a usable id, from its method and path, best first."""
    segments = [part for part in path.split("/") if part]
    fixed = [split_words(part) for part in segments if "{" not in part]
    fixed = [part for part in fixed if part and part != ["api"] and not re.fullmatch(r"v\d+", part[0])]
    last = split_words(segments[-1]) if segments and "{" in segments[-1] else []
    one = bool(last and fixed) and _is_singular_lookup(last, fixed[-1][-1])
    verb = {"get": "get" if one else "list", "post": "create", "put": "update"}.get(method, method)
    if fixed and (one or method != "get"):
        fixed[-1] = [*fixed[-1][:-1], singularise(fixed[-1][-1])]
    plain = [word for part in fixed for word in part]
    ends = ["by", *last] if last else []
    alternatives = [
        [verb, *shorten(plain, LONGEST - 8, 1)],
        [verb, *shorten([*plain, *ends], LONGEST - 8, 1)],
        [method, *shorten(plain, LONGEST - 8, 1)],
        [verb, *plain[:1], *shorten(plain[1:], LONGEST - 16, 1)],
        [verb, *shorten([word for part in segments for word in split_words(part)], LONGEST - 8, 1)],
        [verb, *plain, *ends],
    ]
    return [make_safe("_".join(parts), "call") for parts in alternatives]


def name_methods(method: str) -> tuple[str, str]:
    """Return the names of the method that sends a whole object and of the one that reads it first.

    Args:
        method: one of the two names. Other names have no pair.
    """
    verb, separator, rest = method.partition("_")
    ending = f"{separator}{rest}"
    return (f"replace{ending}", f"update{ending}") if verb in {"replace", "update"} else ("", "")


def _is_singular_lookup(parameter: list[str], noun: str) -> bool:
    """Return whether the last path parameter selects one object of the noun before it."""
    return parameter == ["id"] or singularise(noun) == noun or singularise(noun) in parameter


def choose_free_name(candidates: Iterable[str], taken: Container[str]) -> str:
    """Return the first unused candidate, or the first candidate extended by the least specific word."""
    names = list(candidates)
    for name in names:
        if name not in taken:
            return name
    suffixes = (words for count in itertools.count(1) for words in itertools.product(_SUFFIXES, repeat=count))
    return next(
        extended
        for suffix in suffixes
        for name in names
        if (extended := _extend_name(name, suffix)) not in taken
    )


def _extend_name(name: str, suffix: tuple[str, ...]) -> str:
    if "_" in name or name.islower():
        return "_".join([name, *suffix])
    return make_class_name([*split_words(name), *suffix])
