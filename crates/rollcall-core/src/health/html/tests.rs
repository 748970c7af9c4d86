//! What the file says, and what no text can make of it.

use proptest::prelude::*;
use time::macros::datetime;

use super::*;
use crate::people::{DirectoryCount, Pages, completeness};

fn report(text: &str) -> Report {
    Report {
        organization: Some(text.to_owned()),
        saved_by: Some(text.to_owned()),
        saved: datetime!(2026-05-04 12:05 +02:00),
        people_read: Some(datetime!(2026-05-04 09:58 UTC)),
        completeness: completeness(Pages::All, 2000, DirectoryCount::Users(2000)),
        sections: vec![
            Section {
                title: text.to_owned(),
                content: Content::Facts(vec![
                    (Some(1234), text.to_owned()),
                    (None, text.to_owned()),
                ]),
            },
            Section {
                title: "Pools".to_owned(),
                content: Content::Table(
                    vec!["Licence", "Site", "Seats", "Used"],
                    vec![vec![text.to_owned(); 4]],
                ),
            },
            Section {
                title: "Sites".to_owned(),
                content: Content::Nothing(text.to_owned()),
            },
        ],
        hidden: vec![text.to_owned()],
    }
}

/// Everything between `<` and `>`.
fn tags(page: &str) -> Vec<&str> {
    page.split('<')
        .skip(1)
        .map(|rest| rest.split('>').next().unwrap())
        .collect()
}

#[test]
fn says_when_of_what_and_how_complete() {
    let page = html(&report("Lantern"));
    for words in [
        "<title>Lantern: organisation health</title>",
        "<bdi>Saved with Rollcall on 4 May 2026, 10:05 UTC by Lantern.</bdi>",
        "<p class=\"mark good\"><bdi>Complete: 2,000 of 2,000 people, compared with the directory. Read on 4 May 2026, 09:58 UTC.</bdi></p>",
        "<tr><th scope=\"row\">1,234</th><td><bdi>Lantern</bdi></td></tr>",
        "<tr><th scope=\"row\">not known</th>",
        "<th scope=\"col\">Used</th>",
        "<h2><bdi>Not in this report</bdi></h2>",
    ] {
        assert!(page.contains(words), "{words} in {page}");
    }
}

#[test]
fn an_unknown_name_and_nothing_hidden_are_no_gaps() {
    let page = html(&Report {
        organization: None,
        saved_by: None,
        hidden: Vec::new(),
        ..report("x")
    });
    assert!(page.contains("Organisation without a known name"));
    assert!(page.contains("Saved with Rollcall on 4 May 2026, 10:05 UTC.<"));
    assert!(!page.contains("Not in this report"));
}

/// Nothing is fetched, run or sent, whatever the file holds.
#[test]
fn the_file_is_complete_in_itself() {
    let page = html(&report("x"));
    assert!(page.contains("default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;;"));
    for word in [
        "<script", "<link", "<img", "<a ", "<iframe", "src=", "href=", "url(", "@import", "http",
    ] {
        let found = page.replace("http-equiv", "").contains(word);
        assert!(!found, "{word}");
    }
}

#[test]
fn hostile_texts_stay_texts() {
    let without = html(&report("x"));
    let plain = tags(&without);
    for text in [
        "<script>alert(1)</script>",
        "</title><script>alert(1)</script>",
        "</style><img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "' autofocus onfocus='alert(1)",
        "</bdi><bdi dir=rtl>",
        "&lt;b&gt;",
        "<!--",
        "]]>",
        "&#60;script&#62;",
        "a\u{0}b\u{202e}c\u{2066}",
        "\u{feff}<",
    ] {
        let page = html(&report(text));
        assert_eq!(tags(&page), plain, "{text}");
        assert!(!page.contains('\u{202e}') && !page.contains('\0'), "{text}");
    }
    assert!(html(&report("a&amp;b")).contains("a&amp;amp;b"));
}

proptest! {
    /// No text adds, closes or changes a tag, and every text can be read back.
    #[test]
    fn any_text_stays_text(text in "\\PC{0,40}|[<>&\"'/!a-z= -]{0,60}") {
        let page = html(&report(&text));
        let plain = html(&report("x"));
        prop_assert_eq!(tags(&page), tags(&plain));
        let cell = page.split("<td><bdi>").nth(1).unwrap().split("</bdi>").next().unwrap();
        let read = cell.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
        prop_assert_eq!(read, visible(&text));
    }
}
