"""Each rule on the data files finds its fault, at its place, in a small sound table that has one thing changed."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType

import pytest
from atlas.problems import Problem
from atlas.project import Project
from atlas.rules import check
from atlas.rules.data import (
    closed_schema,
    dates,
    host_official,
    known_icons,
    known_names,
    matter_doors,
    moved_known,
    named,
    news_order,
    old_evidence,
    own_host,
    references,
    sound_address,
    sources_known,
    unique,
)
from atlas.site import published_links
from atlas.sources.raw_tables import FILES
from cases import Case
from own import PROJECT

FOLDER = Path(__file__).parents[1] / "sample"
DATA: dict[str, bytes | None] = {f"data/{path.name}": path.read_bytes() for path in FOLDER.glob("*.yaml")}
# The sample has two matters, whose pages are those of the project.
PAGES = [f"docs/en/matters/{id}.md" for id in ("case-closed", "suspicious-message")]
OTHERS = [name for name in PROJECT.snapshot.files if name.startswith("docs/en/matters/") and name not in PAGES]
SAMPLE = PROJECT.changed(DATA | dict.fromkeys(OTHERS) | {published_links.FILE: b""})  # never put online
FUTURE = str(datetime.now(UTC).date() + timedelta(days=2))  # not tomorrow: the tests may run over midnight
TODAY = str(datetime.now(UTC).date())


def contact(url: str, words: str, rule: ModuleType = sound_address) -> Case:
    """Give Germany's contact page another address."""
    old = "contact: {url: https://sellercentral.amazon.de/help/hub/support, confidence: seen"
    return Case(rule, "marketplaces", old, f'contact: {{▸url: "{url}", confidence: seen', words)


def door(url: str, words: str) -> Case:
    """Give a door another address: doors may lead to any linkable host."""
    return Case(host_official, "doors", "url: https://amazon.de/reportascam", f'▸url: "{url}"', words)


def table(rule: ModuleType, old: str, new: str, words: str) -> Case:
    """Change the table of marketplaces."""
    return Case(rule, "marketplaces", old, new, words)


def moved(row: str, words: str) -> Case:
    """Let something have another address; the words must stand at `was` or `now`."""
    return Case(moved_known, "moved", "moved: []", f"moved:\n  - {row}", words)


