"""What more than one page shows: words and numbers, figures, tables, sources, filters and the furniture around them."""
