"""The pages: a folder for each section, with a module for each page function and, next to it, what the page shows.

A page function runs again for every visitor and interaction, so what is worked out once and shared is in the modules
next to it.
"""