CASES = [
    moved("{▸was: en/, now: ja/}", "'en/' is there: take the row out"),
    moved(
        '{was: "*/guides/old/", ▸now: "*/guides/emial/"}',
        "there is no '*/guides/emial/'. Did you mean '*/guides/email/'?",
    ),
    moved('{▸was: "*/guides/email/#send", now: "*/guides/email/#send"}', "'*/guides/email/#send' is there"),
    moved('{was: "*/guides/email/#old", ▸now: "*/guides/email/#new"}', "there is no '*/guides/email/#new'."),
    moved('{was: sv-XX/, ▸now: "*/guides/email/"}', "is of another kind than 'sv-XX/'"),
    moved('{was: "*/guides/email/#old", ▸now: "*/guides/email/"}', "is of another kind than"),
    # No two entries share a name.
    table(unique, "code: fr", "▸code: de", "'de' is already used in line 2. Each name leads to one place"),
    table(unique, "storefront: amazon.fr", "▸storefront: amazon.de", "'amazon.de' is already used in line 3"),
    table(unique, "marketplace_id: A13V1IB3VIYZZH", "▸marketplace_id: A1PA6795UKMFR9", "already used in line 4"),
    table(
        unique,
        "region: eu\n    links:\n      seller_central: {url: https://sellercentral.amazon.fr",
        "▸aliases: [germany]\n    region: eu\n    links:\n      seller_central: {url: https://sellercentral.amazon.fr",
        "'germany' is already used in line 15",
    ),
    table(unique, "aliases: [germany, allemagne]", "▸aliases: [germany, germany]", "'germany' is already used in line"),
    table(unique, "aliases: [germany, allemagne]", "▸aliases: [de]", "'de' is already used in line 2"),
    table(unique, "aliases: [germany, allemagne]", "▸aliases: [contact]", "'contact' is a guide: /go/contact/ leads"),
    table(unique, "aliases: [germany, allemagne]", "▸aliases: [case-closed]", "'case-closed' is a matter"),
    Case(unique, "sources", "number: 4", "▸number: 3", "'3' is already used in line 2"),
    Case(unique, "doors", "id: report-scam", "▸id: support", "'support' is already used in line 2"),
    Case(unique, "matters", "id: suspicious-message", "▸id: case-closed", "'case-closed' is already used in line 3"),
    Case(unique, "official-hosts", "domain: amazon.fr", "▸domain: amazon.de", "'amazon.de' is already used in line 2"),
    Case(unique, "languages", "code: zh", "▸code: de", "'de' is already used in line 2"),
    # Evidence that is old.
    table(
        old_evidence, "confidence: seen, seen: 2025", "confidence: seen, ▸seen: 2018", "rests on evidence of 2018: look"
    ),
    # Addresses in disguise.
    contact("http://sellercentral.amazon.de", "does not begin with https://"),
    contact("HTTPS://sellercentral.amazon.de", "does not begin with https://"),
    contact("https://amazon.de@example.com/", "has a user name before its host"),
    contact("https://user:secret@sellercentral.amazon.de/", "has a user name before its host"),
    contact("https://sellercentral.amazon.de:8443/", "names a port"),
    contact("https://sellercentral.amazon.de:/", "names a port"),
    contact("https://sellercentral.amazon.de:x/", "is not an address"),
    contact("https://sellercentral.amazon.de./help", "ends its host in a dot"),
    contact("https://SellerCentral.amazon.de/help", "writes its host in capitals"),
    contact("https://xn--mazon-wqa.de/", "letters of another script in its host (punycode)"),
    contact("https://\u0430mazon.de/", "a character that does not belong"),  # Cyrillic а
    contact("https://amazon。de/", "a character that does not belong"),
    contact("https://sellercentral.amazon.de/\u200bhelp", "a character that does not belong"),
    contact("https://example.com\\\\@sellercentral.amazon.de", "a character that does not belong"),
    contact("https://sellercentral.amazon.de/ help", "a character that does not belong"),
    contact("https://sellercentral.amazon.de/\\thelp", "a character that does not belong"),
    contact("https://sellercentral.amazon.de/\\n", "a character that does not belong"),
    contact("https://sellercentral.amazon.de/<b>", "a character that does not belong"),
    contact("https://203.0.113.7/", "has no proper host name"),
    contact("https://0x7f.0.0.0x1/", "has no proper host name"),
    contact("https://2130706433/", "has no proper host name"),
    contact("https://[::1]/", "names a port"),
    contact("https://[::1/", "is not an address"),
    contact("https:///help", "has no proper host name"),
    contact("https://localhost/", "has no proper host name"),
    contact("https://-amazon.de/", "has no proper host name"),
    contact("https://amazon_.de/", "has no proper host name"),
    contact("https://sellercentral..amazon.de/", "has no proper host name"),
    contact("https://sellercentral.amazon%2ede/", "has no proper host name"),
    contact("https://" + "a." * 200 + "amazon.de/", f"'https://{'a.' * 36}' has no proper host name"),
    # Hosts that only look like Amazon's.
    door("https://amazon.de.example.com", "'amazon.de.example.com' is not an Amazon host"),
    door("https://notamazon.de", "'notamazon.de' is not an Amazon host. Did you mean 'amazon.de'?"),
    door("https://amazon.de-login.com/", "'amazon.de-login.com' is not an Amazon host"),
    door(
        "https://sellercentral.amaz0n.de", "'sellercentral.amaz0n.de' is not an Amazon host. Did you mean 'amazon.de'"
    ),
    door("https://sell.amz.d", "'sell.amz.d' is not an Amazon host. Did you mean 'amazon.de'?"),
    door("https://www.amz.d", "'www.amz.d' is not an Amazon host. Did you mean 'amazon.de'?"),
    door("https://example.com/amazon.de", "'example.com' is not an Amazon host. Add it to data/official-hosts.yaml"),
    door("https://example.com?amazon.de", "'example.com' is not an Amazon host"),
    door("https://example.com#.amazon.de", "'example.com' is not an Amazon host"),
    door("https://co.de", "'co.de' is not an Amazon host"),
    door("https://amzn.to/abc", "'amzn.to' is not an Amazon host"),
    door("https://x.amazonaws.com", "'x.amazonaws.com' is not an Amazon host"),
    door("https://m.media-amazon.com/i.png", "'m.media-amazon.com' is not an Amazon host"),
    door("https://sellercentral-old.amazon.de", "'sellercentral-old.amazon.de' is Amazon's, but not linked: gone."),
    contact(
        "https://amazon.es/",
        "'amazon.es' is not an Amazon host. Correct it, or for a new store add {domain: amazon.es, use: storefront, ",
        host_official,
    ),
    contact("https://sellercentral.amazon.com.ng/", "for a new store add {domain: amazon.com.ng, use", host_official),
    table(
        host_official,
        "seller_central: {url: https://sellercentral.amazon.fr",
        "seller_central: {▸url: https://login.amazon.fr",
        "'login.amazon.fr' is not in sign_in of data/official-hosts.yaml",
    ),
    table(
        host_official,
        "register: {url: https://sell.amazon.fr",
        "seller_central_alternative: {▸url: https://login.amazon.fr",
        "'login.amazon.fr' is not in sign_in",
    ),
    table(
        host_official,
        "storefront: amazon.fr",
        "▸storefront: amazon.ft",
        "for a new store add {domain: amazon.ft, use: storefront",
    ),
    table(host_official, "storefront: amazon.fr", "▸storefront: amaz0n.fr", "Did you mean 'amazon.fr'?"),
    table(
        host_official, "storefront: amazon.fr", "▸storefront: media-amazon.com", "'media-amazon.com' is not a storefr"
    ),
    # Dates.
    table(dates, "launched: 1998-10", f"▸launched: {FUTURE}", "lies in the future"),
    table(dates, "launched: 1998-10", "▸launched: 2026-13", "'2026-13' is not a date: write a year (2026)"),
    table(dates, "launched: 1998-10", "▸launched: 1998-1", "'1998-1' is not a date"),
    table(dates, "launched: 1998-10", "▸launched: ９８７６", "'９８７６' is not a date"),
    table(dates, "seen: 2025-03-24", "▸seen: 2026-02-30", "'2026-02-30' is not a date"),
    table(dates, "seen: 2025-03-24", "▸seen: 9999", "'9999' lies in the future"),
    table(dates, "seen: 2025-03-24", "▸seen: 0", "'0' is not a date"),
    table(dates, "seen: 2025-03-24", "▸seen: 24.03.2025", "'24.03.2025' is not a date"),
    table(dates, "{date: 2025-01,", "{▸date: 2025-00,", "'2025-00' is not a date"),
    table(
        dates,
        "contact: {url: https://sellercentral.amazon.de/help/hub/support, confidence: seen, seen: 2025,",
        "▸contact: {url: https://sellercentral.amazon.de/help/hub/support, confidence: seen,",
        "'seen' needs the date of its evidence: add seen: 2026",
    ),
    table(
        dates,
        "contact: {url: https://sellercentral.amazon.de/help/hub/support, confidence: regional, seen: 2024",
        "▸contact: {url: https://sellercentral.amazon.de/help/hub/support, confidence: regional",
        "'regional' needs the date",
    ),
    table(
        dates, "confidence: pattern,", "confidence: pattern, ▸seen: 2024,", "'pattern' means that nobody has seen it"
    ),
    Case(
        dates,
        "doors",
        "- {url: https://amazon.de/reportascam, confidence: amazon, seen: 2023",
        "- ▸{url: https://amazon.de/reportascam, confidence: amazon",
        "'amazon' needs the date",
    ),
    Case(
        dates,
        "changes",
        "date: 2025-03-24\n    kind: changed\n",
        "kind: changed\n    ▸date: 2025-03-32\n",
        "'2025-03-32' is not a date",
    ),
    Case(dates, "changes", "date: 2025-03-24", f"▸date: {FUTURE}", "lies in the future"),
    # Words of what is named.
    table(named, "launched: 1998-10", "launched: 1998-10\n    ▸notes: [zzz]", "'zzz' has no words: add 'note.zzz' to"),
    table(
        named,
        "account_group: {id: europe, confidence: amazon",
        "▸account_group: {id: eurpe, confidence: amazon",
        "account_group.europe",
    ),
    # Sources.
    table(
        sources_known, "seen: 2025, sources: [3, 4]", "seen: 2025, sources: [3, ▸5]", "source 5 is not in data/sourc"
    ),
    table(
        sources_known,
        "{id: europe, confidence: amazon, sources: [3]}",
        "{id: europe, confidence: amazon, sources: [▸99]}",
        "source 99 is not in data/sources.yaml: correct the numb",
    ),
    Case(
        sources_known,
        "matters",
        "de: {link: contact}\n    sources: [4]",
        "de: {link: contact}\n    sources: [▸40]",
        "source 40 is not in data/sources.yaml",
    ),
    Case(sources_known, "official-hosts", "use: news, sources: [4]", "use: news, sources: [▸1]", "source 1 is not in"),
    # Names that CLDR must know.
    table(known_names, "code: fr", "▸code: uk", "'uk' is not a country code of ISO 3166-1. The United Kingdom is 'gb'"),
    table(
        known_names,
        "code: fr\n    storefront: amazon.fr\n",
        "storefront: amazon.fr\n    ▸code: eu\n",
        "'eu' is not a country code",
    ),
    table(known_names, "code: fr", "▸code: zz", "'zz' is not a country code"),
    table(known_names, "currency: EUR", "▸currency: EURO", "'EURO' is not a currency of ISO 4217. Did you mean 'EUR'?"),
    table(known_names, "    languages: [de, en]", "    languages: [de, ▸xx]", "'xx' is not a language that CLDR knows"),
    table(known_names, "[de, zh-Hans]", "[de, ▸zh-Hant-QQ]", "'zh-Hant-QQ' is not a language"),
    Case(known_names, "languages", "{us: USA}", "{▸xq: USA}", "'xq' is not a country code"),
    Case(known_names, "languages", "code: zh", "▸code: xx", "'xx' is not a language that CLDR knows"),
    Case(known_names, "languages", "tag: zh-Hans", "▸tag: zh-Hans-QQ", "'zh-Hans-QQ' is not a language"),
    # A link claims no more than its host allows.
    table(
        own_host,
        "seller_central: {url: https://sellercentral.amazon.fr",
        "seller_central: {▸url: https://sellercentral.amazon.de",
        "'sellercentral.amazon.de' is not this store's Seller Central. Write https://sellercentral.amazon.fr.",
    ),
    table(
        own_host,
        "case_log: {url: https://sellercentral.amazon.de",
        "case_log: {▸url: https://sellercentral.amazon.fr",
        "'pattern' speaks of this store's own host, sellercentral.amazon.de; 'sellercentral.amazon.fr' can be regional",
    ),
    contact("https://sellercentral.amazon.fr/help", "'seen' speaks of this store's own host", own_host),
    table(
        own_host,
        "{url: https://sellercentral.amazon.de/help/hub/support, confidence: regional",
        "{▸url: https://sellercentral.amazon.fr/help/hub/support, confidence: regional",
        "'sellercentral.amazon.fr' is this store's own host, not a regional door",
    ),
    # The icons of the groups of matters.
    Case(
        known_icons,
        "matters",
        "account: material/account-outline",
        "▸account: material/acount-outline",
        "asks for the icon 'material/acount-outline', which the theme does not have. "
        "Did you mean 'material/account-outline'?",
    ),
    Case(
        known_icons, "matters", "groups: [account, access]", "groups: [account, access, ▸money]", "'money' has no icon"
    ),
    Case(
        known_icons, "matters", "icons: {", "icons: {▸acces: material/key, ", "'acces' is no group: take its icon out"
    ),
    Case(
        named,
        "matters",
        "groups: [account, access]",
        "groups: [account, access, ▸zzz]",
        "'zzz' has no words: add 'group",
    ),
    # What one file says of another.
    Case(
        references,
        "matters",
        "doors: [report-scam, support]",
        "▸doors: [report-scam, suport]",
        "'suport' is not known. Did you mean 'support'?",
    ),
    Case(
        references,
        "matters",
        "groups: [account, access]",
        "groups: [account, access, ▸money]",
        "no matter is in the group 'money': take it out",
    ),
    Case(
        references,
        "matters",
        "groups: [account, access]\nmatters:\n  - id: case-closed\n    group: account",
        "groups: [access]\nmatters:\n  - id: case-closed\n    ▸group: acces",
        "'acces' is not known. Did you mean 'access'?",
    ),
    Case(
        references,
        "matters",
        "doors: [report-scam, support]",
        "▸doors: [report-scam, zzz]",
        "'zzz' is not known. Write the id of a desk in data/doors.yaml.",
    ),
    Case(
        references,
        "matters",
        "groups: [account, access]\nmatters:\n  - id: case-closed\n    group: account",
        "groups: [access]\nmatters:\n  - id: case-closed\n    ▸group: zzz",
        "'zzz' is not known. Write one of access.",
    ),
    Case(
        references,
        "doors",
        "doors:\n",
        "doors:\n  - ▸id: unused\n    guide: contact\n    sources: [3]\n",
        "no matter leads to the door 'unused'",
    ),
    Case(
        references,
        "doors",
        "guide: which-desk#brand",
        "▸guide: wich-desk#brand",
        "there is no guide 'wich-desk#brand'. Did you mean 'which-desk'?",
    ),
    Case(
        references,
        "matters",
        "related: [suspicious-message]",
        "▸related: [suspicious-mail]",
        "'suspicious-mail' is not known",
    ),
    Case(references, "matters", "de: {link: contact}", "▸es: {link: contact}", "there is no marketplace 'es'"),
    # The door of a matter.
    Case(matter_doors, "matters", "path: [Help, Case log], confidence: seen", "▸path: [Help]", "needs its confidence"),
    Case(
        matter_doors,
        "matters",
        "seen: 2024, sources: [4]}",
        "▸seen: 2022, sources: [4]}",
        "none of its sources is of 2022",
    ),
    Case(
        matter_doors,
        "matters",
        '{url: "https://amazon.de/reportascam"',
        '{▸url: "https://amazon.example/"',
        "'amazon.example' is not on the allow-list",
    ),
    Case(
        references,
        "doors",
        "mail: reportascam@amazon.com",
        "▸mail: help@amazon.com",
        "'help@amazon.com' is not a mailbox of data/official-hosts.yaml",
    ),
    table(references, "instead: de", "▸instead: es", "there is no marketplace 'es'"),
    table(references, "instead: de", "▸instead: fr", "'fr' is the store that closes: name another"),
    Case(
        references,
        "changes",
        "kind: changed\n    marketplaces: [de]",
        "kind: changed\n    ▸marketplaces: [de, es]",
        "there is no marketplace 'es'",
    ),
    # News: the newest first, each once.
    Case(
        news_order, "changes", "date: 2025-01-02", "▸date: 2025-03-25", "2025-03-25 is newer than 2025-03-24 above it"
    ),
    Case(
        news_order,
        "changes",
        "    link: contact\n",
        "    link: contact\n  - date: 2025-03-24\n    kind: changed\n    ▸marketplaces: [fr, de]\n    link: contact\n",
        "this is already told of 'de' in line 2: take it out here",
    ),
    # The closed shape.
    Case(closed_schema, "changes", "kind: changed", "▸kind: change", "Did you mean 'changed'?"),
    table(
        closed_schema,
        "currency: EUR",
        "▸curency: EUR",
        "'curency' is not a key of this entry. Did you mean 'currency'?",
    ),
    table(closed_schema, "register: {", "▸registr: {", "'registr' is not a key of 'links'. Did you mean 'register'?"),
    table(closed_schema, "confidence: pattern", "▸confidence: patern", "Did you mean 'pattern'?"),
    table(closed_schema, "confidence: pattern", "▸confidence: [pattern]", '["pattern"] is none of: amazon, seen'),
    table(closed_schema, "confidence: pattern", "▸confidence: 5", "5 is none of: amazon, seen"),
    table(
        closed_schema,
        "    languages: [de, en]",
        "    ▸languages: de",
        '"de" does not fit: write a list of language tags',
    ),
    table(
        closed_schema, "    languages: [de, en]", "    ▸languages: ", "null does not fit: write a list of language tags"
    ),
    table(closed_schema, "    languages: [de, en]", "    languages: [▸german, en]", "a language tag such as ja"),
    table(
        closed_schema,
        "    languages: [de, en]",
        "    languages: [▸日本, en]",
        '"日本" does not fit: write a language tag',
    ),
    # A value is shown whole up to 60 characters, its quotes among them.
    table(closed_schema, "launched: 1998-10", f"▸launched: [{'x' * 56}]", f'["{"x" * 56}"] does not fit'),
    table(closed_schema, "launched: 1998-10", f"▸launched: [{'x' * 57}]", f'["{"x" * 55}... does not fit'),
    table(
        closed_schema,
        "account_group: {id: europe, confidence: amazon, sources: [3]}",
        "▸account_group: [europe]",
        "the account that several stores share",
    ),
    table(closed_schema, "launched: 1998-10", "▸launched: true", "true does not fit: write when the store opened"),
    table(closed_schema, "launched: 1998-10", "▸launched: [1998]", "[1998] does not fit: write when the store opened"),
    table(closed_schema, "code: fr", "▸code: FR", '"FR" does not fit: write an ISO 3166-1 alpha-2 country code'),
    table(closed_schema, "marketplace_id: A13V1IB3VIYZZH", "▸marketplace_id: 13V1IB3VIYZZH", "Amazon's marketplace ID"),
    table(closed_schema, "marketplace_id: A13V1IB3VIYZZH", '▸marketplace_id: "A13V1IB3VIYZZH\\n"', "Amazon's marketpl"),
    table(closed_schema, "seen: 2025, sources: [3, 4]", "seen: 2025, sources: [3, ▸four]", '"four" does not fit'),
    table(
        closed_schema, "seen: 2025, sources: [3, 4]", "seen: 2025, ▸sources: []", "[] does not fit: write one or more"
    ),
    table(closed_schema, "seen: 2025, sources: [3, 4]", "seen: 2025, ▸sources: [3, 3]", "write one or more numbers"),
    table(
        closed_schema,
        "  - code: fr\n    storefront: amazon.fr\n",
        "  - ▸code: fr\n",
        "the key 'storefront' is missing from this entry",
    ),
    table(
        closed_schema,
        "seller_central: {url: https://sellercentral.amazon.fr, ",
        "▸seller_central: {",
        "the key 'url' is missing from 'seller_central'",
    ),
    table(closed_schema, "marketplaces:\n", "▸markets: 1\nmarketplaces:\n", "'markets' is not a key of the file"),
    Case(closed_schema, "sources", "number: 4", "▸number: four", '"four" does not fit'),
    Case(closed_schema, "doors", "page_link: contact", "▸page_link: contat", "Did you mean 'contact'?"),
    Case(closed_schema, "matters", "rank: 2", "▸rank: second", '"second" does not fit: write how often'),
    Case(closed_schema, "official-hosts", "use: news", "▸use: new", "Did you mean 'news'?"),
    Case(
        closed_schema, "languages", "{us: USA}", '{▸us: "*USA*{: id=x }"}', "write the country's name, in words alone"
    ),
    Case(closed_schema, "languages", "encoding: gb18030", "▸encoding: big5", '"big5" is none of: gb18030, big5hkscs'),
]

