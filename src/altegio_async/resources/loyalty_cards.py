"""Loyalty cards of clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from altegio_async._core.arguments import check_flag
from altegio_async._core.client_fields import CLIENTS_PER_PAGE
from altegio_async._core.validation import check_phone
from altegio_async.generated.b2b_v1 import models, operations, resources

if TYPE_CHECKING:
    from altegio_async._core.mismatch import Drift

__all__ = ["LoyaltyCards"]


class LoyaltyCards(resources.LoyaltyCards):
    """Methods of `altegio.loyalty_cards`."""

    async def issue(
        self,
        location_id: int,
        *,
        loyalty_card_number: str,
        loyalty_card_type_id: str,
        phone: str,
        if_absent: bool = False,
    ) -> models.LoyaltyCard:
        """Issue a loyalty card to a client.

        After a lost response (an error whose `sent` is not False), repeat the call with `if_absent=True`: it
        looks for a card with this number and type first. The API refuses a number that is in use with 400.

        Args:
            location_id: location, by id.
            loyalty_card_number: number printed on the card.
            loyalty_card_type_id: type of the card, by id. Types of memberships are refused.
            phone: phone of the client in international form; its digits are sent. The API finds clients
                by their full international number only.
            if_absent: return the client's card with this number and type if there is one, and issue the card
                only if there is none. Two such calls at the same time can both issue a card. If phones are
                masked for the user, no card is found, and the API refuses the number that is in use.

        Raises:
            InvalidArgumentError: an argument has a wrong type or value.
            AltegioError: see `altegio_async.errors`.

        Published operation: `issue_loyalty_card`.
        """
        body = {
            "loyalty_card_number": loyalty_card_number,
            "loyalty_card_type_id": loyalty_card_type_id,
            "phone": phone,
        }
        issue = operations.issue_loyalty_card(location_id, body=body)
        if check_flag("if_absent", if_absent):
            found = await self._find_card(location_id, phone, loyalty_card_number, loyalty_card_type_id)
            if found is not None:
                return found
        return await self._pipeline.call(issue)

    async def _find_card(
        self, location_id: int, phone: str, number: str, type_id: str
    ) -> models.LoyaltyCard | None:
        """Return the card with a number and a type of the clients with a phone, or None.

        Leading zeros distinguish numbers. They are ignored only in a response with numbers that are integers,
        which have lost their zeros.
        """
        wanted, wanted_type = number.strip(), type_id.strip()
        for client_id in await self._list_client_ids(location_id, phone):
            response = await self._pipeline.respond(operations.get_loyalty_card_list_by_client_id(client_id))
            have_lost_zeros = any(_is_integer_number(drift) for drift in response.drift)
            for card in response.value:
                found = card.number or ""
                is_equal = found == wanted or (have_lost_zeros and found.lstrip("0") == wanted.lstrip("0"))
                if is_equal and str(card.type_id) == wanted_type:
                    return self._select_form(response, card)
        return None

    async def _list_client_ids(self, location_id: int, phone: str) -> list[int]:
        """Return the ids of the clients with exactly this phone.

        The search also finds clients with the digits in a longer phone, a name or a card number.
        """
        digits = check_phone("phone", phone)
        body: dict[str, Any] = {
            "filters": [{"type": "quick_search", "state": {"value": digits}}],
            "fields": ["id", "phone"],
            "page_size": CLIENTS_PER_PAGE,
        }
        search = operations.get_client_list(location_id, body=body)
        response = await self._pipeline.respond(search)
        return [row.id for row in response.value if (row.phone or "").lstrip("+") == digits]


def _is_integer_number(drift: Drift) -> bool:
    """Return whether the numbers of cards were integers."""
    return drift.path.endswith("].number") and drift.got == "integer"
