"""Operations of the second version read and change the same records as those of the first version."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any

import aiohttp
import pytest

from altegio_async import AltegioClient
from altegio_async.errors import NotFoundError, UnprocessableEntityError
from altegio_async.testing import FakeAltegio, Size
from tests.support.described_schemas import find_errors

NOW = dt.datetime(2030, 6, 3, 6, 0, tzinfo=dt.UTC)


@pytest.fixture
async def fake():
    async with FakeAltegio(size=Size(chains=1, locations=1, clients=2), rate_limits=None, now=NOW) as running:
        yield running


@pytest.fixture
async def altegio(fake):
    async with AltegioClient(
        partner_token=fake.partner_token,
        user_token=fake.user_token,
        base_url=fake.base_url,
        rate_limiter=None,
        strict=True,
    ) as client:
        yield client


@pytest.fixture
def here(fake) -> int:
    """Return the id of a location without records."""
    return fake.add_location(title="Harbour").id


def get_ids(rows: Any) -> list[int]:
    """Return the ids of rows as numbers: text in the second version, numbers in the first one."""
    return [int(row.id) for row in rows]


async def create_member(altegio: AltegioClient, here: int, *, name: str, position_id: int) -> Any:
    """Create a team member with a position through the first version."""
    return await altegio.team_members.create_quick(
        here,
        name=name,
        specialization="",
        position_id=position_id,
        phone_number=None,
        user_email="bela@example.org",
        user_phone="12025550170",
        is_user_invite=False,
    )


async def create_old_position(altegio: AltegioClient, here: int, *, title: str) -> Any:
    """Create a position through the deprecated operation of the first version."""
    with pytest.deprecated_call():
        return await altegio.positions.create_quick(here, title=title)


async def list_old_positions(altegio: AltegioClient, here: int) -> Any:
    """Return the positions as the deprecated operation of the first version lists them."""
    with pytest.deprecated_call():
        return await altegio.positions.list(here)


async def read_document(fake: FakeAltegio, path: str, operation: str) -> Any:
    """Return the document of a request, after a comparison with the schema of its operation."""
    headers = {
        "Authorization": f"Bearer {fake.partner_token}, User {fake.user_token}",
        "Accept": "application/vnd.api.v2+json",
    }
    url = fake.base_url.replace("/v1", "/v2") + path
    async with aiohttp.ClientSession() as session, session.get(url, headers=headers) as response:
        document = await response.json()
        assert response.status == 200, document
    assert find_errors("b2b-v2", operation, 200, document) == []
    return document


async def test_services_of_both_versions_are_the_same(fake, altegio, here):
    added = fake.add_service(here, title="Cut", price=40)
    created = await altegio.services.create(
        here, body={"title": "Shave", "category_id": added.category_id, "price_min": 5}
    )
    listed = await altegio.v2.services.list(here).collect()
    assert [(int(one.id), one.title, one.category_id) for one in listed] == [
        (added.id, "Cut", added.category_id),
        (created.id, "Shave", added.category_id),
    ]
    assert (await altegio.services.get(here, int(listed[1].id))).title == "Shave"
    await altegio.services.update(here, added.id, title="Long cut")
    assert (await altegio.v2.services.get(here, added.id)).title == "Long cut"
    await altegio.services.delete(here, created.id)
    assert get_ids(await altegio.v2.services.list(here).collect()) == [added.id]
    with pytest.raises(NotFoundError):
        await altegio.v2.services.get(here, created.id)


async def test_services_are_listed_page_by_page_and_by_id(fake, altegio, here):
    services = [fake.add_service(here, title=f"Cut {number}") for number in range(5)]
    ids = [one.id for one in services]
    assert get_ids(await altegio.v2.services.list(here, page_size=2).collect()) == ids
    pages = [dict(one.query)["page"] for one in fake.recorded("v2.list_services")]
    assert pages[:3] == ["1", "2", "3"]
    some = await altegio.v2.services.list(here, service_ids=[ids[3], ids[1], 1]).collect()
    assert get_ids(some) == [ids[1], ids[3]]


async def test_services_of_an_unknown_location_are_a_404(altegio):
    with pytest.raises(NotFoundError):
        await altegio.v2.services.list(1).collect()


async def test_categories_are_those_of_the_first_version(fake, altegio, here):
    member = fake.add_team_member(here)
    service = fake.add_service(here, team_members=[member])
    empty = await altegio.service_categories.create(here, title="Nails")
    listed = await altegio.v2.services.list_categories(here)
    assert get_ids(listed) == [service.category_id, empty.id]
    assert listed[1].title == "Nails"
    of_member = await altegio.v2.services.list_categories(here, team_member_id=member.id)
    assert get_ids(of_member) == [service.category_id]


async def test_services_for_an_appointment_have_the_price_and_the_duration_of_the_team_member(
    fake, altegio, here
):
    alma, bela = fake.add_team_member(here), fake.add_team_member(here)
    cut = fake.add_service(here, title="Cut", price=40, team_members=[alma])
    shave = fake.add_service(here, title="Shave", price=Decimal("12.5"), team_members=[alma, bela])
    cut.seance_lengths[alma.id] = 5400

    async def find(**filters: Any) -> list[int]:
        return get_ids(await altegio.v2.services.list_attendance_services(here, **filters).collect())

    [one] = await altegio.v2.services.list_attendance_services(
        here, team_member_id=alma.id, service_ids=[cut.id]
    ).collect()
    assert (one.service_id, one.team_member_id, one.price_min, one.duration) == (cut.id, alma.id, 40, 5400)
    assert await find() == [cut.id, shave.id]
    assert await find(team_member_id=bela.id) == [shave.id]
    assert await find(term="SHA") == [shave.id]
    assert await find(category_id=cut.category_id + 1) == []
    assert (await find(is_composite=1), await find(is_composite=0)) == ([], [cut.id, shave.id])
    assert (await find(is_multi=1), await find(is_multi=0)) == ([], [cut.id, shave.id])
    with pytest.raises(UnprocessableEntityError):
        await find(term="cu")


async def test_team_members_of_both_versions_are_the_same(fake, altegio, here):
    added = fake.add_team_member(here, name="Alma", specialization="Stylist")
    position = await altegio.v2.team_members.create_position(here, title="Barber")
    created = await create_member(altegio, here, name="Bela", position_id=int(position.id))
    listed = await altegio.v2.team_members.list(here, include=["position"])
    assert [(int(one.id), one.name, one.specialization, one.position_id) for one in listed] == [
        (added.id, "Alma", "Stylist", 0),
        (created.id, "Bela", "", int(position.id)),
    ]
    assert [one.position and one.position["title"] for one in listed] == [None, "Barber"]
    assert (await altegio.team_members.get(here, int(listed[1].id))).name == "Bela"
    await altegio.team_members.delete(here, added.id)
    assert get_ids(await altegio.v2.team_members.list(here)) == [created.id]


async def test_filters_select_team_members(fake, altegio, here):
    position = await create_old_position(altegio, here, title="Barber")
    alma = fake.add_team_member(here, name="Alma")
    bela = fake.add_team_member(here, name="Bela", works=False)
    bela.is_fired = bela.is_paid = True
    bela.user_id, bela.position_id = 7, position.id
    both = [alma.id, bela.id]
    expected: list[tuple[dict[str, Any], list[int]]] = [
        ({"name": "ALM"}, [alma.id]),
        ({"position_id": position.id}, [bela.id]),
        ({"position_title": "barb"}, [bela.id]),
        ({"fired": 0}, [alma.id]),
        ({"fired": 1, "is_paid": 1, "user_linked": 1}, [bela.id]),
        ({"has_schedule": 1}, [alma.id]),
        ({"has_schedule": 0}, [bela.id]),
        ({"is_assistant": 1}, []),
        ({"deleted": 1}, []),
        ({"fired": 2, "deleted": 2, "is_paid": 2}, both),
        ({}, both),
    ]
    found = [(one, get_ids(await altegio.v2.team_members.list(here, **one))) for one, _ in expected]
    assert found == expected


async def test_positions_of_both_versions_are_the_same(fake, altegio, here):
    old = await create_old_position(altegio, here, title="Barber")
    new = await altegio.v2.team_members.create_position(here, title="Stylist", description="Colours")
    assert [one.id for one in await list_old_positions(altegio, here)] == [old.id, int(new.id)]
    assert get_ids(await altegio.v2.team_members.list_positions(here)) == [old.id, int(new.id)]
    await altegio.v2.team_members.update_position(here, int(new.id), title="Colourist")
    changed = await altegio.v2.team_members.get_position(here, int(new.id))
    assert (changed.title, changed.description, changed.location_ids) == ("Colourist", "Colours", [here])
    with pytest.raises(UnprocessableEntityError) as refused:
        await altegio.v2.team_members.create_position(here, title="x" * 101)
    document = json.loads(refused.value.body)
    assert find_errors("b2b-v2", "create_position", 422, document) == []
    assert document["meta"]["errors"] == {"title": ["1 to 100 characters are needed."]}
    member = fake.add_team_member(here)
    member.position_id = old.id
    await altegio.v2.team_members.delete_position(here, old.id)
    assert [one.title for one in await list_old_positions(altegio, here)] == ["Colourist"]
    assert (await altegio.v2.team_members.list(here))[0].position_id == 0
    elsewhere = fake.add_location().id
    with pytest.raises(NotFoundError):
        await altegio.v2.team_members.get_position(elsewhere, int(new.id))


async def test_documents_of_team_members_fit_their_schemas(fake, altegio, here):
    position = await altegio.v2.team_members.create_position(here, title="Barber")
    for _ in range(2):
        fake.add_team_member(here).position_id = int(position.id)
    path = f"/locations/{here}/team_members"
    listed = await read_document(fake, path, "list_team_members")
    assert set(listed) == {"data"}
    asked = await read_document(fake, path + "?include=position,employee", "list_team_members")
    assert asked["included"] == [
        {"type": "staff_position", "id": position.id, "attributes": {"title": "Barber"}}
    ]
    await read_document(fake, f"/locations/{here}/positions", "list_positions")
    single = await read_document(fake, f"/locations/{here}/positions/{position.id}", "get_position")
    assert (single["data"]["id"], single["meta"]) == (position.id, [])


async def test_documents_of_services_fit_their_schemas(fake, here):
    ids = [fake.add_service(here).id for _ in range(3)]
    listed = await read_document(fake, f"/locations/{here}/services?limit=2&page=2", "list_services")
    assert ([one["id"] for one in listed["data"]], set(listed)) == ([str(ids[2])], {"data"})
    asked = await read_document(fake, f"/locations/{here}/services?include[]=resources", "list_services")
    assert asked["included"] == []
    single = await read_document(fake, f"/locations/{here}/services/{ids[0]}", "get_service")
    assert (single["data"]["id"], single["meta"]) == (str(ids[0]), [])
    path = f"/locations/{here}/attendance_services?limit=2&page=2"
    page = await read_document(fake, path, "list_attendance_services")
    assert page["meta"] == {"pagination": {"page": 2, "offset": 2, "limit": 2}}
    assert [one["id"] for one in page["data"]] == [str(ids[2])]
    await read_document(fake, f"/locations/{here}/service_categories", "list_service_categories")


class Day:
    """A location one hour ahead of UTC with two team members and a client."""

    def __init__(self, fake: FakeAltegio) -> None:
        self.fake, self.location = fake, fake.add_location(title="Harbour")
        self.location.zone = dt.timezone(dt.timedelta(hours=1))
        self.here = self.location.id
        self.service = fake.add_service(self.here, title="Cut", price=40)
        self.member = fake.add_team_member(self.here, name="Alma")
        self.client = fake.add_client(self.here, phone="+12025550168", name="Mara")

    def at(self, hour: int) -> dt.datetime:
        """Return an hour of the day in the location."""
        return dt.datetime(2030, 6, 4, hour, tzinfo=self.location.zone)

    def add(self, hour: int, **changes: Any) -> Any:
        """Add an appointment of an hour."""
        values = {"team_member": self.member, "services": [self.service], "start": self.at(hour)}
        return self.fake.add_appointment(self.here, **{**values, **changes})


@pytest.fixture
def day(fake) -> Day:
    return Day(fake)


async def test_appointments_of_both_versions_are_the_same(altegio, day):
    added = day.add(10, client=day.client, attendance=2)
    created = await altegio.appointments.create(
        day.here,
        team_member_id=day.member.id,
        services=[day.service.id],
        client={"phone": "12025550171", "name": "Vera"},
        datetime=day.at(12),
        seance_length=5400,
        comment="Window seat",
    )
    first, second = await altegio.v2.appointments.list(day.here).collect()
    assert (int(first.id), first.client_id, first.date) == (
        added.id,
        day.client.id,
        dt.datetime(2030, 6, 4, 10),
    )
    assert (first.attendance, first.attendance_status_slug, first.comment) == (2, "confirmed", "")
    assert (int(second.id), second.visit_id, second.duration) == (created.id, created.visit_id, 5400)
    assert (second.comment, second.team_member_id) == ("Window seat", day.member.id)
    assert second.timestamp == int(day.at(12).timestamp())
    assert (await altegio.appointments.get(day.here, int(second.id))).comment == "Window seat"
    await altegio.appointments.delete(day.here, added.id)
    assert get_ids(await altegio.v2.appointments.list(day.here).collect()) == [created.id]
    await altegio.v2.appointments.delete(day.here, created.id)
    assert await altegio.appointments.list(day.here).collect() == []
    with pytest.raises(NotFoundError):
        await altegio.v2.appointments.delete(day.here, created.id)


async def test_a_booking_appears_in_the_second_version_as_paid_after_its_payment(altegio, day):
    wish = {"id": 1, "services": [day.service.id], "staff_id": day.member.id, "datetime": day.at(15)}
    body = {"phone": "12025550171", "fullname": "Vera", "appointments": [wish], "email": "vera@example.org"}
    [booked] = await altegio.online_booking.book(day.here, body=body)
    [listed] = await altegio.v2.appointments.list(day.here).collect()
    assert (int(listed.id), listed.is_paid, listed.paid_full) == (booked.appointment_id, False, 0)
    document = (await altegio.appointments.get(day.here, int(listed.id))).documents[0].id
    account = (await altegio.payments.list_accounts(day.here))[0].id
    payment = {"method": {"slug": "account", "account_id": account}, "amount": 40}
    await altegio.sales.pay(day.here, document, body={"payment": payment})
    [paid] = await altegio.v2.appointments.list(day.here).collect()
    assert (paid.is_paid, paid.paid_full) == (True, 1)


async def test_filters_and_pages_select_appointments(altegio, day):
    late, early = day.add(14), day.add(9, client=day.client)
    deleted = day.add(11)
    deleted.is_deleted = True
    group = day.add(10)
    group.activity_id = 77

    async def find(**filters: Any) -> list[int]:
        return get_ids(await altegio.v2.appointments.list(day.here, **filters).collect())

    assert await find() == [early.id, group.id, late.id]
    assert await find(page_size=2) == [early.id, group.id, late.id]
    assert await find(client_id=day.client.id) == [early.id]
    assert await find(event_id=77) == [group.id]
    period = {"date_intersect_from": "2030-06-04T10:30:00", "date_intersect_to": "2030-06-04T13:00:00"}
    assert await find(**period) == [group.id]
    with pytest.raises(UnprocessableEntityError):
        await find(date_intersect_from="2030-06-04T10:30:00")


async def test_included_resources_of_appointments_are_the_stored_ones(altegio, day):
    day.add(10, client=day.client)
    day.add(12)
    names = ["client", "staff", "services"]
    first, second = await altegio.v2.appointments.list(day.here, include=names).collect()
    assert (first.client.name, first.client.phone, second.client) == ("Mara", "+12025550168", None)
    assert (first.team_member.name, [one.title for one in second.services]) == ("Alma", ["Cut"])
    [plain, _] = await altegio.v2.appointments.list(day.here).collect()
    assert plain.team_member is None


async def test_appointments_of_a_visit_are_found_by_the_visit_and_by_each_of_them(altegio, day):
    first, second, other = day.add(10), day.add(11), day.add(12)
    second.visit_id = first.visit_id
    both = [first.id, second.id]
    for name in (f"record_{second.id}", f"visit_{first.visit_id}"):
        assert get_ids(await altegio.v2.appointments.list_for_attendance(day.here, name)) == both
    for name in (f"record_{first.visit_id}", "visit_1", "other", f"other_{first.id}"):
        with pytest.raises(NotFoundError):
            await altegio.v2.appointments.list_for_attendance(day.here, name)
    rest = await altegio.v2.appointments.delete_from_timetable(day.here, appointment_id=first.id)
    assert get_ids(rest) == [second.id]
    assert get_ids(await altegio.appointments.list(day.here).collect()) == [second.id, other.id]
    with pytest.raises(NotFoundError):
        await altegio.v2.appointments.delete_from_timetable(day.here, appointment_id=first.id)


async def test_documents_of_appointments_fit_their_schemas(fake, day):
    one = day.add(10, client=day.client)
    one.label_ids = [5]
    day.add(12, client=day.client)
    path = f"/locations/{day.here}/appointments"
    listed = await read_document(fake, path + "?limit=1&page=2", "list_appointments")
    assert (len(listed["data"]), set(listed)) == (1, {"data", "meta"})
    assert listed["meta"] == {"pagination": {"page": 2, "offset": 1, "limit": 1}}
    names = "include[]=client&include[]=staff&include[]=labels&include[]=goods"
    asked = await read_document(fake, f"{path}?{names}", "list_appointments")
    kinds = [(one["type"], one["id"]) for one in asked["included"]]
    assert kinds == [("client", str(day.client.id)), ("staff", str(day.member.id)), ("label", "5")]
    visit = f"/locations/{day.here}/attendances/record_{one.id}/appointments"
    await read_document(fake, visit, "list_attendance_appointments")


async def test_products_of_both_versions_are_the_same(fake, altegio, here):
    added = fake.add_product(here, title="Hair wax", cost=12)
    await altegio.products.create(
        here, body={"title": "Comb", "cost": 3, "sale_unit_id": 1, "service_unit_id": 1, "category_id": 5}
    )
    listed = await altegio.v2.products.list(here, page_size=1).collect()
    assert [(one.title, one.cost) for one in listed] == [("Hair wax", 12), ("Comb", 3)]
    found = await altegio.v2.products.autocomplete(here, term="WAX").collect()
    assert get_ids(found) == [added.id]
    with pytest.raises(UnprocessableEntityError):
        await altegio.v2.products.autocomplete(here, term="W").collect()
    some = await altegio.v2.products.list(here, ids=[int(listed[1].id)]).collect()
    assert [one.title for one in some] == ["Comb"]
    await altegio.products.delete(here, int(listed[1].id))
    with pytest.raises(NotFoundError):
        await altegio.v2.products.get(here, int(listed[1].id))


async def test_products_that_issue_memberships_are_listed_on_request(fake, altegio, here):
    kind = fake.add_membership_type(here, title="Ten visits")
    plain, membership = fake.add_product(here), fake.add_product(here, membership_type=kind)
    assert get_ids(await altegio.v2.products.list(here).collect()) == [plain.id]
    rows = await altegio.v2.products.list(
        here, related_loyalty_entity_slug="loyalty_abonement", include=["loyalty_abonement_type"]
    ).collect()
    assert get_ids(rows) == [membership.id]
    assert (rows[0].membership_type_id, rows[0].membership_type["title"]) == (kind.id, "Ten visits")


async def test_the_stock_of_a_product_is_that_of_its_storages(fake, altegio, here):
    product = fake.add_product(here)
    [storage] = fake.world.finance.list_storages(here)
    product.amounts[storage.id] = Decimal("2.5")
    product.actual_cost = Decimal(4)
    [amount] = await altegio.v2.products.list_storage_amounts(here, product.id, include=["storage"])
    assert (amount.id, amount.sale_amount) == (f"{product.id}_{storage.id}", Decimal("2.5"))
    assert amount.storage["title"] == storage.title
    single = await altegio.v2.products.get(here, product.id)
    assert single.actual_cost is None
    asked = await altegio.v2.products.get(here, product.id, include=["storage_amounts", "actual_cost"])
    assert (asked.actual_cost, asked.storage_amount_ids) == (4, [amount.id])


async def test_documents_of_products_fit_their_schemas(fake, here):
    product = fake.add_product(here, title="Wax")
    path = f"/locations/{here}/products"
    listed = await read_document(fake, path, "list_products")
    assert (len(listed["data"]), listed["meta"]["pagination"]["limit"]) == (1, 250)
    await read_document(
        fake, path + "/autocomplete?filter[term]=wax&include[]=mark_settings", "autocomplete_products"
    )
    await read_document(fake, f"{path}/{product.id}?include[]=storage_amounts", "get_product")
    await read_document(fake, f"{path}/{product.id}/storage_amounts", "list_product_storage_amounts")
