"""What robots may read: all of it, but nothing of a programme that is made up."""

from generators.knowledge.knowledge_base import KnowledgeBase
from generators.presentation.site import Site


def robots(base: KnowledgeBase, site: Site) -> str:
    """Write robots.txt, which leads to the sitemap."""
    if base.is_example:
        return "User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nAllow: /\n\nSitemap: {site.url}sitemap.xml\n"
