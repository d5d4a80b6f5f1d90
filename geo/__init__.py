"""Where boroughs are: outlines, neighbours, postcodes, and the maps themselves."""
