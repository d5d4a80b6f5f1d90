"""What several pages share: words and numbers, figures, tables, sources, filters, and the menu, heading and footer."""
