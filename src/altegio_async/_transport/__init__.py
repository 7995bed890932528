"""Send requests over HTTP."""
