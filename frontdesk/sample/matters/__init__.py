"""The topics of Tarn Valley Cooling, and how callers ask for them."""

from frontdesk.sample.matters.accounts import ACCOUNTS
from frontdesk.sample.matters.house import COMPLIANCE, PEOPLE_AND_FACILITIES
from frontdesk.sample.matters.logistics import EXPORT, LOGISTICS
from frontdesk.sample.matters.parts import PARTS
from frontdesk.sample.matters.sales import SALES
from frontdesk.sample.matters.service import SERVICE

MATTERS = (*ACCOUNTS, *SALES, *SERVICE, *PARTS, *LOGISTICS, *EXPORT, *COMPLIANCE, *PEOPLE_AND_FACILITIES)
