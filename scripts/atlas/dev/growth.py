"""Generates larger projects out of this one, to measure how the cost of a build grows: more languages, more stores.

What is generated passes the rules and is no truth: it is built in a copy, and never published.
"""

import json
import re
from collections.abc import Iterator
from itertools import chain, product, zip_longest
from string import ascii_lowercase

import yaml
from babel.localedata import locale_identifiers

from atlas.project import Project
from atlas.publish import social_cards
from atlas.sources import theme_words
from atlas.sources.raw_tables import FILES
from atlas.sources.site_config import FILE as CONFIG

Files = dict[str, bytes | None]

# Languages that a copy can be made of: what the library knows of others by their code would not hold for the copy.
_COPIED = ("de", "es", "fr", "it", "nl", "pt-BR", "sv", "tr")

# Python reads this module at its start when it stands on the path (with ATLAS_GENERATED: more countries than there
# are): CLDR names some 250, and a table of 500 stores needs a name for each.
COUNTRIES = """
import os
from functools import cache
from babel import Locale

_named = Locale.territories.fget

@cache
def _more(name):
    codes = os.environ["ATLAS_GENERATED"].upper().split()
    return {**dict(zip(codes, codes)), **_named(Locale.parse(name))}

Locale.territories = property(lambda locale: _more(str(locale)))
"""

_STORE = """
  - code: {code}
    storefront: {host}
    marketplace_id: AGENERATED{number:04}
    region: eu
    links:
      seller_central: {{url: https://sellercentral.{host}, confidence: seen, seen: 2026, sources: [{source}]}}
      contact: {{url: https://sellercentral.{host}/help/hub/support, confidence: pattern, sources: [13]}}
      case_log: {{url: https://sellercentral.{host}/cu/case-lobby, confidence: pattern, sources: [83]}}
    languages: [en]
    currency: EUR
"""


def with_languages(project: Project, count: int) -> Files:
    """Return the files to change for a project of that many languages: copies of some under the codes of countries.

    Raises ValueError when CLDR knows too few, or the project has more.
    """
    more = count - len(project.locales)
    if more < 0:
        raise ValueError(f"the project has {len(project.locales)} languages, which are more than {count}")
    copies = dict(_free_codes(project, more))
    if len(copies) < more:
        raise ValueError(f"CLDR knows no {count} languages that can be copied")
    config = project.snapshot.files[CONFIG].decode()
    last = re.findall(r"^ +- \{locale: .*\n", config, re.MULTILINE)[-1]
    lines = "".join(f"        - {{locale: {code}, name: {code}}}\n" for code in copies)
    files: Files = {CONFIG: config.replace(last, last + lines).encode()}
    for code, model in copies.items():
        own = re.compile(rf"(docs/|docs/translating/|data/\w+/|overrides/assets/card-){model}(?=[/.])")
        for name in filter(own.match, project.snapshot.files):
            files[own.sub(rf"\g<1>{code}", name)] = project.snapshot.files[name]
        files[f"data/strings/{code}.yaml"] = _strings(project, model).encode()
    larger = project.changed(files)
    made = social_cards.made_from(project) | {
        locale.code: social_cards.fingerprint(larger, locale) for locale in larger.locales
    }
    return files | {social_cards.MADE_FROM: json.dumps(made).encode()}


def with_stores(project: Project, count: int) -> Files:
    """Return the files to change for a project of that many stores."""
    codes = store_codes(project, count)
    source = max(project.catalogue.sources) + 1
    hosts = [f"amazon.{code}.example" for code in codes]
    texts = {name: project.snapshot.files[FILES[name]].decode() for name in ("marketplaces", "hosts", "sources")}
    texts["marketplaces"] += "".join(
        _STORE.format(code=code, host=host, number=number, source=source)
        for number, (code, host) in enumerate(zip(codes, hosts, strict=True))
    )
    own = {
        "domains": [f"  - {{domain: {host}, use: storefront, sources: [{source}]}}\n" for host in hosts],
        "sign_in": [
            f"  - {{host: sellercentral.{host}, use: seller-central, sources: [{source}]}}\n" for host in hosts
        ],
    }
    for key, lines in own.items():
        texts["hosts"] = texts["hosts"].replace(f"\n{key}:\n", f"\n{key}:\n" + "".join(lines), 1)
    if codes:
        about = {"number": source, "title": "Generated", "where": "generated.example", "date": "2026"}
        about |= {"observer": "generated", "addresses": [f"sellercentral.{host}" for host in hosts]}
        texts["sources"] += "".join(f"  {line}\n" for line in yaml.safe_dump([about]).splitlines())
    return {FILES[name]: text.encode() for name, text in texts.items()}


def store_codes(project: Project, count: int) -> list[str]:
    """Return the codes of the generated stores: countries that CLDR names in every language, then other codes."""
    taken = {code for entry in project.catalogue.marketplaces for code in (entry.code, *entry.aliases)}
    named = set.intersection(*({str(code) for code in locale.cldr.territories} for locale in project.locales))
    real = [code.lower() for code in named if re.fullmatch("[A-Z]{2}", code)]
    unions = {"eu", "ez", "qo", "un", "xa", "xb", "zz"}  # CLDR names these too, and the rule on names refuses them
    every = dict.fromkeys([*sorted(real), *map("".join, product(ascii_lowercase, repeat=2))])
    return [code for code in every if code not in taken | unions][: count - len(project.catalogue.marketplaces)]


def _free_codes(project: Project, count: int) -> Iterator[tuple[str, str]]:
    """Yield codes of new languages, each with the language that is copied: in turn, so that none counts for more."""
    known = {locale.code for locale in project.locales}
    of_model = [
        [
            (f"{language}-{country}", model)
            for language, _, country in (name.partition("_") for name in sorted(locale_identifiers()))
            if language == model[:2] and re.fullmatch("[A-Z]{2}", country)
        ]
        for model in _COPIED
    ]
    in_turn = (pair for pair in chain.from_iterable(zip_longest(*of_model)) if pair)
    free = [(code, model) for code, model in in_turn if code not in known and not theme_words.read(code)]
    yield from free[:count]


def _strings(project: Project, code: str) -> str:
    """Return a language's words as a file that needs none of the theme's: the theme has no copies."""
    data = json.loads(json.dumps(project.strings[code].data))
    for key in theme_words.SAME:
        *above, last = key.split(".")
        group = data
        for name in above:
            group = group.setdefault(name, {})
        group.setdefault(last, project.texts(code)[key])
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
