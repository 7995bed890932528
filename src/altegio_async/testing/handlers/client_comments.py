"""Comments on clients: list, create, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from altegio_async.testing.data.world import ClientComment, World
from altegio_async.testing.handlers.clients import find_client
from altegio_async.testing.handlers.rendering import format_change
from altegio_async.testing.server.exchange import (
    Answer,
    HandlerCall,
    Refusal,
    answer_list,
    answer_no_content,
    answer_object,
)
from altegio_async.testing.server.fields import Fields, refuse
from altegio_async.testing.server.router import Route

if TYPE_CHECKING:
    from altegio_async.testing.data.world import Client

_LONGEST = 255


def list_comments(world: World, call: HandlerCall) -> Answer:
    """List the comments on a client."""
    client = find_client(world, call, "client_id")
    return answer_list([_render(world, client, one) for one in world.comments_of.get(client.id, ())])


def create_comment(world: World, call: HandlerCall) -> Answer:
    """Add a comment of 1 to 255 characters."""
    client = find_client(world, call, "client_id")
    text = Fields(call.body).text("text")
    if not 1 <= len(text) <= _LONGEST:
        raise refuse("text", "A text of 1 to 255 characters is needed.")
    comment = ClientComment(world.make_id(), text, call.now, call.user.id if call.user else 0)
    world.comments_of.setdefault(client.id, []).append(comment)
    return answer_object(_render(world, client, comment), 201)


def delete_comment(world: World, call: HandlerCall) -> Answer:
    """Remove a comment."""
    client = find_client(world, call, "client_id")
    comments = world.comments_of.get(client.id, [])
    found = [one for one in comments if one.id == call.number("comment_id")]
    if not found:
        raise Refusal(404)
    comments.remove(found[0])
    return answer_no_content()


def _render(world: World, client: Client, comment: ClientComment) -> dict[str, Any]:
    created = format_change(comment.created.astimezone(world.get_zone(client.location_id)))
    author = next((user for user in world.users if user.id == comment.user_id), None)
    return {
        "id": comment.id,
        "create_date": created,
        "update_date": created,
        "type": "default",
        "text": comment.text,
        "files": [],
        "user": None if author is None else {"id": author.id, "name": author.name, "avatar": ""},
    }


_COMMENTS = "/company/{location_id}/clients/{client_id}/comments"

ROUTES: tuple[Route, ...] = (
    Route("list_client_comments", "GET", _COMMENTS, list_comments),
    Route("create_client_comment", "POST", _COMMENTS, create_comment),
    Route("delete_client_comment", "DELETE", _COMMENTS + "/{comment_id}", delete_comment),
)
"""The operations on comments on clients."""
