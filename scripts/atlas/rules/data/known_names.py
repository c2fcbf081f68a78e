"""Countries, currencies and languages are known to CLDR: their names appear in every language by themselves."""

from collections.abc import Iterator

from babel import Locale

from atlas.model.locales import is_language
from atlas.problems import Problem, did_you_mean
from atlas.project import Project
from atlas.sources.raw_tables import rows, texts

ID = "unknown-name"
WHY = "CONTRIBUTING.md#add-a-marketplace"

# CLDR names these too, but they are unions, tests and leftovers.
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each country, currency or language code that CLDR does not know."""
    tables = project.tables
    english = Locale("en")
    document = tables["marketplaces"]
    for path, entry in rows(tables, "marketplaces", "marketplaces"):
        for code in texts(entry.get("code"))[:1]:
            if code.upper() not in english.territories.keys() - _NO_COUNTRIES:
                hint = " The United Kingdom is 'gb'." if code == "uk" else ""
                yield document.problem((*path, "code"), ID, f"'{code}' is not a country code of ISO 3166-1.{hint}")
        for code in texts(entry.get("currency"))[:1]:
            if code not in english.currencies:
                hint = did_you_mean(code, english.currencies)
                yield document.problem((*path, "currency"), ID, f"'{code}' is not a currency of ISO 4217.{hint}")
        for key in ("languages", "seller_central_languages"):
            for index, tag in enumerate(texts(entry.get(key))):
                if not is_language(tag):
                    yield document.problem((*path, key, index), ID, f"'{tag}' is not a language that CLDR knows.")
    for path, row in rows(tables, "languages", "languages"):
        for key in ("code", "tag", "cldr"):
            for tag in texts(row.get(key))[:1]:
                if not is_language(tag):
                    message = f"'{tag}' is not a language that CLDR knows."
                    yield tables["languages"].problem((*path, key), ID, message)
        countries = row.get("countries")
        for code in countries if isinstance(countries, dict) else ():
            if code.upper() not in english.territories.keys() - _NO_COUNTRIES:
                message = f"'{code}' is not a country code of ISO 3166-1."
                yield tables["languages"].problem((*path, "countries", code), ID, message)
