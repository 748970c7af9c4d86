"""Makes changes with wxc_sdk, with its own handling of 429 and its own number of requests at once.

Reads one JSON object from standard input: `api`, `token`, `ids`, `requests` (`method` and `query`, in order, for each person) and `at_once`.
Prints one: `seconds` from the first request to the last answer, and `failed`, the number of people for whom a request failed.
The requests go through the SDK's session, not through its classes of people, so that they are the same as those of the other side.
"""

import asyncio
import json
import logging
import sys
import time

from wxc_sdk.as_api import AsWebexSimpleApi


async def change(session, order, person_id):
    """All requests for one person, one after another. Returns whether one of them failed."""
    person = {}
    try:
        for request in order["requests"]:
            url = f"{order['api']}/people/{person_id}?{request['query']}"
            if request["method"] == "PUT":
                person = await session.rest_put(url=url, json={**person, "loginEnabled": False})
            else:
                person = await session.rest_get(url=url)
    except Exception as error:  # The SDK raises several kinds; every one is a row that was not done.
        print(f"{type(error).__name__}: {error}"[:200], file=sys.stderr)
        return True
    return False


async def main():
    order = json.load(sys.stdin)
    # One line for each 429 otherwise.
    logging.disable(logging.WARNING)
    async with AsWebexSimpleApi(tokens=order["token"], concurrent_requests=order["at_once"]) as api:
        begun = time.perf_counter()
        failed = await asyncio.gather(*(change(api.session, order, person_id) for person_id in order["ids"]))
        print(json.dumps({"seconds": time.perf_counter() - begun, "failed": sum(failed)}))


asyncio.run(main())
