"""Every number of a text can be called, or written to, and nothing else becomes a number."""

import re

import pytest

from ui.telephone import telephone


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("0808 2000 247", ["tel:08082000247"]),
        ("0800 1111", ["tel:08001111"]),
        ("116 123", ["tel:116123"]),
        ("111, then press 2", ["tel:111"]),
        ("999", ["tel:999"]),
        ("116 000 (call or text)", ["tel:116000"]),
        ("Text 85258", ["sms:85258"]),
        ("020 3947 2601; text 07970 350366", ["tel:02039472601", "sms:07970350366"]),
        ("020 8461 7373 / 7379 / 7026", ["tel:02084617373", "tel:02084617379", "tel:02084617026"]),
        ("020 8545 4226 / 4227", ["tel:02085454226", "tel:02085454227"]),
        ("08 08 16 89 111 (Victim Support Supportline, as the page gives it)", ["tel:08081689111"]),
        ("020 8921 2267 (advice); 020 8921 3172 (referral)", ["tel:02089212267", "tel:02089213172"]),
        ("0345 6189762", ["tel:03456189762"]),
        ("Office hours; out of hours 020 8825 8000 or 020 8825 5000", ["tel:02088258000", "tel:02088255000"]),
        ("Mon-Fri 9am-5pm; otherwise 0300 303 8671", ["tel:03003038671"]),
        (
            "9am-1.30pm; 1.30pm-5pm Mon-Fri 07903 235 382; after 5pm 020 8770 5000",
            ["tel:07903235382", "tel:02087705000"],
        ),
        ("or to the police on 101", ["tel:101"]),
        ("24 hours (as launched in 2012)", []),
        ("three reports in six months, 145 King Street, W6 9JT", []),
        ("7 / 8000 people", []),
    ],
)
def test_each_number_of_a_text_is_a_link(text: str, links: list[str]) -> None:
    shown = str(telephone(text))
    assert re.findall(r'href="([^"]+)"', shown) == links
    assert re.sub(r"<[^>]+>", "", shown) == text


def test_text_is_escaped_and_the_look_is_given() -> None:
    assert telephone("<b> 116 123", "mc-call") == '&lt;b&gt; <a class="mc-call" href="tel:116123">116 123</a>'
