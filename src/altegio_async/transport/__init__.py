"""How requests are sent: the protocol (`base`) and the one implementation on aiohttp (`aiohttp`)."""
