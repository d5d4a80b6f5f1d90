"""Where boroughs are: outlines, neighbours, similar boroughs, classes of a map, and the maps themselves."""
