//! Tries every operation with every single scope: exactly the scopes of its row get access.

use crate::ask::Client;
use webex_sim::{SCOPE_CATALOGUE, operations};

fn path(template: &str) -> String {
    template
        .split('/')
        .map(|part| if part.starts_with('{') { "x" } else { part })
        .collect::<Vec<_>>()
        .join("/")
}

/// Whether access was refused, as opposed to a refusal by the operation itself.
fn shut(client: &mut Client, method: &str, template: &str) -> bool {
    let answer = client.ask(method, &path(template), None);
    answer.status == 403 && answer.error().contains("missing")
}

#[test]
fn each_operation_accepts_only_its_scopes() {
    let mut client = Client::new();
    let tokens: Vec<_> = SCOPE_CATALOGUE
        .iter()
        .map(|scope| (*scope, client.mint("admin", scope)))
        .collect();
    let mut checked = 0;
    for operation in operations().filter(|operation| !operation.scopes.is_empty()) {
        for (scope, token) in &tokens {
            client.token.clone_from(token);
            let wanted = !operation.scopes.contains(scope);
            let shut = shut(&mut client, operation.method, operation.path);
            assert_eq!(
                shut, wanted,
                "{} {} with {scope}",
                operation.method, operation.path
            );
            checked += 1;
        }
    }
    assert!(checked > 2000);
}

#[test]
fn admin_scope_reads_own_profile_only_if_switched_on() {
    for (switch, admin_scope) in [(false, 403), (true, 200)] {
        let mut client = Client::switched(|switches| switches.admin_scope_for_me = switch);
        for (scope, status) in [
            ("spark:people_read", 200),
            ("spark:all", 200),
            ("spark-admin:people_read", admin_scope),
            ("spark-admin:people_write", 403),
        ] {
            client.token = client.mint("admin", scope);
            let answer = client.get("/v1/people/me");
            assert_eq!(answer.status, status, "{scope}, {switch}");
        }
    }
}

#[test]
fn admin_scope_has_no_effect_without_the_role() {
    let mut client = Client::new();
    let all = SCOPE_CATALOGUE.join(" ");
    client.token = client.mint("user", &all);
    for operation in operations().filter(|operation| !operation.scopes.is_empty()) {
        let shut = shut(&mut client, operation.method, operation.path);
        assert_eq!(
            shut, operation.admin,
            "{} {}",
            operation.method, operation.path
        );
    }
}

#[test]
fn read_only_administrators_cannot_write() {
    let mut client = Client::new();
    let all = SCOPE_CATALOGUE.join(" ");
    client.token = client.mint("read-only", &all);
    // These two reads are closed to read-only administrators.
    let closed = ["/v1/authorizations", "/v1/adminAudit/eventCategories"];
    for operation in operations().filter(|operation| operation.admin) {
        let shut = shut(&mut client, operation.method, operation.path);
        assert_eq!(
            shut,
            operation.method != "GET" || closed.contains(&operation.path),
            "{} {}",
            operation.method,
            operation.path
        );
    }
}

#[test]
fn the_403_has_the_documented_sentence() {
    let mut client = Client::new();
    client.token = client.sim.reader_token().to_owned();
    let answer = client.get("/v1/licenses");
    assert_eq!(answer.status, 403);
    assert!(
        answer.json()["message"]
            .as_str()
            .unwrap()
            .starts_with("The server understood the request, but refused to fulfill it")
    );
    assert!(answer.error().contains("spark-admin:licenses_read"));
}
