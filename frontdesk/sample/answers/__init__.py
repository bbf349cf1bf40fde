"""The approved answers of Tarn Valley Cooling."""

from frontdesk.sample.answers.goods import GOODS
from frontdesk.sample.answers.machines import MACHINES
from frontdesk.sample.answers.money import MONEY

ANSWERS = (*MONEY, *MACHINES, *GOODS)
