# A thin front for the commands in scripts/, each of which has --help and sets up what it needs.

PYTHON ?= python3
PORT ?= 8000

.PHONY: serve site public load test test-all check fix rules links bench mutants search-bench screenshots cards lock clean help

serve: ## set up, build, serve on 127.0.0.1:8000 and rebuild what a saved file touches
	@$(PYTHON) scripts/serve.py --port $(PORT)

site: ## check, build and verify the whole site into site/
	@$(PYTHON) scripts/build.py

public: ## the same, then copied into public/ with every text compressed, for a host
	@$(PYTHON) scripts/public.py

load: ## print how many requests the shipped nginx answers, beside a bare one (needs nginx and wrk)
	@$(PYTHON) scripts/load.py

test: ## every check and every test, in a real browser too
	@$(PYTHON) scripts/test.py

test-all: ## the same with every language in the browser, more kills and more hostile data
	@$(PYTHON) scripts/test.py --thorough

check: ## the fast checks without a browser
	@$(PYTHON) scripts/check.py

fix: ## mend what a machine can: order, spacing, quotes, style of the code
	@$(PYTHON) scripts/fix.py

rules: ## write RULES.md anew: every rule with its reason and an example
	@$(PYTHON) scripts/rules_page.py

links: ## ask each outside address whether it still answers
	@$(PYTHON) scripts/check_links.py

bench: ## print how long builds and edits take, beside the stock way
	@$(PYTHON) scripts/bench.py

mutants: ## change the judging code a little, and print each change that no test notices
	@$(PYTHON) scripts/mutants.py

search-bench: ## print how well and how fast the search answers the golden questions
	@$(PYTHON) scripts/build.py --quiet
	@$(PYTHON) scripts/search_bench.py --held

screenshots: ## pictures of the pages into .build/screenshots/
	@$(PYTHON) scripts/build.py --quiet
	@$(PYTHON) scripts/screenshots.py

cards: ## the social card of each language, when its words changed
	@$(PYTHON) scripts/cards.py

lock: ## pin the newest packages that pyproject.toml allows
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --no-emit-index-url pyproject.toml -o requirements.txt
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --no-emit-index-url --extra test pyproject.toml -o requirements-test.txt

clean: ## remove what can be made again
	rm -rf .build .venv site public

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "%-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