# What looks like a fault and is none: the whole table must stay without any problem.
SOUND = [
    ("marketplaces", "launched: 1998-10", "launched: 1998"),
    ("marketplaces", "launched: 1998-10", f"launched: {TODAY}"),
    ("marketplaces", "launched: 1998-10", "launched: 2024-02-29"),
    ("marketplaces", "    languages: [de, en]", "    languages: [no, pt-BR, zh-Hant, fil]"),
    ("marketplaces", "retired: {date: 2025-01,", f"retired: {{date: {FUTURE},"),
    ("changes", "date: 2025-01-02", "date: 2025-03-24"),
    ("changes", "    kind: changed\n    marketplaces: [de]\n", "    kind: moved\n    marketplaces: [fr]\n"),
    ("marketplaces", "aliases: [germany, allemagne]", "aliases: [on, yes, null-and-void]"),
    ("marketplaces", "code: fr", "code: no"),
    ("marketplaces", "confidence: reported,", "confidence: reported, seen: 2019,"),
    ("marketplaces", "https://sell.amazon.fr", "https://sell.amazon.fr/a-b_c.html?x=1&y=%20#top"),
    ("doors", "https://amazon.de/reportascam", "https://www.aboutamazon.eu/news"),
    ("doors", "https://amazon.de/reportascam", "https://a.b.amazon.fr"),
]


