//! People and licences of a file against those of the organisation.

use serde_json::json;
use webex_api::{License, LicenseId};

use super::*;
use crate::people::Directory;
use crate::sets::{Set, set_of};
use crate::{csv, naming};

fn directory() -> Directory {
    let mut directory = Directory::new();
    let people = json!([
        {"id": "P1", "displayName": "Ada", "emails": ["ada@acme.example", "ada.byron@acme.example"]},
        {"id": "P2", "displayName": "Bo", "emails": ["bo@acme.example", "team@acme.example"]},
        {"id": "P3", "displayName": "Cy", "emails": ["cy@acme.example", "team@acme.example"]},
    ]);
    directory.push_page(serde_json::from_value(people).unwrap());
    directory
}

#[test]
fn people_are_found_by_id_and_address() {
    let directory = directory();
    let people = People::new(&directory);
    let source = read(
        "Email,Person ID\n\
         ADA.byron@acme.example,\nbo@acme.example,P2\nold@acme.example,P3\n\
         nobody@acme.example,\nteam@acme.example,\nada@acme.example,P9\nada@acme.example,P2\n",
    );
    let mut rows = source.rows();
    let mut found = Vec::new();
    while let Some(row) = rows.read() {
        found.push(people.find(&row).map_err(|problem| problem.to_string()));
    }
    let problem = |words: &str| Err(words.to_owned());
    assert_eq!(
        found,
        [
            Ok(0),
            Ok(1),
            Ok(2),
            problem(
                "Line 5, column Email: nobody in this organisation has the address “nobody@acme.example”."
            ),
            problem("Line 6, column Email: several people have the address “team@acme.example”."),
            problem(
                "Line 7, column Person ID: nobody in this organisation has the ID “P9”; the file may come from another organisation."
            ),
            problem("Line 8, column Person ID: “P2” is in line 3 already."),
        ]
    );
    let source = read("Email,Person ID\nada@acme.example,P2\n");
    let mut rows = source.rows();
    let problem = people.find(&rows.read().unwrap()).unwrap_err();
    assert_eq!(problem.fault, Fault::DifferentPeople);
}

fn pools() -> Vec<License> {
    let pools = json!([
        {"id": "CALL1", "name": "Webex Calling", "subscriptionId": "Sub1"},
        {"id": "CALL2", "name": "Webex Calling", "subscriptionId": "Sub2"},
        {"id": "MEET", "name": "Meetings", "subscriptionId": "Sub1", "siteUrl": "acme.webex.com"},
        {"id": "CA", "name": "Customer Assist", "subscriptionId": "Sub1"},
        {"id": "ODD", "name": "Odd; Meetings", "subscriptionId": "Sub1"},
    ]);
    serde_json::from_value(pools).unwrap()
}

fn ids(names: &[&str]) -> Set<LicenseId> {
    set_of(names.iter().map(|name| LicenseId::new(*name)))
}

fn edit(source: &Source, pools: &[License], held: &[&str]) -> Result<LicenseEdit, Problem> {
    let mut rows = source.rows();
    Pools::of(source, pools).edit(&rows.read().unwrap(), &ids(held))
}

#[test]
fn only_what_differs_is_given_and_taken_away() {
    let source = read(
        "User ID/Email (Required),Webex Calling [Sub1],webex calling [Sub2],ACME.webex.com - meetings [Sub1],Single License - CX Essentials [Sub1],Other [Sub1],b.webex.com - Meetings [Sub1],Meetings [Sub1] (Suspended)\n\
         ada@acme.example,TRUE,FALSE,,TRUE,TRUE,TRUE,TRUE\n",
    );
    let pools = pools();
    let changed = |remove: &[&str], add: &[&str]| {
        Ok(LicenseEdit {
            remove: ids(remove),
            add: ids(add),
        })
    };
    assert_eq!(
        edit(&source, &pools, &["CALL2", "MEET", "ODD"]),
        changed(&["CALL2"], &["CA", "CALL1"])
    );
    assert_eq!(edit(&source, &pools, &["CALL1", "CA"]), changed(&[], &[]));
    let unknown: Vec<String> = Pools::of(&source, &pools)
        .unknown(&source)
        .map(|column| column.name.clone())
        .collect();
    assert_eq!(unknown, ["Other [Sub1]", "b.webex.com - Meetings [Sub1]"]);
}

#[test]
fn a_name_that_two_pools_have_means_neither() {
    let mut pools = pools();
    pools[1].subscription_id = Some("Sub1".to_owned());
    let source = read("Email,Webex Calling [Sub1]\nada@acme.example,TRUE\n");
    assert_eq!(edit(&source, &pools, &[]), Ok(LicenseEdit::default()));
}

#[test]
fn the_licences_of_an_export_are_made_exact() {
    let pools = pools();
    let export = |held: &[&str]| {
        let names = ids(held)
            .iter()
            .map(|id| naming::license(&pools, id).in_words())
            .collect::<Vec<_>>();
        let mut row = PEOPLE_HEADER.map(|_| String::new());
        (row[1], row[4]) = ("ada@acme.example".to_owned(), names.join("; "));
        read(&csv::write(&PEOPLE_HEADER, [row]))
    };
    let source = export(&["CALL1", "MEET", "ODD", "GONE"]);
    assert_eq!(
        edit(&source, &pools, &["CALL1", "GONE", "MEET", "ODD"]),
        Ok(LicenseEdit::default())
    );
    assert_eq!(
        edit(&source, &pools, &["CALL2", "GONE"]),
        Ok(LicenseEdit {
            remove: ids(&["CALL2"]),
            add: ids(&["CALL1", "MEET", "ODD"])
        })
    );
    // Somebody who does not have the unknown licence cannot be given it.
    let problem = edit(&source, &pools, &["CALL1"]).unwrap_err();
    assert_eq!(
        problem.to_string(),
        "Line 2, column Licences: this organisation has no licence called “Unknown licence (ID …GONE)”, or several."
    );
    assert_eq!(
        edit(&export(&[]), &pools, &["CALL1"]),
        Ok(LicenseEdit::default())
    );
}
