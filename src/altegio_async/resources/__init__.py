"""The awaitable methods of the client, one module a subject."""
