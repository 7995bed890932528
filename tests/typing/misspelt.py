"""Misspelt public names of every lazy module. mypy and pyright refuse each marked line and no other."""
# ruff: noqa: B018, F401, I001

from __future__ import annotations

import altegio_async
import altegio_async.errors
import altegio_async.generated.b2b_v1.models
import altegio_async.generated.b2b_v1.operations
import altegio_async.models
import altegio_async.operations
import altegio_async.testing

from altegio_async import AltegioCleint  # refused
from altegio_async import NotFoundEror  # refused
from altegio_async import RateLimitter  # refused
from altegio_async import AltegioClient
from altegio_async.errors import ConfigurationEror  # refused
from altegio_async.errors import ConfigurationError
from altegio_async.generated.b2b_v1.models import Memebrship  # refused
from altegio_async.generated.b2b_v1.operations import get_user_gift_crads  # refused
from altegio_async.generated.b2b_v1.resources import Memebrships  # refused
from altegio_async.generated.b2b_v2.models import Apointment  # refused
from altegio_async.generated.b2b_v2.operations import autocomplete_product  # refused
from altegio_async.generated.b2b_v2.resources import Apointments  # refused
from altegio_async.generated.developers.models import BusinesGroup  # refused
from altegio_async.generated.developers.operations import get_business_types_by_groups  # refused
from altegio_async.generated.developers.resources import Market  # refused
from altegio_async.generated.online_booking.models import BookEventInputs  # refused
from altegio_async.generated.online_booking.operations import authorise_online_booking_user  # refused
from altegio_async.generated.online_booking.resources import Online  # refused
from altegio_async.models import GiftCrad  # refused
from altegio_async.models import MembershipTypes  # refused
from altegio_async.models import GiftCard
from altegio_async.operations import get_gift_cards_of_user  # refused
from altegio_async.operations import get_user_gift_cards
from altegio_async.resources import Client  # refused
from altegio_async.testing import FakeAltego  # refused
from altegio_async.testing import FakeAltegio
from altegio_async.v2.models import Apointmen  # refused
from altegio_async.v2.operations import list_apointments  # refused

altegio_async.AltegioCleint  # refused
altegio_async.models.GiftCrad  # refused
altegio_async.operations.get_user_gift_crads  # refused
altegio_async.testing.FakeAltego  # refused
altegio_async.errors.ConfigurationEror  # refused
altegio_async.generated.b2b_v1.models.GiftCrad  # refused
altegio_async.generated.b2b_v1.operations.get_user_gift_crads  # refused

right = [
    AltegioClient,
    ConfigurationError,
    FakeAltegio,
    GiftCard,
    altegio_async.AltegioClient,
    altegio_async.models.GiftCard,
    altegio_async.operations.get_user_gift_cards,
    altegio_async.testing.FakeAltegio,
    get_user_gift_cards,
]