def stopping(problems: list[Problem]) -> list[Problem]:
    """Leave out what is only a warning."""
    return [problem for problem in problems if problem.stops]


def changed(file: str, old: str, new: str, **more: str) -> tuple[Project, tuple[int, int]]:
    """Change one file of the sample, and write more files anew; give the project, the line and column of the mark."""
    name = f"data/{file}.yaml"
    text = SAMPLE.snapshot.text(name, "test")
    assert text.count(old) == 1, f"{old!r} must stand once in {name}"
    before, _, after = text.replace(old, new).partition("▸")
    files = {name: before + after} | {FILES[other]: content for other, content in more.items()}
    project = SAMPLE.changed({path: content.encode() for path, content in files.items()})
    return project, (before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule.ID}: {case.new.strip()[-60:]!r}")
def test_the_rule_finds_one_problem_at_its_place_and_says_what_to_do(case):
    project, place = changed(case.file, case.old, case.new)
    found = list(case.rule.check(project))
    assert [(problem.rule, problem.line, problem.column) for problem in found] == [(case.rule.ID, *place)]
    assert found[0].file.endswith(f"{case.file}.yaml")
    assert case.words in found[0].message


@pytest.mark.parametrize(("file", "old", "new"), SOUND)
def test_what_only_looks_like_a_fault_passes_every_rule(file, old, new):
    project, _ = changed(file, old, new)
    assert stopping(check.check_data(project)) == []


