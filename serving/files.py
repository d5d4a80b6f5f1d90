"""The figures behind every exhibit as CSV, and maps as SVG, at URLs that last: /csv/<name>?borough=Westminster.

A download is a plain link, so that it costs nothing until it is followed, and can be quoted and fetched by a program.
"""

import logging
from collections.abc import Callable, Mapping

from starlette.requests import Request as HttpRequest
from starlette.responses import PlainTextResponse, Response

import pages.menu  # noqa: F401 - all exhibits register their files
from data.store import StoreError, current_store
from ui.files import DRAWINGS, FILES, Export, File, Made
from ui.request import BadRequest, Request

log = logging.getLogger(__name__)

ANYWHERE = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Expose-Headers": "Content-Disposition",
}
"""Public figures under an open licence: pages of other origins, such as notebooks, may fetch them as well."""


def csv_file(request: HttpRequest) -> Response:
    """Answer /csv/<name>: the file, or a sentence on what is wrong: 404 with the address, 503 or 500 with the data."""
    return _for_anywhere(request, FILES, _csv)


def _csv(export: Export) -> Response:
    headers = {
        "Content-Disposition": f'attachment; filename="{export.file_name}"',
        "Cache-Control": "no-cache",
    }
    return Response(export.content(), headers=headers, media_type="text/csv; charset=utf-8")


def svg_file(request: HttpRequest) -> Response:
    """Answer /svg/<name>: the drawing, or a sentence on what is wrong, as for /csv."""
    return _for_anywhere(request, DRAWINGS, _svg)


def _svg(content: bytes) -> Response:
    return Response(content, headers={"Cache-Control": "no-cache"}, media_type="image/svg+xml")


def _for_anywhere(
    request: HttpRequest, files: Mapping[str, File[Made]], answer: Callable[[Made], Response]
) -> Response:
    response = Response(status_code=204) if request.method == "OPTIONS" else answered(request, files, answer)
    response.headers.update(ANYWHERE)
    return response


def answered(request: HttpRequest, files: Mapping[str, File[Made]], answer: Callable[[Made], Response]) -> Response:
    """Return the answer with one of the files, or with a sentence on why there is none."""
    name = request.path_params["name"]
    if name not in files:
        return PlainTextResponse(
            f"There is no file of this name. There are: {', '.join(sorted(files))}", status_code=404
        )
    try:
        asked = Request(current_store(), request.query_params.multi_items())
        found = files[name](asked)
        asked.refuse_rest()
        if found is None:
            return PlainTextResponse("Nothing is published for this address.", status_code=404)
        return answer(found)
    except BadRequest as error:
        return PlainTextResponse(str(error), status_code=404)
    except StoreError:
        return PlainTextResponse("The data could not be loaded. Please try again later.", status_code=503)
    except Exception:
        # Answered here, inside the middleware that adds the security headers, and in words for the public.
        log.exception("The file %s could not be made", name)
        return PlainTextResponse("This file could not be made. Please try again later.", status_code=500)
