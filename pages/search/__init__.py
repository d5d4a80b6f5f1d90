"""The search of the whole site."""