def test_the_sample_and_the_real_table_have_no_problem():
    assert check.check_data(SAMPLE) == []
    assert stopping(check.check_data(PROJECT)) == []


@pytest.mark.parametrize("text", ["- a", "text", "5", "x: 1", "{}: x", "{}: []", "{}: [x, 1]", "{}: {{a: b}}", "{}:"])
@pytest.mark.parametrize("name", FILES)
def test_a_file_that_holds_something_else_is_one_line(name, text):
    project, _ = changed("marketplaces", "launched: 1998-10", "launched: 1998", **{name: text.format(name)})
    found = check.check_data(project)
    if (name, text) == ("moved", "{}: []"):  # nothing has moved yet
        assert found == []
    else:
        assert [problem.file for problem in found] == [FILES[name]]
        assert found[0].message.startswith("must hold entries in a list under ")


def test_every_problem_of_a_file_is_gathered_in_one_run():
    project, _ = changed("marketplaces", "code: fr\n    storefront: amazon.fr", "code: uk\n    storefront: amazon.es")
    assert {problem.rule for problem in check.check_data(project)} == {
        known_names.ID,
        host_official.ID,
        own_host.ID,
    }


def test_a_file_that_cannot_be_read_is_reported_once_and_hides_no_fault_of_another():
    old, new = "launched: 1998-10", "launched: 2026-13\n    lunched: 1998"
    project, _ = changed("marketplaces", old, new, hosts="domains: [\n")
    assert sorted(problem.rule for problem in check.check_data(project)) == ["date", "schema", "yaml"]


