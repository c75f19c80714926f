from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.webforms.forms.elements import addresses, tags
from webforms.forms.plain_html import plain_html

KEPT = {"p", "br", "strong", "em", "b", "i", "ul", "ol", "li", "h2", "h3", "h4", "blockquote", "a"}


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("<h1 class=x>Hej</h1><div>a<br>b</div>", "<h2>Hej</h2><p>a<br>b</p>"),
        ('<a href="https://x.dk" target=_blank>x</a>', '<a href="https://x.dk" rel="noreferrer">x</a>'),
        ('<a href="javascript:x">x</a>', "<a>x</a>"),
        ("<script>alert(1)</script>efter", "efter"),
        ("<style>p{}</style><img src=x onerror=y>efter", "efter"),
        ("<ul><li>en<li>to", "<ul><li>en<li>to</li></li></ul>"),
        ("1 &lt; 2 & 3", "1 &lt; 2 &amp; 3"),
        ("</p>løs", "løs"),
        ("<svg><script>x</script></svg>efter", "efter"),
    ],
)
def test_only_plain_structure_is_kept(source: str, result: str) -> None:
    assert str(plain_html(source)) == result


@given(st.text(alphabet="<>/=\"' abpliscrtjv:&;!-", max_size=80))
def test_any_html_gives_only_kept_tags_and_safe_addresses(source: str) -> None:
    written = str(plain_html(source))
    assert set(tags(written)) <= KEPT
    assert all(address.startswith(("http://", "https://", "mailto:")) for address in addresses(written))
