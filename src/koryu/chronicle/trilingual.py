"""A text in the three languages koryu speaks."""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("ja", "en", "ru")


@dataclass(frozen=True, slots=True)
class Trilingual:
    """The same words in Japanese, English and Russian; an empty string means "not available"."""

    ja: str
    en: str = ""
    ru: str = ""

    def of(self, language: str) -> str:
        """The words in `language` ("ja", "en", "ru"), else the first language that has any."""
        wanted = (language, "en", "ja", "ru") if language != "ja" else ("ja", "en", "ru")
        return next((text for code in wanted if (text := getattr(self, code))), "")

    def fill(self, **values: object) -> Trilingual:
        """The three templates with `{name}` replaced by `values`.

        A value that is itself Trilingual goes into each template in that template's language.
        """

        def one(language: str) -> str:
            words = {
                name: value.of(language) if isinstance(value, Trilingual) else value
                for name, value in values.items()
            }
            template: str = getattr(self, language)
            return template.format(**words)

        return Trilingual(*(one(language) for language in LANGUAGES))

    def as_dict(self) -> dict[str, str]:
        return {"ja": self.ja, "en": self.en, "ru": self.ru}
