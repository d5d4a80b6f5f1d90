"""How a service can be reached, and whether it runs, in words: websites by their name."""

from urllib.parse import urlsplit

from markupsafe import Markup

from ui.formats import published
from ui.html import link, url_for, with_small
from ui.telephone import telephone


def domain(website: str) -> str:
    """Return the name of a website as it is read aloud: refuge.org.uk."""
    return urlsplit(website).netloc.removeprefix("www.")


def website_link(website: str) -> Markup:
    """Return a link to a website that says that it opens elsewhere."""
    return link(f"{domain(website)} (new tab)", website, outside=True)


def email_link(email: str) -> Markup:
    """Return a link that writes an e-mail."""
    return link(email, f"mailto:{email}")


def status_words(status: str, as_at: str | None, end_date: str | None = None) -> str:
    """Return whether a service runs, as the sources say, and as at when, in a plain sentence without its full stop."""
    if status == "ended":
        return f"Ended, {published(end_date)}" if end_date else "Ended"
    until = f", with an end planned in {month(end_date)}" if end_date else ""
    if status == "running":
        return f"Listed as running{f' in {month(as_at)}' if as_at else ''}{until}"
    return f"May have closed{f': last listed in {month(as_at)}' if as_at else ''}{until}"


def month(text: str) -> str:
    """Return the month of a date, or its year where no more is published: April 2026."""
    return published(text[:7])


def ways_to_reach(phone: str | None, website: str | None, how_to_get_help: str | None) -> Markup:
    """Return telephone, website and how to get help, for a cell of a table."""
    parts = [Markup("Telephone {}").format(telephone(phone)) if phone else Markup("No telephone number found")]
    if website:
        parts.append(website_link(website))
    return with_small(Markup(", ").join(parts), how_to_get_help)


def service_link(service_id: str, service: str) -> Markup:
    """Return a link to everything we know about a service."""
    return link(service, url_for("services", service=service_id))
