"""The pages: a script for each, in a folder per section, and beside it the content that it shows.

Streamlit runs a script anew for every visitor and interaction, so what is worked out once and shared lives in the
modules beside it. No script stands directly in this folder: Streamlit would discover
it by itself, without app.py around it.
"""
