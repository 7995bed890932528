"""The core without I/O: operations as values, requests, answers, redaction. No asyncio, no aiohttp."""
