"""A page as its reader meets it: parsed, and held to what every page of ours must be."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from webforms.security import POLICY

UNLABELLED = {"hidden", "submit", "button"}


@dataclass
class Page:
    """One answer. `check` fails for a page that breaks a rule all pages keep."""

    answer: TestResponse
    root: Any = field(init=False)

    def __post_init__(self) -> None:
        self.root = html.fromstring(self.answer.text or "<p></p>")

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.answer.status_code

    @property
    def title(self) -> str:
        """The page's title."""
        return str(self.root.findtext(".//title"))

    @property
    def heading(self) -> str:
        """The one h1."""
        return " ".join(self.root.findtext(".//h1").split())

    @property
    def text(self) -> str:
        """Everything that is read on the page, its white space smoothed out."""
        for unread in self.root.xpath("//script|//style"):
            unread.getparent().remove(unread)
        return " ".join(self.root.text_content().split())

    def link(self, text: str) -> str:
        """Where the link with this text leads."""
        found = [each.get("href") for each in self.root.iter("a") if " ".join(each.text_content().split()) == text]
        assert found, f"no link «{text}»"
        return str(found[0])

    def value(self, name: str) -> str:
        """What stands in the field of that name."""
        element = self.root.xpath(f"//*[@name='{name}']")[0]
        return str(element.value_options[0] if element.tag == "select" else element.value).strip("\n")

    def check(self) -> None:
        """The rules of every page: one h1, labels, unique ids, links of the error summary, the security headers."""
        assert len(self.root.findall(".//h1")) == 1
        assert self.root.get("lang") == "da"
        ids = Counter(self.root.xpath("//@id"))
        assert [each for each, count in ids.items() if count > 1] == []
        for each in self.root.xpath("//input|//select|//textarea"):
            if each.get("type") not in UNLABELLED:
                assert self.root.xpath(f"//label[@for='{each.get('id')}']"), html.tostring(each)
        for each in self.root.xpath("//*[@aria-describedby or @aria-labelledby]"):
            named = f"{each.get('aria-describedby') or ''} {each.get('aria-labelledby') or ''}".split()
            assert set(named) <= set(ids), html.tostring(each)[:200]
        for target in self.root.xpath("//*[@data-error-summary]//a/@href"):
            assert target.startswith("#")
            assert target[1:] in ids
        assert self.answer.headers["Content-Security-Policy"] == POLICY
        assert self.answer.headers["X-Content-Type-Options"] == "nosniff"
        assert self.answer.headers["Cache-Control"] == "no-store"


@dataclass
class Visitor:
    """Somebody at a browser without script. Every page they get is checked."""

    client: FlaskClient
    origin: str = "http://localhost"

    def get(self, path: str) -> Page:
        """Open a page, led on by redirects."""
        return self._page(self.client.get(path, base_url=self.origin, follow_redirects=True))

    def post(self, path: str, **fields: Any) -> Page:
        """Press a button: the fields, with the token of the session. Led on by redirects."""
        return self._page(self._posted(path, fields, follow=True))

    def redirected(self, path: str, **fields: Any) -> tuple[int, str]:
        """Press a button; gives the status, and where the answer leads."""
        answer = self._posted(path, fields, follow=False)
        return answer.status_code, answer.headers["Location"]

    def _posted(self, path: str, fields: dict[str, Any], *, follow: bool) -> TestResponse:
        data = fields | {"csrf_token": self.token()}
        return self.client.post(path, base_url=self.origin, data=data, follow_redirects=follow)

    def token(self) -> str:
        """The token that the session's forms carry."""
        page: Any = html.fromstring(self.client.get("/login", base_url=self.origin).text)
        return str(page.xpath("//input[@name='csrf_token']/@value")[0])

    def _page(self, answer: TestResponse) -> Page:
        page = Page(answer)
        if answer.mimetype == "text/html" and answer.status_code not in {301, 302, 303}:
            page.check()
        return page
