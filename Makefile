# A thin front for the commands in scripts/, each of which has --help.

PYTHON ?= python3
PORT ?= 8000
RUN = .venv/bin/python

.PHONY: serve site test check bench search-bench screenshots cards lock clean

serve: ## set up, build, serve on 127.0.0.1:8000 and rebuild what a saved file touches
	@$(PYTHON) scripts/setup.py site
	@$(RUN) scripts/serve.py --port $(PORT)

site: ## check, build and verify the whole site into site/
	@$(PYTHON) scripts/setup.py site
	@$(RUN) scripts/build.py

test: ## every check and every test, in a real browser too
	@$(PYTHON) scripts/setup.py test
	@$(RUN) scripts/check.py
	@$(RUN) -m pytest

check: ## the fast checks without a browser
	@$(PYTHON) scripts/setup.py check
	@$(RUN) scripts/check.py

bench: ## print how long a build and an edit take
	@$(PYTHON) scripts/setup.py site
	@$(RUN) scripts/bench.py

search-bench: ## print how well and how fast the search answers the golden questions
	@$(PYTHON) scripts/setup.py test
	@$(RUN) scripts/build.py --quiet
	@$(RUN) scripts/search_bench.py --held

screenshots: ## pictures of the pages into .build/screenshots/
	@$(PYTHON) scripts/setup.py test
	@$(RUN) scripts/build.py --quiet
	@$(RUN) scripts/screenshots.py

cards: ## the social card of each language, when its words changed
	@$(PYTHON) scripts/setup.py test
	@$(RUN) scripts/cards.py

lock: ## pin the newest packages that pyproject.toml allows
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --no-emit-index-url pyproject.toml -o requirements.txt
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --no-emit-index-url --extra test pyproject.toml -o requirements-test.txt

clean: ## remove what can be made again
	rm -rf .build .venv site
