"""A path before all URLs: https://example.org/mopac/, whether the proxy in front takes it away or not.

Streamlit's setting server.baseUrlPath names it (streamlit_internals/base_path.py). Behind this middleware everything is
at the root: nothing else knows the prefix, and links are relative.
"""

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class Prefix:
    """Takes the prefix off the path of every request that has it; a proxy may have done so before."""

    def __init__(self, app: ASGIApp, prefix: str) -> None:
        self.app = app
        self.prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on as if everything were at the root; redirect the bare prefix to the front page."""
        if scope["type"] == "lifespan" or not self.prefix:
            await self.app(scope, receive, send)
            return
        if scope["type"] == "http" and scope["path"] == self.prefix:
            # Relative, as everything here: the proxy may have prefixes of its own.
            query = scope["query_string"].decode("latin-1")
            address = f"{self.prefix.rpartition('/')[2]}/{f'?{query}' if query else ''}"
            await RedirectResponse(address, 307, headers={"Cache-Control": "no-store"})(scope, receive, send)
            return
        scope = {**scope, "prefix": self.prefix}
        if scope["path"].startswith(f"{self.prefix}/"):
            raw = scope.get("raw_path") or scope["path"].encode()
            scope = {
                **scope,
                "path": scope["path"].removeprefix(self.prefix),
                "raw_path": raw.removeprefix(self.prefix.encode()),
            }
        await self.app(scope, receive, send)
