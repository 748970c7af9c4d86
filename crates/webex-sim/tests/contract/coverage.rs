//! Which documented operations the simulator has.

use crate::ask::Client;
use crate::visit;
use std::collections::BTreeSet;
use webex_openapi::OpenApi;
use webex_sim::operations;

/// Documented operations that the simulator lacks.
const ABSENT: [&str; 6] = [
    "DELETE /groups/{groupId}",
    "DELETE /organizations/{orgId}",
    "GET /groups/{groupId}",
    "GET /groups/{groupId}/members",
    "PATCH /groups/{groupId}",
    "POST /groups",
];

#[test]
fn visits_every_operation() {
    let documents = OpenApi::facts();
    let visited: BTreeSet<String> = visit::all(&mut Client::new())
        .iter()
        .map(|visit| visit.name.to_owned())
        .collect();
    let absent: BTreeSet<String> = ABSENT.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(documents.names(), &visited | &absent);
    assert!(visited.is_disjoint(&absent));
    // The documents do not contain these; `tests/simulator` tests them.
    let elsewhere = [
        "/v1/authorize",
        "/v1/access_token",
        "/v1/locations",
        "/v1/adminAudit/eventCategories",
        concat!("/identity/scim/v2/Users", "/me"),
        "/identity/scim/{orgId}/v2/Users",
        concat!("/identity/scim/{orgId}/v2/Users", "/{userId}"),
        "/v1/admin/meeting/config/commonSettings",
        "/WBXService/XMLService",
        "/_site/{site}/WBXService/XMLService",
    ];
    let routes = operations().filter(|operation| !elsewhere.contains(&operation.path));
    assert_eq!(routes.count(), visited.len());
}
