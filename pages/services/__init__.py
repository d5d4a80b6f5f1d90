"""Services: finding help by everyday words, a service with all that is known of it, a list to keep, and coverage."""
