"""The core without I/O: operations, requests, responses, coercion and redaction. No asyncio, no aiohttp."""
