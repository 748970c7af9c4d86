//! Walks over realistic and hostile lists.

use pollster::block_on;

use super::*;
use crate::scripted::{Scripted, World, reply, world, world_with};
use crate::{ApiError, ErrorKind, Limits, ListPeople, UrlFault};

const BASE: &str = "https://webexapis.com/v1/people";

fn link(target: &str) -> String {
    format!("<{target}>; rel=\"next\"")
}

/// Answers pages by their `cursor`; `next` says what each page links to.
fn pages(next: impl Fn(&str) -> Option<String> + 'static) -> World {
    world(Scripted::new(move |request| {
        let cursor = request.uri().query().unwrap_or("").to_owned();
        let link = next(&cursor);
        let headers: Vec<(&str, &str)> = link.iter().map(|link| ("link", link.as_str())).collect();
        reply(
            200,
            &headers,
            &format!(r#"{{"items":[{{"id":"p{cursor}"}}]}}"#),
        )
    }))
}

/// Answers pages with at most one person each, by id, one after the other.
fn pages_of(ids: &[&str]) -> World {
    let last = ids.len() - 1;
    world(Scripted::in_turn(ids.iter().enumerate().map(|(at, id)| {
        let next = link(&format!("{BASE}?c={at}"));
        let headers = [("link", next.as_str())];
        let items = if id.is_empty() {
            String::new()
        } else {
            format!(r#"{{"id":"{id}"}}"#)
        };
        let headers = if at == last { &[][..] } else { &headers };
        reply(200, headers, &format!(r#"{{"items":[{items}]}}"#))
    })))
}

/// Walks to the end. Returns the ids, and why the list is incomplete.
fn walk(world: &World) -> (Vec<String>, Option<Incomplete>) {
    let mut walk = PageWalk::new(world.client.clone(), ListPeople::default());
    let mut ids = Vec::new();
    while let Some(page) = block_on(walk.next_page()) {
        ids.extend(
            page.unwrap()
                .into_iter()
                .map(|person| person.id.to_string()),
        );
    }
    assert!(block_on(walk.next_page()).is_none());
    assert_eq!(walk.complete(), walk.incomplete().is_none());
    (ids, walk.incomplete().cloned())
}

#[test]
fn walks_all_pages() {
    let world = pages(|cursor| match cursor {
        "" => Some(link(&format!("{BASE}?c=2"))),
        "c=2" => Some(format!(
            "<{BASE}?c=1>; rel=\"prev\", {}",
            link(&format!("{BASE}?c=3"))
        )),
        _ => None,
    });
    assert_eq!(
        walk(&world),
        (vec!["p".into(), "pc=2".into(), "pc=3".into()], None)
    );
}

/// All fourteen kinds of hostile link: keeps the current page, marks the list incomplete, and asks no other server.
#[test]
fn hostile_links_end_the_list() {
    use Incomplete::{Loop, Refused};
    use NextRefused::{ForeignOrigin, Several, Url};
    let long = format!("{BASE}?c={}", "a".repeat(64 << 10));
    let rows = [
        (
            link("https://evil.example/v1/people?c=2"),
            Refused(ForeignOrigin),
        ),
        (
            link("https://webexapis.com:8443/v1/people?c=2"),
            Refused(ForeignOrigin),
        ),
        (
            link("http://webexapis.com/v1/people?c=2"),
            Refused(ForeignOrigin),
        ),
        (
            link("//evil.example/v1/people"),
            Refused(Url(UrlFault::Scheme)),
        ),
        (
            link("https://webexapis.com@evil.example/v1/people"),
            Refused(Url(UrlFault::UserInfo)),
        ),
        (
            link("https://webexapis.com.evil.example/v1/people"),
            Refused(ForeignOrigin),
        ),
        (
            link("https://webexapis.com/v1/../secret"),
            Refused(Url(UrlFault::Path)),
        ),
        (
            link("https://webexapis.com/v1/%2e%2e/secret"),
            Refused(Url(UrlFault::Path)),
        ),
        (
            link("https://webex\u{430}pis.com/v1/people"),
            Refused(Url(UrlFault::Character)),
        ),
        (
            link("data:application/json,{}"),
            Refused(Url(UrlFault::Scheme)),
        ),
        (link(&long), Refused(Url(UrlFault::TooLong))),
        (
            format!(
                "{}, {}",
                link(&format!("{BASE}?c=2")),
                link(&format!("{BASE}?c=3"))
            ),
            Refused(Several),
        ),
        (link(BASE), Loop),
    ];
    for (header, expected) in rows {
        let shown: String = header.chars().take(80).collect();
        let world = pages(move |_| Some(header.clone()));
        let (ids, incomplete) = walk(&world);
        assert_eq!((ids.len(), incomplete), (1, Some(expected)), "{shown}");
        assert_eq!(world.transport.urls(), [BASE], "{shown}");
    }
    // The fourteenth: a cycle of three pages.
    let world = pages(|cursor| {
        let next = match cursor {
            "" => "?c=2",
            "c=2" => "?c=3",
            _ => "",
        };
        Some(link(&format!("{BASE}{next}")))
    });
    let (ids, incomplete) = walk(&world);
    assert_eq!((ids.len(), incomplete), (3, Some(Loop)));
}

/// Only `Link` says where a list ends: a page in the middle may be empty.
#[test]
fn empty_page_is_not_the_end() {
    let world = pages_of(&["", "a", "", "", "b", ""]);
    assert_eq!(walk(&world), (vec!["a".into(), "b".into()], None));
    assert_eq!(world.transport.urls().len(), 6);
    let world = pages_of(&[""]);
    assert_eq!(walk(&world), (vec![], None));
}

/// Ten consecutive pages that give a next page but nothing new, either empty or already known.
#[test]
fn pages_without_new_items_make_the_list_incomplete() {
    use Incomplete::NothingNew;
    let known = ["a"; 12];
    let empty = [""; 12];
    assert_eq!(
        walk(&pages_of(&known)),
        (vec!["a".into(); 11], Some(NothingNew))
    );
    assert_eq!(walk(&pages_of(&empty)), (vec![], Some(NothingNew)));
    // Nine, then something new: the count restarts.
    let nine = [["a"].as_slice(), &["a"; 9], &["b"], &[""; 9], &["c"]].concat();
    let (ids, incomplete) = walk(&pages_of(&nine));
    assert_eq!((ids.len(), incomplete), (12, None));
    // The tenth is the last page, so nothing is left to request.
    let ends = [["a"].as_slice(), &[""; 10]].concat();
    assert_eq!(walk(&pages_of(&ends)), (vec!["a".into()], None));
}

/// Omits unreadable items, reads the pages after them, and does not call the list complete.
#[test]
fn unreadable_item_makes_the_list_incomplete() {
    let next = link(&format!("{BASE}?c=2"));
    let world = world(Scripted::in_turn([
        reply(
            200,
            &[("link", &next)],
            r#"{"items":[{"id":"a","extension":1234},{},7]}"#,
        ),
        reply(200, &[], r#"{"items":[{"id":"b"},null]}"#),
    ]));
    let (ids, incomplete) = walk(&world);
    assert_eq!(ids, ["a", "b"]);
    let Some(Incomplete::Unreadable { items, first }) = incomplete else {
        panic!("{incomplete:?}");
    };
    assert_eq!((items, first.path.as_deref()), (3, Some("items[1].id")));
}

#[test]
fn stops_an_endless_list() {
    let count = std::cell::Cell::new(0);
    let transport = Scripted::new(move |_| {
        count.set(count.get() + 1);
        let next = link(&format!("{BASE}?c={}", count.get()));
        reply(200, &[("link", &next)], r#"{"items":[{"id":"x"}]}"#)
    });
    let limits = Limits {
        pages: 5,
        ..Limits::default()
    };
    let world = world_with(transport, crate::scripted::Jitter(0.0), limits);
    let (ids, incomplete) = walk(&world);
    assert_eq!((ids.len(), incomplete), (5, Some(Incomplete::TooManyPages)));
}

#[test]
fn requests_a_failed_page_again() {
    let next = link(&format!("{BASE}?c=2"));
    let world = world(Scripted::in_turn([
        reply(200, &[("link", &next)], r#"{"items":[{"id":"a"}]}"#),
        reply(403, &[], ""),
        reply(200, &[], r#"{"items":[{"id":"b"}]}"#),
    ]));
    let mut walk = PageWalk::new(world.client.clone(), ListPeople::default());
    assert_eq!(walk.incomplete(), Some(&Incomplete::Unfinished));
    block_on(walk.next_page()).unwrap().unwrap();
    let error: ApiError = block_on(walk.next_page()).unwrap().unwrap_err();
    assert_eq!((error.kind, walk.complete()), (ErrorKind::Forbidden, false));
    assert_eq!(walk.incomplete(), Some(&Incomplete::Failed(error)));
    assert_eq!(
        block_on(walk.next_page()).unwrap().unwrap()[0].id.as_str(),
        "b"
    );
    assert!(walk.complete());
    assert_eq!(
        world.transport.urls()[1..],
        [format!("{BASE}?c=2"), format!("{BASE}?c=2")]
    );
}
