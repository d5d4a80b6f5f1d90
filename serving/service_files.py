"""The files on services, by the names in their URLs; serving/files.py answers for them."""

from pages.services import coverage_content, results_content, service_content
from pages.services.choices import choose_need, choose_service
from serving.file import File
from ui.shared_choices import area_or_none

SERVICES = {
    "directory": File(results_content.directory_file, area_or_none),
    "service-awards": File(service_content.paying, choose_service),
    "service-coverage": File(coverage_content.by_borough, choose_need),
    "services-by-need": File(coverage_content.by_need),
    "numbers-to-call": File(coverage_content.numbers_to_call),
    "services-by-borough-and-need": File(coverage_content.matrix),
}

SERVICES_DRAWN = {"service-coverage": File(coverage_content.drawn, choose_need)}
