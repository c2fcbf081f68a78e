"""Looks up the site's messages: the texts of one language, by dotted key."""

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from atlas.model.locales import Locale
from atlas.problems import TextError, did_you_mean
from atlas.project import Project

# What a language's pages may show of another one, and nothing else: a saved text rebuilds the languages that show it.
SHARED = ("draft.heading.", "draft.signs.")


class Messages:
    """The texts of one language, looked up by dotted key; records which were used, so that others can be reported.

    `others` returns what may be shown of another language.
    """

    def __init__(
        self, locale: Locale, texts: dict[str, Any], others: Callable[[Locale], "Messages"] | None = None
    ) -> None:
        self.locale = locale
        self.texts = texts
        self.used: set[str] = set()
        self._others = others

    def __call__(self, key: str, **values: Any) -> str:
        """Return the text of a key with its placeholders filled; `count` picks the plural form.

        Values that are Markup are kept as they are, and make the result Markup. Raises TextError for an unknown key
        or a placeholder without a value: a page never shows a hole.
        """
        text = self._text(key)
        if isinstance(text, dict) and "count" not in values:
            raise TextError(f"asks for the counted text '{key}' without a count")
        if isinstance(text, dict):
            form = self.locale.cldr.plural_form(values["count"])
            text = text.get(form, text["other"])
        try:
            if any(isinstance(value, Markup) for value in values.values()):
                return Markup.escape(text).format(**values)
            return str(text.format(**values) if values else text)
        except (LookupError, ValueError) as error:
            raise TextError(f"asks for the text '{key}' and gives no value for {error}") from None

    def of(self, other: Locale) -> "Messages":
        """Return what may be shown of another language, as for a link that speaks to its readers; or these messages."""
        return self if other == self.locale or not self._others else self._others(other)

    def plural(self, key: str) -> dict[str, str]:
        """Return all forms of a counted text, for a script that counts by itself (Intl.PluralRules)."""
        text = self._text(key)
        if not isinstance(text, dict):
            raise TextError(f"asks for the counted text '{key}', which has no counted forms")
        return dict(text)

    def group(self, prefix: str) -> dict[str, str]:
        """Return the texts whose keys begin with a prefix and a dot, by the rest of their key; for scripts."""
        keys = [key for key in self.texts if key.startswith(prefix + ".")]
        self.used.update(keys)
        return {key.removeprefix(prefix + "."): self.texts[key] for key in keys}

    def _text(self, key: str) -> Any:
        if key not in self.texts:
            hint = did_you_mean(key, self.texts)
            raise TextError(f"asks for the text '{key}', which data/strings does not have.{hint} Add it, or correct it")
        self.used.add(key)
        return self.texts[key]


def messages(project: Project, locale: Locale) -> Messages:
    """Return the messages of a language, with nothing marked as used yet."""
    return Messages(locale, project.texts(locale.code), lambda other: shared_messages(project, other))


def shared_messages(project: Project, locale: Locale) -> Messages:
    """Return the messages of a language that the pages of all others may show; any other key raises TextError."""
    return Messages(locale, shared_texts(project, locale.code))


def shared_texts(project: Project, code: str) -> dict[str, Any]:
    """Return the texts of a language that the pages of all others may show, by dotted key."""
    return project.kept(
        ("shared texts", code),
        lambda: {key: value for key, value in project.texts(code).items() if key.startswith(SHARED)},
    )
