"""A capture of what visitors get: words of pages and bytes of files at the addresses of addresses.txt.

Kinds of text: "streamlit" (the words of a page under Streamlit, with what its widgets hold and hashes of its charts),
"html" (the words of a page as the server answers it) and "file" (status, headers and bytes).
"""
