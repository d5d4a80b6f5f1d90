"""The section on scrutiny: recommendations and timeliness."""