def test_what_the_schema_does_not_describe_is_told_in_the_words_of_the_validator():
    schema = {"properties": {"changes": {"items": {"properties": {"kind": {"type": "integer"}}}}}}
    project = SAMPLE.changed({"data/schema/changes.schema.json": json.dumps(schema).encode()})
    found = [problem.message for problem in closed_schema.check(project)]
    assert found == [f"\"{kind}\" does not fit: '{kind}' is not of type 'integer'." for kind in ("changed", "added")]
    project = SAMPLE.changed({"data/schema/changes.schema.json": b'{"additionalProperties": false}'})
    assert [problem.message for problem in closed_schema.check(project)] == ["'changes' is not a key of the file."]


WRONG = "seller_central: {url: https://login.amazon.es}"


@pytest.mark.parametrize("rule", [own_host, host_official])
@pytest.mark.parametrize(
    "before",
    [
        "{links: x, storefront: amazon.de}",
        "{links: {seller_central: {url: https://sellercentral.amazon.de}}, storefront: 5}",
        "{links: {contact: x}, storefront: amazon.de}",
        "{links: {contact: {url: 5}}, storefront: amazon.de}",
        "{links: {contact: {url: http://amazon.es}}, storefront: amazon.de}",
    ],
)
def test_a_row_or_link_that_another_rule_judges_hides_no_fault_behind_it(before, rule):
    rows = f"marketplaces:\n  - {before}\n  - {{links: {{contact: x, {WRONG}}}, storefront: amazon.de}}\n"
    project = SAMPLE.changed({"data/marketplaces.yaml": rows.encode()})
    assert [problem.line for problem in rule.check(project)] == [3]


