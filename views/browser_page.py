"""What the page of the browser view needs besides Flet's web client: two scripts of a few lines."""

from __future__ import annotations

from typing import Final

from views.guard import BRINGING, AsgiApp, Message, Receive, Scope, Send

# Ctrl+K is the address bar of some browsers, and / the search of others: here they are ours. views/parts/frame.py says
# why what Tab goes through together is "radiogroup" to Flutter: to a screen reader it must be nothing of the kind.
SCRIPT: Final = (
    BRINGING
    + b"""<script>
addEventListener("keydown", event => {
    const typing = /^(INPUT|TEXTAREA)$/.test(document.activeElement?.tagName);
    const search = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" || event.key === "/" && !typing;
    if (search) event.preventDefault();
}, true);
new MutationObserver(() => {
    for (const node of document.querySelectorAll("[role=radiogroup]")) node.removeAttribute("role");
}).observe(document, { subtree: true, childList: true, attributeFilter: ["role"] });
</script>
"""
)
_END: Final = b"</head>"


def with_script(app: AsgiApp) -> AsgiApp:
    """`app`, whose pages carry the script."""

    async def scripted(scope: Scope, receive: Receive, send: Send) -> None:
        await app(scope, receive, _adding(send) if scope["type"] == "http" else send)

    return scripted


def _adding(send: Send) -> Send:
    held: list[Message] = []

    async def add(message: Message) -> None:
        if message["type"] == "http.response.start" and _is_page(message):
            held.append(message)
            return
        if held:
            body = message.get("body", b"")
            message = {**message, "body": body.replace(_END, SCRIPT + _END, 1)}
            await send(_longer(held.pop(), len(message["body"]) - len(body)))
        await send(message)

    return add


def _is_page(start: Message) -> bool:
    return dict(start["headers"]).get(b"content-type", b"").startswith(b"text/html")


def _longer(start: Message, by: int) -> Message:
    """The beginning of an answer whose body has grown."""
    headers = dict(start["headers"])
    if b"content-length" in headers:
        headers[b"content-length"] = str(int(headers[b"content-length"]) + by).encode()
    return {**start, "headers": list(headers.items())}
