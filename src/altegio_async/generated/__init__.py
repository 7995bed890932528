"""Generated code, one folder an API. Never edited by hand."""
