"""The clients that are measured, one a module, all with the same few methods."""
