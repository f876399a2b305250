"""Every record that flows through Runut, frozen.

Spans are half-open character offsets ``[start, end)`` into the text of one article
version, so ``article.text[start:end]`` is always what was written there. Ids of
articles and of whatever is read from them are content hashes (`runut.identity`).

The records follow the words of the design: a *page* becomes an *article*, an article
a *reading*; articles of one happening are a *story*, and all that is known of a story
is its *account*. They stand here by what they tell of, and are imported from here.
"""

from runut.records.account import *
from runut.records.articles import *
from runut.records.copies import *
from runut.records.feeds import *
from runut.records.intake import *
from runut.records.lists import *
from runut.records.outlets import *
from runut.records.pages import *
from runut.records.readings import *
from runut.records.reasons import *
from runut.records.speakers import *
from runut.records.statements import *
from runut.records.stories import *
from runut.records.text import *
from runut.records.upkeep import *
from runut.records.versions import *
