"""Services: finding help by everyday words, one service, a list to keep, and coverage."""
