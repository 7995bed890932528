"""Import the structure of a published description into ours, and keep our own prose."""
