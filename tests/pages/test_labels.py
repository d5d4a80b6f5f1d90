"""What options are called on pages: words for people, while the URL has their codes."""

import pytest

from data.store import Store
from pages.boroughs.choices import CLASSES, ORDER, PER_RESIDENT, SPLIT
from pages.menu import PAGES
from tests.documentation.parameters import page_parameters
from ui.choices import OneOf
from ui.shared_choices import PER, TERMS


@pytest.mark.parametrize("path", PAGES)
def test_every_option_begins_like_a_sentence(store: Store, path: str) -> None:
    for parameter in page_parameters(PAGES[path], store).values():
        if isinstance(parameter.choice, OneOf):
            for option in parameter.options:
                label = parameter.choice.label_of(option)
                assert label[0].isupper() or not label[0].isalpha(), (parameter.choice.name, option)
                # Names of boroughs, funds, years and the like are their own labels.
                assert label != option or not option[0].islower(), (parameter.choice.name, option)


def test_codes_have_labels_of_their_own(store: Store) -> None:
    for choice in (TERMS, PER, PER_RESIDENT, CLASSES, ORDER, SPLIT):
        assert choice.labels
        for option in choice.labels:
            assert option in {one for page in PAGES.values() for one in _options(store, page.path, choice)}


def _options(store: Store, path: str, choice: OneOf) -> tuple[str, ...]:
    parameter = page_parameters(PAGES[path], store).get(choice.name) if choice in PAGES[path].choices else None
    return parameter.options if parameter else ()
