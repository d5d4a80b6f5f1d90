"""How alike boroughs are, by our own open method: what surrounds their funding, standardised and compared.

The usual lists of similar authorities are licensed. This one can be worked out again by anybody: each indicator is
taken as a logarithm where it is a size or a rate, and standardised over the 32 boroughs (mean 0, standard deviation 1).
The indicators form four domains of equal weight. The distance of two boroughs is the square root of the mean over the
domains of the mean squared difference: 0 for twins, about 1.4 for two boroughs picked at random.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

DOMAINS: Mapping[str, tuple[str, ...]] = {
    "people": ("population", "density"),
    "deprivation": ("deprivation",),
    "children in low income": ("children_in_low_income",),
    "recorded offences": (
        "Arson and criminal damage",
        "Burglary",
        "Drug offences",
        "Possession of weapons",
        "Public order offences",
        "Robbery",
        "Sexual offences",
        "Theft",
        "Vehicle offences",
        "Violence against the person",
    ),
}
"""The indicators of each domain. Groups of offences that are part of another are left out."""

LEVELS = ("deprivation", "children_in_low_income")
"""Indicators that are compared as they are; the others as logarithms: twice as many is as far as half as many."""


def standardised(context: pd.DataFrame) -> pd.DataFrame:
    """Return the indicators (columns) of each borough (rows) with mean 0 and standard deviation 1.

    An indicator that is the same everywhere distinguishes nothing and is 0. Raises ValueError where a value is missing,
    or where one that has a logarithm taken is not above zero.
    """
    names = [name for domain in DOMAINS.values() for name in domain]
    values = context[names].astype(float)
    sizes = [name for name in names if name not in LEVELS]
    if values.isna().to_numpy().any() or (values[sizes] <= 0).to_numpy().any():
        raise ValueError("the context of a borough is incomplete")
    values[sizes] = np.log(values[sizes])
    spread = values.std(ddof=0)
    return (values - values.mean()) / spread.where(spread > 0, 1.0)


def distances(context: pd.DataFrame) -> pd.DataFrame:
    """Return the distance of every borough from every other, in the order of the rows of context."""
    values = standardised(context)
    squares = np.zeros((len(values), len(values)))
    for names in DOMAINS.values():
        table = values[list(names)].to_numpy()
        differences = table[:, None, :] - table[None, :, :]
        squares += (differences**2).mean(axis=2)
    return pd.DataFrame(np.sqrt(squares / len(DOMAINS)), index=values.index, columns=values.index)


def most_similar(between: pd.DataFrame, borough: str, number: int) -> Sequence[tuple[str, float]]:
    """Return the boroughs nearest to one, nearest first, each with its distance; equal ones by their code."""
    others = between.loc[borough].drop(borough)
    nearest = sorted(others.items(), key=lambda item: (item[1], item[0]))
    return [(str(name), float(distance)) for name, distance in nearest[:number]]
