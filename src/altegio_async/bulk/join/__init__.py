"""The join of a chain's memberships with the product transactions of its locations."""
