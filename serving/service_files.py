"""The files on services, by the names in their addresses; serving/files.py answers for them."""

from collections.abc import Callable

from pages.services import coverage_content, results_content, service_content
from queries.services import directory
from serving.query import Exported, Query


def whole_directory(query: Query) -> Exported:
    """Return the services, or those that cover a borough. Raises BadAddress."""
    return results_content.directory_file(query.store, query.area() if "borough" in query.parameters else None)


SERVICES: dict[str, Callable[[Query], Exported | None]] = {
    "directory": whole_directory,
    "service-awards": lambda query: service_content.paying(
        query.store, query.one_of("service", tuple(directory(query.store)))
    ),
    "service-coverage": lambda query: coverage_content.by_borough(query.store, query.need()),
    "services-by-need": lambda query: coverage_content.by_need(query.store),
    "numbers-to-call": lambda query: coverage_content.numbers_to_call(query.store),
    "services-by-borough-and-need": lambda query: coverage_content.matrix(query.store),
}

SERVICES_DRAWN: dict[str, Callable[[Query], bytes | None]] = {
    "service-coverage": lambda query: coverage_content.drawn(query.store, query.need())
}
