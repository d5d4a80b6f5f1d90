"""Tests: the tree of the project mirrored, plus browser/, golden/ (figures as data) and bench/."""
