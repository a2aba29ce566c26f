"""The licence of the content, as it is named on pages and in citations; LICENSE-CONTENT.md holds its terms."""

NAME = "CC BY 4.0"
ADDRESS = "https://creativecommons.org/licenses/by/4.0/deed.da"
IN_WORDS = (
    "Du må dele og bearbejde indholdet, også kommercielt, når du siger, hvor det er fra, henviser til licensen og "
    "fortæller, om du har ændret noget. Licensen gælder ikke citater, kilderne selv, navne og logoer."
)
