"""Planted changes: each an operation of its own before and after, and what has to be told of it."""

from __future__ import annotations

from typing import Any

from small import answer, document, enveloped

TEXT = {"type": "string"}
WHOLE = {"type": "integer"}
LETTERS = {"type": "string", "enum": ["a", "b"]}
MORE_LETTERS = {"type": "string", "enum": ["a", "b", "c"]}
ANY_NUMBER = {"type": "number"}


def one(
    noun: str, data: Any = TEXT, *, path: str = "", method: str = "get", schemas: Any = None, **more: Any
):
    """Paths and schemas of one operation, `get_NOUN`."""
    node = {
        "operationId": f"get_{noun}",
        "tags": ["Things"],
        "security": [{"Partner": []}],
        "responses": answer(enveloped(data)),
        **more,
    }
    return {path or f"/{noun}": {method: node}}, schemas or {}


def two(noun: str, left: Any, right: Any, schemas: Any):
    """Two operations that answer one each."""
    return one(noun, left)[0] | one(f"{noun}_twin", right)[0], schemas


def both(left: Any, right: Any):
    return left[0] | right[0], left[1] | right[1]


NONE: Any = ({}, {})


def fields(*required: str, **properties: Any):
    return {"type": "object", "properties": properties, "required": list(required)}


def ref(name: str):
    return {"$ref": f"#/components/schemas/{name}"}


def query(noun: str, name: str, schema: Any, **more: Any):
    return one(noun, parameters=[{"name": name, "in": "query", "schema": schema, **more}])


def in_path(name: str, schema: Any = WHOLE):
    return {"name": name, "in": "path", "required": True, "schema": schema}


def sent(noun: str, schema: Any, media: str = "application/json", schemas: Any = None, **more: Any):
    """An operation that takes a body."""
    body = {"content": {media: {"schema": schema}}, **more}
    return one(noun, method="put", schemas=schemas, requestBody=body)


def forms(noun: str, plain: Any, multipart: Any):
    content = {
        "application/x-www-form-urlencoded": {"schema": plain},
        "multipart/form-data": {"schema": multipart},
    }
    return one(noun, method="put", requestBody={"content": content})


LIST_OF_WHOLE = {"type": "array", "items": WHOLE}
PAGED = {"x-altegio-paging": {"page": "page", "size": "size"}}
PAGES = [{"name": name, "in": "query", "schema": WHOLE} for name in ("page", "size")]
NOTHING = {"200": {"description": ""}}
CAT, DOG = fields("claws", claws=WHOLE), fields("bark", bark=TEXT)
GOAT, HARE = fields(horns=WHOLE), fields(ears=WHOLE)
IVY = {"IvyCard": fields(card=TEXT), "IvyTicket": fields(ticket=TEXT)}