def test_a_schema_that_cannot_be_read_hides_no_fault_of_another_file():
    project, _ = changed("changes", "kind: changed", "kind: change")
    found = closed_schema.check(project.changed({"data/schema/marketplaces.schema.json": b"{"}))
    assert [problem.file for problem in found] == ["data/schema/marketplaces.schema.json", "data/changes.yaml"]


def test_only_the_code_uk_is_told_what_the_united_kingdom_is_called():
    (found,) = known_names.check(changed("marketplaces", "code: fr", "code: zz")[0])
    assert found.message == "'zz' is not a country code of ISO 3166-1."


@pytest.mark.parametrize("icons", ["x", "[x]", "5"])
def test_icons_of_another_shape_are_the_schemas_and_no_group_has_one(icons):
    project, _ = changed("matters", "{account: material/account-outline, access: material/lock-outline}", icons)
    assert [problem.message.partition(":")[0] for problem in known_icons.check(project)] == [
        "the group 'account' has no icon",
        "the group 'access' has no icon",
    ]


@pytest.mark.parametrize(
    ("seen", "news", "old"),
    [
        ("2020-03-23", "2025-03-24", True),
        ("2020-03-24", "2025-03-24", False),
        ("2020-02", "2025-03-24", True),
        ("2020-03", "2025-03-24", False),
        ("2019", "2025-03-24", True),
        ("2020", "2025-03-24", False),
        ("2000", "undated", False),
    ],
)
def test_evidence_is_old_five_years_before_the_newest_news(seen, news, old):
    project, _ = changed("marketplaces", "seen: 2025-03-24", f"seen: {seen}", changes=f"changes: [{{date: {news}}}]")
    assert bool([found for found in old_evidence.check(project) if found.line == 7]) is old


def keys_without_words(schema, place=""):
    """Yield every key below a schema that no description explains, with its place."""
    for key, inner in schema.get("properties", {}).items():
        if not str(inner.get("description", "")).strip():
            yield f"{place}.{key}"
        yield from keys_without_words(inner, f"{place}.{key}")
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield from keys_without_words(schema[key], f"{place}[]")


@pytest.mark.parametrize("name", [*FILES.values()])
def test_an_editor_explains_every_key(name):
    schema = PROJECT.snapshot.text(name.replace("data/", "data/schema/").replace(".yaml", ".schema.json"), "test")
    assert list(keys_without_words(json.loads(schema))) == []
    assert PROJECT.snapshot.text(name, "test").startswith("# yaml-language-server: $schema=schema/")
