"""Draws the figures of ui as SVG, for pages without scripts: from the description that Plotly draws them from.

drawing() is what others use. Only the kinds of traces that ui's figures have are drawn; another one is an error.
"""

from ui.static_figures.drawing import drawing

__all__ = ["drawing"]
