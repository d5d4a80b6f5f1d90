"""Four people with a question, played in a real browser: `python -m tests.journeys` writes docs/journeys.md."""
