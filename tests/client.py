"""Links a seller to the right door of Amazon: python client.py https://the.atlas/ A1VC38T7YXB528."""

import html
import json
import sys
from urllib.request import urlopen

site, wanted = sys.argv[1].rstrip("/"), sys.argv[2]
described = json.load(urlopen(f"{site}/api/v1/openapi.json", timeout=10))["paths"]
table = next(path for path, item in described.items() if item["get"]["operationId"] == "listMarketplaces")
stores = json.load(urlopen(site + table, timeout=10))["marketplaces"]
store = next((store for store in stores if store["marketplace_id"] == wanted), None)
if not store:
    sys.exit(f"No marketplace has the ID {wanted}.")
door, says = store["contact_door"], "Contact Amazon seller support"
if not door:
    door, says = store["first_door"], "Sign in to Seller Central, then choose Help"
if store["retired"]:
    door, says = store["permalink"], "This store has closed"
print(f'<a href="{html.escape(door)}">{says} ({html.escape(store["names"]["en"])})</a>')