# What is told as (kind, subject, place, breaking), and the document's parts before and after.
PLANTED: list[tuple[list[tuple[str, str, str, bool]], Any, Any]] = [
    # operations
    ([("removed", "operation", "get_acorn", True)], one("acorn"), NONE),
    ([("added", "operation", "get_almond", False)], NONE, one("almond")),
    ([("changed", "operation", "get_anise", False)], one("anise"), one("anise", deprecated=True)),
    ([("changed", "auth", "get_apple", True)], one("apple"), one("apple", security=[{"User": []}])),
    ([("changed", "auth", "get_apricot", False)], one("apricot"), one("apricot", security=[])),
    ([("changed", "module", "get_arnica", False)], one("arnica"), one("arnica", tags=["Others"])),
    ([("changed", "path", "get_ash", False)], one("ash"), one("ash", path="/v2/ash")),
    ([("changed", "path", "get_aspen", False)], one("aspen"), one("aspen", method="post")),
    ([("changed", "operation id", "get_aster", False)], one("aster"), one("aster", operationId="getAster")),
    ([("changed", "operation", "get_alder", False)], one("alder"), one("alder", **{"x-altegio-idempotent": False})),
    ([("changed", "operation", "get_aloe", False)], one("aloe"), one("aloe", **{"x-altegio-sensitive": True})),
    (
        [("changed", "paging", "get_agave", True)],
        one("agave", parameters=PAGES, **PAGED), one("agave", parameters=PAGES),
    ),
    # parameters
    (
        [("changed", "order of arguments", "get_banana", True), ("changed", "path", "get_banana", False)],
        one("banana", path="/banana/{x}/{y}", parameters=[in_path("x"), in_path("y")]),
        one("banana", path="/banana/{y}/{x}", parameters=[in_path("x"), in_path("y")]),
    ),
    (
        [
            ("removed", "parameter", "get_barley.x", True), ("added", "parameter", "get_barley.y", True),
            ("changed", "path", "get_barley", False),
        ],
        one("barley", path="/barley/{x}"), one("barley", path="/barley/{y}"),
    ),
    (
        [("changed", "parameter", "get_basil.x", True), ("changed", "path", "get_basil", False)],
        one("basil", path="/basil/{x}", parameters=[in_path("x")]),
        one("basil", parameters=[{**in_path("x"), "in": "query"}]),
    ),
    ([("changed", "parameter", "get_bay.x", True)], one("bay", path="/bay/{x}", parameters=[in_path("x")]), one("bay", path="/bay/{x}", parameters=[in_path("x", TEXT)])),
    ([("removed", "parameter", "get_bean.day", True)], query("bean", "day", TEXT), one("bean")),
    ([("added", "parameter", "get_beech.day", False)], one("beech"), query("beech", "day", TEXT)),
    ([("added", "parameter", "get_beet.day", True)], one("beet"), query("beet", "day", TEXT, required=True)),
    ([("changed", "parameter", "get_birch.day", True)], query("birch", "day", TEXT), query("birch", "day", TEXT, required=True)),
    ([("changed", "parameter", "get_bramble.day", False)], query("bramble", "day", TEXT, required=True), query("bramble", "day", TEXT)),
    ([("changed", "parameter", "get_broom.day", True)], query("broom", "day", TEXT), query("broom", "day", WHOLE)),
    ([("changed", "parameter", "get_burdock.rank", False)], query("burdock", "rank", WHOLE), query("burdock", "rank", ANY_NUMBER)),
    ([("changed", "parameter", "get_box.x", False)], query("box", "x", LIST_OF_WHOLE), query("box", "x", LIST_OF_WHOLE, explode=False)),
    ([("changed", "parameter", "get_bluebell.x", False)], query("bluebell", "x", LIST_OF_WHOLE), query("bluebell", "x[]", LIST_OF_WHOLE)),
    ([("added", "code", "get_buckwheat.sort", False)], query("buckwheat", "sort", LETTERS), query("buckwheat", "sort", MORE_LETTERS)),
    ([("removed", "code", "get_bulrush.sort", True)], query("bulrush", "sort", MORE_LETTERS), query("bulrush", "sort", LETTERS)),
    ([("changed", "code", "get_bamboo.sort", False)], query("bamboo", "sort", LETTERS), query("bamboo", "sort", TEXT)),
    ([("changed", "code", "get_balsam.sort", True)], query("balsam", "sort", TEXT), query("balsam", "sort", LETTERS)),
    # bodies
    ([("added", "body", "get_cactus", True)], one("cactus", method="put"), sent("cactus", TEXT, required=True)),
    ([("added", "body", "get_caraway", False)], one("caraway", method="put"), sent("caraway", TEXT)),
    ([("removed", "body", "get_carrot", True)], sent("carrot", TEXT), one("carrot", method="put")),
    ([("changed", "body", "get_cedar", True)], sent("cedar", TEXT), sent("cedar", TEXT, required=True)),
    ([("changed", "body", "get_celery", False)], sent("celery", TEXT, required=True), sent("celery", TEXT)),
    ([("changed", "body", "get_cherry", True)], sent("cherry", TEXT), sent("cherry", WHOLE)),
    ([("changed", "body", "get_chestnut", False)], sent("chestnut", fields(a=TEXT)), sent("chestnut", fields(a=TEXT), "multipart/form-data")),
    (
        [("changed", "field", "GetChicoryInput.a", True)],
        forms("chicory", fields(a=TEXT), fields(a=TEXT, chicory=TEXT)), forms("chicory", fields(a=TEXT), fields(a=WHOLE, chicory=TEXT)),
    ),
    (
        [("changed", "body", "get_clover", False)],
        sent("clover", {"oneOf": [ref("CloverCat")]}, schemas={"CloverCat": CAT}),
        sent("clover", {"oneOf": [ref("CloverCat"), ref("CloverDog")]}, schemas={"CloverCat": CAT, "CloverDog": DOG}),
    ),
    (
        [("changed", "body", "get_coconut", True)],
        sent("coconut", {"oneOf": [ref("CoconutCat"), ref("CoconutDog")]}, schemas={"CoconutCat": CAT, "CoconutDog": DOG}),
        sent("coconut", {"oneOf": [ref("CoconutCat")]}, schemas={"CoconutCat": CAT}),
    ),
    ([("added", "field", "GetCoffeeInput.b", False)], sent("coffee", fields(coffee=TEXT, a=TEXT)), sent("coffee", fields(coffee=TEXT, a=TEXT, b=TEXT))),
    ([("added", "field", "GetCornInput.b", True)], sent("corn", fields(corn=TEXT, a=TEXT)), sent("corn", fields("b", corn=TEXT, a=TEXT, b=TEXT))),
    ([("removed", "field", "GetCottonInput.b", True)], sent("cotton", fields(cotton=TEXT, a=TEXT, b=TEXT)), sent("cotton", fields(cotton=TEXT, a=TEXT))),
    ([("changed", "field", "GetCranberryInput.a", True)], sent("cranberry", fields(cranberry=TEXT, a=TEXT)), sent("cranberry", fields("a", cranberry=TEXT, a=TEXT))),
    ([("changed", "field", "GetCressInput.a", False)], sent("cress", fields("a", cress=TEXT, a=TEXT)), sent("cress", fields(cress=TEXT, a=TEXT))),
    ([("removed", "code", "GetCrocusInput.a", True)], sent("crocus", fields(crocus=TEXT, a=MORE_LETTERS)), sent("crocus", fields(crocus=TEXT, a=LETTERS))),
    ([("changed", "field", "GetCuminInput.a", True)], sent("cumin", fields(cumin=TEXT, a={"type": ["string", "null"]})), sent("cumin", fields(cumin=TEXT, a=TEXT))),
    ([("changed", "field", "GetCurrantInput.a", False)], sent("currant", fields(currant=TEXT, a=TEXT)), sent("currant", fields(currant=TEXT, a={"type": ["string", "null"]}))),
    ([("changed", "field", "GetCypressInput.a", False)], sent("cypress", fields(cypress=TEXT, a=TEXT)), sent("cypress", fields(cypress=TEXT, a={}))),
    ([("changed", "field", "GetCloveInput.a", True)], sent("clove", fields(clove=TEXT, a={})), sent("clove", fields(clove=TEXT, a=TEXT))),
    # answers
    (
        [("changed", "result", "get_daffodil", True)],
        one("daffodil"),
        one("daffodil", responses={**answer(enveloped(TEXT)), "204": {"description": ""}}),
    ),
    ([("changed", "result", "get_dahlia", True)], one("dahlia"), one("dahlia", responses=NOTHING)),
    ([("changed", "result", "get_daisy", False)], one("daisy", responses=NOTHING), one("daisy")),
    ([("changed", "result", "get_dandelion", True)], one("dandelion", {"type": "array", "items": TEXT}), one("dandelion")),
    ([("changed", "result", "get_dewberry", True)], one("dewberry", {}), one("dewberry")),
    ([("added", "field", "Dock.b", False)], one("dock", fields(a=TEXT)), one("dock", fields("b", a=TEXT, b=TEXT))),
    ([("removed", "field", "Dogwood.b", True)], one("dogwood", fields(a=TEXT, b=TEXT)), one("dogwood", fields(a=TEXT))),
    ([("changed", "field", "Duckweed.a", True)], one("duckweed", fields(a=TEXT)), one("duckweed", fields(a=WHOLE))),
    ([("changed", "field", "Durian.cost", False)], one("durian", fields(cost=ANY_NUMBER)), one("durian", fields(cost=WHOLE))),
    ([("changed", "field", "Elder.cost", True)], one("elder", fields(cost=WHOLE)), one("elder", fields(cost=ANY_NUMBER))),
    ([("added", "code", "Elm.a", False)], one("elm", fields(a=LETTERS)), one("elm", fields(a=MORE_LETTERS))),
    ([("removed", "code", "Endive.a", False)], one("endive", fields(a=MORE_LETTERS)), one("endive", fields(a=LETTERS))),
    ([("changed", "code", "Fennel.a", False)], one("fennel", fields(a=LETTERS)), one("fennel", fields(a=TEXT))),
    ([("changed", "code", "Fern.a", False)], one("fern", fields(a=TEXT)), one("fern", fields(a=LETTERS))),
    (
        [("removed", "field", "FigOwner.b", True)],
        one("fig", fields(owner=fields(a=TEXT, b=TEXT))), one("fig", fields(owner=fields(a=TEXT))),
    ),
    ([("changed", "field", "Flax.a", True)], one("flax", fields(a={"type": "array", "items": TEXT})), one("flax", fields(a=LIST_OF_WHOLE))),
    (
        [("changed", "field", "Fir.a", True)],
        one("fir", fields(a={"type": "object", "additionalProperties": TEXT})),
        one("fir", fields(a={"type": "object", "additionalProperties": WHOLE})),
    ),
    ([("added", "field", "Garlic.bark", False)], one("garlic", {"oneOf": [GOAT]}), one("garlic", {"oneOf": [GOAT, DOG]})),
    ([("removed", "field", "Ginger.bark", True)], one("ginger", {"oneOf": [HARE, DOG]}), one("ginger", {"oneOf": [HARE]})),
    (
        [("changed", "struct", "GorseCard", True)],
        one("gorse", ref("GorseCard"), schemas={"GorseCard": fields(a=TEXT)}),
        one("gorse", ref("GorseTicket"), schemas={"GorseTicket": fields(a=TEXT)}),
    ),
    (
        [("changed", "struct", "GrapeCard", True), ("removed", "field", "GrapeCard.b", True)],
        one("grape", ref("GrapeCard"), schemas={"GrapeCard": fields(a=TEXT, b=TEXT)}),
        one("grape", ref("GrapeTicket"), schemas={"GrapeTicket": fields(a=TEXT)}),
    ),
    (
        [("added", "field", "Grass.ours", False), ("removed", "field", "Grass.a", True)],
        one("grass", fields(a=TEXT)), one("grass", fields(a={**TEXT, "x-altegio-name": "ours"})),
    ),
    (
        [("changed", "field", "Guava.ours", False)],
        one("guava", fields(a={**TEXT, "x-altegio-name": "ours"})),
        one("guava", fields(b={**TEXT, "x-altegio-name": "ours"})),
    ),
    # Bodies of one form share a struct, until one of them gets a field more.
    (
        [("changed", "body", "get_hemp", True), ("added", "field", "GetHempInput.b", False)],
        both(sent("hawthorn", fields(hemp=TEXT)), sent("hemp", fields(hemp=TEXT))),
        both(sent("hawthorn", fields(hemp=TEXT)), sent("hemp", fields(hemp=TEXT, b=TEXT))),
    ),
    (
        [("changed", "body", "get_holly", True), ("removed", "field", "GetHollyInput.b", True)],
        both(sent("heather", fields(holly=TEXT)), sent("holly", fields(holly=TEXT, b=TEXT))),
        both(sent("heather", fields(holly=TEXT)), sent("holly", fields(holly=TEXT))),
    ),
    # One struct for another, both of them known: nothing became of either.
    (
        [("changed", "result", "get_hyssop", True)],
        both(two("ivy", ref("IvyCard"), ref("IvyTicket"), IVY), one("hyssop", ref("IvyCard"))),
        both(two("ivy", ref("IvyCard"), ref("IvyTicket"), IVY), one("hyssop", ref("IvyTicket"))),
    ),
    # A component that two operations shared, and that each now has in a form of its own.
    (
        [("changed", "struct", "HazelCard", True)] * 2 + [("removed", "field", "HazelCard.a", True), ("added", "field", "HazelCard.b", False)],
        two("hazel", ref("HazelCard"), ref("HazelCard"), {"HazelCard": fields(a=TEXT)}),
        two("hazel", fields(a=TEXT), fields(b=TEXT), {}),
    ),
]  # fmt: skip

