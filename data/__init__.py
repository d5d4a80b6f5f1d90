"""The data package: the tables, their structure and checks, and the store that is built from them."""
