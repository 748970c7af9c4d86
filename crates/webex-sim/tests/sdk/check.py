"""Runs two SDKs for the real Webex against the simulator. Only their base URL is changed.

    check.py PROGRAM                  starts the simulator PROGRAM and stops it afterwards
    WEBEX_BASE_URL=… WEBEX_TOKEN=… check.py    uses a running simulator

The token must belong to a full administrator and have every scope. Prints one line per failed check and then exits with 1.
"""

import json
import os
import subprocess
import sys

import webexpythonsdk
from wxc_sdk import WebexSimpleApi
from wxc_sdk.licenses import LicenseRequest, LicenseRequestOperation
from wxc_sdk.people import Person
from wxc_sdk.rest import RestError, RestSession

NEW = "sdk.check@lantern.example"


def python_sdk(base, token):
    """WebexPythonSDK."""
    api = webexpythonsdk.WebexAPI(access_token=token, base_url=base + "/")
    me = api.people.me()
    yield "me is an administrator", "avery.quill" in me.emails[0] and me.roles
    everybody = list(api.people.list(max=37))
    yield "pages cover everybody once", len({p.id for p in everybody}) == len(everybody) > 37
    yield "one by address", [p.id for p in api.people.list(email=me.emails[0])] == [me.id]
    yield "one by id", api.people.get(me.id).displayName == me.displayName
    licenses = list(api.licenses.list())
    yield "licences", api.licenses.get(licenses[0].id).name == licenses[0].name
    roles = list(api.roles.list())
    yield "roles", api.roles.get(me.roles[0]).name == "Full Administrator" and len(roles) > 3
    organizations = list(api.organizations.list())
    yield "organisations", api.organizations.get(me.orgId).displayName == organizations[0].displayName

    new = api.people.create(emails=[NEW], displayName="Sdk Check", licenses=[licenses[0].id])
    yield "create", new.invitePending and licenses[0].id in new.licenses
    changed = api.people.update(new.id, emails=[NEW], displayName="Sdk Checked", licenses=new.licenses)
    yield "update", changed.displayName == "Sdk Checked"
    api.people.delete(new.id)
    try:
        api.people.get(new.id)
        yield "404 after delete", False
    except webexpythonsdk.ApiError as error:
        yield "404 after delete", error.status_code == 404 and "could not be found" in error.message


def calling_sdk(base, token):
    """wxc_sdk, the strictest parser among the public SDKs."""
    RestSession.BASE = base
    with WebexSimpleApi(tokens=token) as api:
        me = api.people.me()
        yield "wxc: everybody", len(list(api.people.list(max=50, calling_data=True))) > 50
        yield "wxc: raw id", me.person_id_uuid.count("-") == 4
        licenses = api.licenses.list()
        held = next(entry for entry in licenses if entry.license_id in me.licenses and entry.site_url)
        holders = [user.id for user in api.licenses.assigned_users(held.license_id, limit=20)]
        yield "wxc: holders in pages", len(set(holders)) == len(holders) == held.consumed_by_users
        # A person without a site, because this SDK spells a host's account type HOST and the official documentation host.
        guest = api.people.create(Person(emails=[NEW], display_name="Guest"))
        free = next(entry for entry in licenses if entry.name == "Messaging")
        for operation, wanted in ((LicenseRequestOperation.add, True), (LicenseRequestOperation.remove, False)):
            request = LicenseRequest(id=free.license_id, operation=operation)
            answer = api.licenses.assign_licenses_to_users(person_id=guest.person_id, licenses=[request])
            yield f"wxc: licence {operation.value}", (free.license_id in answer.licenses) == wanted
        api.people.delete_person(guest.person_id)
        yield "wxc: roles", len(api.roles.list()) > 3
        yield "wxc: organisation", api.organizations.details(me.org_id).display_name
        sites = api.meetings.preferences.site_list()
        yield "wxc: sites", [site.default for site in sites].count(True) == 1
        yield "wxc: token expiry", api.authorizations.get_token_expiration_status() > 0

        me.title = "Checked"
        yield "wxc: get, change, put", api.people.update(me).title == "Checked"
        try:
            api.people.details("nobody")
            yield "wxc: error", False
        except RestError as error:
            yield "wxc: error", error.response.status_code == 404 and error.detail.tracking_id


def check(base, token):
    failed = 0
    for sdk in (python_sdk, calling_sdk):
        for name, good in sdk(base, token):
            if not good:
                failed += 1
                print(f"failed: {name}", file=sys.stderr)
    return failed


def main():
    if "WEBEX_BASE_URL" in os.environ:
        return check(os.environ["WEBEX_BASE_URL"].rstrip("/"), os.environ["WEBEX_TOKEN"])
    command = [sys.argv[1], "--listen", "127.0.0.1:0", "--people", "300"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as simulator:
        try:
            ready = json.loads(simulator.stdout.readline())
            return check(ready["api"], ready["admin_token"])
        finally:
            simulator.terminate()


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