# Other words, another order, or another shape on the wire for what Python sees as the same.
UNCHANGED: list[tuple[Any, Any]] = [
    (one("lemon", fields(a=TEXT, b=WHOLE)), one("lemon", fields(b=WHOLE, a={**TEXT, "description": "words", "example": "7"}))),
    (one("lentil", fields(id=ANY_NUMBER)), one("lentil", fields(id=WHOLE))),
    (
        one("lettuce", path="/lettuce/{x}", parameters=[in_path("x", ANY_NUMBER)]),
        one("lettuce", path="/lettuce/{x}", parameters=[in_path("x", WHOLE)]),
    ),
    (one("lichen", {"oneOf": [CAT, DOG]}), one("lichen", {"oneOf": [DOG, CAT]})),
    (
        sent("lilac", {"oneOf": [ref("LilacCat"), ref("LilacDog")]}, schemas={"LilacCat": CAT, "LilacDog": DOG}),
        sent("lilac", {"oneOf": [ref("LilacDog"), ref("LilacCat")]}, schemas={"LilacDog": DOG, "LilacCat": CAT}),
    ),
    (
        one("lily", method="put", requestBody={"content": {"application/json": {"schema": fields(a=TEXT)}}}),
        one("lily", method="put", requestBody={"content": {
            "application/geo+json": {"schema": fields(b=TEXT)}, "application/json": {"schema": fields(a=TEXT)},
        }}),
    ),
    (forms("lime", fields(a=TEXT), fields(a=TEXT)), forms("lime", fields(b=TEXT), fields(a=TEXT))),
    (
        one("linden", ref("LindenCard"), schemas={"LindenCard": {**fields(a=TEXT), "x-altegio-model": "OurLinden"}}),
        one("linden", ref("LindenTicket"), schemas={"LindenTicket": {**fields(a=TEXT), "x-altegio-model": "OurLinden"}}),
    ),
    (
        one("lotus", ref("Lotus"), schemas={"Lotus": fields(a=TEXT, again=ref("Lotus"))}),
        one("lotus", ref("Lotus"), schemas={"Unused": TEXT, "Lotus": fields(a=TEXT, again=ref("Lotus"))}),
    ),
    (one("lupin"), one("lupin", summary="other words", parameters=[{"name": "X-Trace", "in": "header", "schema": TEXT}])),
    (one("loquat"), one("loquat", security=[{"Partner": []}, {"Partner": []}])),
]  # fmt: skip


def whole(parts: list[Any], *, backwards: bool = False):
    """One document of many parts."""
    paths: dict[str, Any] = {}
    schemas: dict[str, Any] = {}
    for some_paths, some_schemas in reversed(parts) if backwards else parts:
        paths |= some_paths
        schemas |= some_schemas
    return document(paths, schemas)
