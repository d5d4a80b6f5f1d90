"""The documents on URLs and files, made from the declarations: `python -m tests.documentation` writes both."""
