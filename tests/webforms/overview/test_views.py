from __future__ import annotations

from tests.webforms.conftest import SignedIn
from tests.webforms.support import INVOLVE, address_of, start


def test_leaders_see_counts_that_link_to_their_lists(visit: SignedIn) -> None:
    start(visit("tot"))
    leader = visit("teamleder")
    page = leader.get("/overblik")
    assert page.heading == "Overblik"
    row = page.root.xpath("//tr[th[contains(., 'TOT')]]")[0]
    assert [cell.text_content() for cell in row.findall("td")] == ["1", "1", "1", "0"]
    assert "S-1" in leader.get(row.xpath(".//a/@href")[1]).text


def test_advisers_have_no_overview(visit: SignedIn) -> None:
    tot = visit("tot")
    assert tot.get("/overblik").status == 403
    assert "Overblik" not in tot.get("/opgaver").text


def test_each_sees_the_menu_of_what_they_may_open(visit: SignedIn) -> None:
    def menu(user: str) -> list[str]:
        return [str(text) for text in visit(user).get("/opgaver").root.xpath("//nav[@class='menu']//a/text()")]

    assert menu("tot") == ["Opgaver", "Sager", "Start en sag"]
    assert menu("teamleder") == ["Opgaver", "Sager", "Start en sag", "Overblik", "Hændelser"]
    assert menu("procesejer") == ["Opgaver", "Sager", "Start en sag", "Procedurer"]
    assert menu("admin")[-1] == "Demour"


def test_leaders_see_who_has_how_much_with_links_to_the_tasks(visit: SignedIn) -> None:
    tot, leader = visit("tot"), visit("teamleder")
    start(tot)
    assert "Ingen har taget en opgave lige nu." in leader.get("/overblik").text
    tot.post(f"{address_of(tot, INVOLVE)}/tag")
    page = leader.get("/overblik")
    row = page.root.xpath("//h2[.='Hvem har hvor meget']/following::table[1]/tbody/tr")[0]
    assert [cell.text_content() for cell in row.findall("td")[1:]] == ["1", "0"]
    listed = leader.get(row.xpath(".//a/@href")[0])
    assert INVOLVE in listed.text
    assert "Kun opgaver, som" in listed.text
    assert INVOLVE not in leader.get("/opgaver?hos=fagteam").text
    assert "Uden opgaver lige nu:" in page.text
