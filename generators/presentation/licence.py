"""The licence of the content, as it is named on pages and in citations; LICENSE-CONTENT.md holds its terms."""

NAME = "CC BY 4.0"
ADDRESS = "https://creativecommons.org/licenses/by/4.0/deed.da"
