"""The hook that mkdocs.yml names. It has the functions that MkDocs calls, and nothing else."""

from atlas.build.mkdocs_hook import (  # noqa: F401 - MkDocs finds them by their names
    on_build_error,
    on_config,
    on_env,
    on_files,
    on_page_content,
    on_page_context,
    on_page_markdown,
    on_page_read_source,
    on_post_build,
    on_post_page,
    on_startup,
)
