"""From the picture of the network and from its list to someone, and back to where one was."""

from models.clock import now
from models.network import network
from tests.browser.journey import Journey
from tests.models.network_fill import fill_network
from tests.views.serving import until
from views.learned.network_layout import Card, columns_for, lay_out
from views.learned.pan_zoom import MARGIN

PHONE = 412
WAY = 240


def test_one_opens_people_from_the_picture_and_from_the_list(journey: Journey) -> None:
    with journey.facts():
        fill_network(50, now())
        layout = lay_out(network(now()), {}, columns_for(PHONE))

    phone = journey.start("fr")
    say, page = phone.say, phone.page
    phone.tap(phone.tab(say("Contacts")))
    phone.at(say("Contacts"))
    phone.tap(page.get_by_role("button", name=say("More")).first)
    phone.tap(page.get_by_role("menuitem", name=say("Your network")))
    phone.at(say("Your network"))
    picture = page.get_by_role("img").first

    def place(card: Card, moved: float = 0) -> tuple[float, float]:
        box = picture.bounding_box()
        return box["x"] + MARGIN + card.box.left + 70, box["y"] + MARGIN + card.box.line + moved

    for card in (layout.cards[0], layout.cards[3], layout.cards[6]):
        phone.tap_at(place(card))
        phone.at(card.person.name)
        phone.back()
        phone.at(say("Your network"))
    before = page.screenshot()
    page.mouse.move(PHONE - 12, 500)
    page.mouse.down()
    page.mouse.move(PHONE - 12, 500 - WAY, steps=10)
    until(lambda: page.screenshot() != before)
    page.wait_for_timeout(200)  # what is held still does not glide on when it is let go
    page.mouse.up()
    card = layout.cards[9]
    for _ in range(2):  # it is where one left it
        page.mouse.click(*place(card, -WAY))
        phone.at(card.person.name)
        phone.back()
        phone.at(say("Your network"))
    phone.tap(phone.button(say("List")).first)
    giver, led_to = layout.cards[0].person, layout.cards[1].person
    assert led_to.through == giver.id
    phone.tap(page.get_by_role("button", name=say("Through {names}", names=giver.name)).first)
    phone.at(led_to.name)
    phone.back()
    phone.at(say("Your network"))
    journey.assert_quiet()
