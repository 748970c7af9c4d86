//! The form of a change: what it says, that it sends once, that it keeps unsent wishes.

use rollcall_core::sets::Set;
use std::cell::Cell;
use std::rc::Rc;

use rollcall::components::change_form::*;
use rollcall::data::{ClientHandle, Phase, Writes};
use rollcall::navigator::Navigator;
use rollcall::prelude::*;
use rollcall::ui::toast::Notices;
use rollcall_core::change::Change;
use rollcall_core::naming::Item;
use rollcall_core::session::Session;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use webex_api::LicenseId;

use crate::page::{Mounted, button, find, settle, show, text, until};
use crate::shelf::{IGNORES, SLOW, THERE, WRITES, client, shelf, there};

fn open(closed: RwSignal<bool>) -> Mounted {
    THERE.set(vec!["a"]);
    WRITES.set(0);
    IGNORES.set(false);
    show(move || {
        Notices::provide();
        Writes::provide(Signal::stored(Session::default()));
        provide_context(Navigator::start("/"));
        provide_context(ClientHandle::new(client()));
        form(closed)
    })
}

fn form(closed: RwSignal<bool>) -> View {
    let draft = Draft::new(shelf(), Set::from([LicenseId::from("a")]));
    let choice = |name: &str| Choice {
        field: LicenseId::from(name),
        name: name.to_owned(),
        aside: String::new(),
        hint: None,
        fixed: false,
        elsewhere: None,
    };
    let words = Words {
        item: named(|name: LicenseId| Item {
            name: name.as_str().to_uppercase(),
            site: Some("a.webex.com".to_owned()),
            ..Item::default()
        }),
        note: Callback::new(|_| None),
        fields: "books",
    };
    let groups = vec![ChoiceGroup {
        title: String::new(),
        choices: ["a", "b", "c"].map(choice).into(),
    }];
    view! {
        <ChangeForm title="Change the shelf" person="Ada (ada@acme.test)" draft=draft.any words
            on_close=Callback::new(move |()| closed.set(true))>
            <ChoiceList groups=groups.clone() wanted=draft.wanted search="Search" none="None." />
        </ChangeForm>
    }
}

fn tick(root: &web_sys::Element, name: &str) {
    let labels = crate::page::all(root, "label.checkbox");
    let label = (0..labels.length())
        .filter_map(|index| labels.get(index))
        .find(|label| label.text_content().as_deref() == Some(name));
    label
        .unwrap()
        .unchecked_into::<web_sys::HtmlElement>()
        .click();
}

#[wasm_bindgen_test]
async fn a_change_is_shown_sent_once_and_proved() {
    let page = open(RwSignal::new(false));
    settle().await;
    assert!(text(&page.root).contains("No changes selected."));
    tick(&page.root, "b");
    tick(&page.root, "a");
    settle().await;
    let region = find(&page.root, "[aria-label='What will change']").unwrap();
    assert!(
        text(&region).contains("RemoveA on a.webex.com")
            && text(&region).contains("AddB on a.webex.com")
            && text(&region).contains("Both are sent together."),
        "{}",
        text(&region)
    );

    let apply = button(&page.root, "Apply changes").unwrap();
    apply.click();
    apply.click();
    settle().await;
    apply.click();
    until("the outcome is there", || {
        text(&page.root).contains("Applied")
    })
    .await;
    assert_eq!(WRITES.get(), 1);
    assert!(
        text(&page.root).contains("WRITE"),
        "the tracking id of the write is shown"
    );
    let result = text(&find(&page.root, "#change-result").unwrap());
    for words in [
        "RemovedA on a.webex.com",
        "AddedB on a.webex.com",
        "Ada (ada@acme.test)",
        "Copy proof",
    ] {
        assert!(result.contains(words), "{words}: {result}");
    }
    assert!(
        find(&page.root, "#change-result")
            .unwrap()
            .contains(crate::page::focused().as_deref())
    );
}

#[wasm_bindgen_test]
async fn somebody_elses_change_is_shown_and_started_from() {
    let page = open(RwSignal::new(false));
    settle().await;
    tick(&page.root, "b");
    THERE.set(vec!["a", "c"]);
    settle().await;
    button(&page.root, "Apply changes").unwrap().click();
    until("the outcome is there", || {
        text(&page.root).contains("Changed by someone else")
    })
    .await;
    assert_eq!(WRITES.get(), 0);
    let result = text(&find(&page.root, "#change-result").unwrap());
    assert!(result.contains("AddedC on a.webex.com"), "{result}");
    assert!(
        !result.contains("curl"),
        "no request is shown where none was sent"
    );
    button(&page.root, "Reload current books").unwrap().click();
    settle().await;
    let region = text(&find(&page.root, "[aria-label='What will change']").unwrap());
    assert!(
        region.contains("AddB") && !region.contains('C'),
        "the wish is kept on top of what is there now: {region}"
    );
    button(&page.root, "Apply changes").unwrap().click();
    until("the outcome is there", || {
        find(&page.root, ".notice.success").is_some()
    })
    .await;
    assert_eq!(there(), ["a", "b", "c"]);
}

#[wasm_bindgen_test]
async fn after_a_change_that_was_not_applied_the_draft_is_still_there() {
    let page = open(RwSignal::new(false));
    settle().await;
    tick(&page.root, "b");
    settle().await;
    IGNORES.set(true);
    button(&page.root, "Apply changes").unwrap().click();
    until("the outcome is there", || {
        text(&page.root).contains("Webex accepted the request but made no changes.")
    })
    .await;
    let result = text(&find(&page.root, "#change-result").unwrap());
    assert!(result.contains("Not addedB"), "{result}");
    button(&page.root, "Back to editing").unwrap().click();
    settle().await;
    let region = text(&find(&page.root, "[aria-label='What will change']").unwrap());
    assert!(region.contains("AddB"), "{region}");
    button(&page.root, "Apply changes").unwrap().click();
    until("the second outcome is there", || {
        button(&page.root, "Try again").is_some()
    })
    .await;
    IGNORES.set(false);
    button(&page.root, "Try again").unwrap().click();
    until("it is applied", || {
        find(&page.root, ".notice.success").is_some()
    })
    .await;
    assert_eq!((there(), WRITES.get()), (vec!["a", "b"], 3));
}

#[wasm_bindgen_test]
async fn unsent_wishes_are_asked_about() {
    let closed = RwSignal::new(false);
    let page = open(closed);
    settle().await;
    tick(&page.root, "b");
    settle().await;
    button(&page.root, "Cancel").unwrap().click();
    settle().await;
    assert!(!closed.get_untracked());
    button(&page.root, "Keep editing").unwrap().click();
    settle().await;
    find(&page.root, "dialog")
        .unwrap()
        .dispatch_event(&web_sys::Event::new("cancel").unwrap())
        .unwrap();
    settle().await;
    assert!(!closed.get_untracked(), "Escape asks as well");
    button(&page.root, "Discard changes").unwrap().click();
    settle().await;
    assert!(closed.get_untracked());
    assert_eq!(WRITES.get(), 0);
}

#[wasm_bindgen_test]
async fn a_form_without_wishes_just_closes() {
    let closed = RwSignal::new(false);
    let page = open(closed);
    settle().await;
    button(&page.root, "Cancel").unwrap().click();
    settle().await;
    assert!(closed.get_untracked());
}

/// The form in a page that can take it away while the writes stay, as the pages of the app do.
fn leave_and_come_back(shown: RwSignal<bool>) -> (Mounted, Writes) {
    THERE.set(vec!["a"]);
    WRITES.set(0);
    let kept = Rc::new(Cell::new(None));
    let writes = Rc::clone(&kept);
    let page = show(move || {
        Notices::provide();
        writes.set(Some(Writes::provide(Signal::stored(Session::default()))));
        provide_context(Navigator::start("/"));
        provide_context(ClientHandle::new(client()));
        move || shown.get().then(|| form(RwSignal::new(false)))
    });
    (page, kept.get().unwrap())
}

#[wasm_bindgen_test]
async fn a_form_may_go_while_its_write_is_under_way() {
    let shown = RwSignal::new(true);
    let (page, writes) = leave_and_come_back(shown);
    settle().await;
    tick(&page.root, "b");
    settle().await;
    button(&page.root, "Apply changes").unwrap().click();
    settle().await;
    shown.set(false);
    settle().await;
    let on_shelf = || untrack(|| writes.of_person(&"SHELF".into()));
    assert!(find(&page.root, "dialog").is_none());
    assert!(matches!(on_shelf()[0].phase, Phase::Running(_)));

    shown.set(true);
    settle().await;
    let apply = button(&page.root, "Apply changes").unwrap();
    assert_eq!(
        apply.get_attribute("aria-busy").as_deref(),
        Some("true"),
        "the form that comes back shows the write under way"
    );
    apply.click();
    shown.set(false);
    until("the write is over", || {
        let first = on_shelf().into_iter().next();
        first.is_some_and(|write| matches!(write.phase, Phase::Over(_)))
    })
    .await;
    assert_eq!((WRITES.get(), there()), (1, vec!["a", "b"]));

    shown.set(true);
    settle().await;
    assert!(
        find(&page.root, "#change-result").is_some(),
        "the outcome that nobody saw is shown again"
    );
}

#[wasm_bindgen_test]
async fn a_whole_page_may_go_while_its_write_is_under_way() {
    let shown = RwSignal::new(true);
    let (page, _) = leave_and_come_back(shown);
    settle().await;
    tick(&page.root, "b");
    settle().await;
    button(&page.root, "Apply changes").unwrap().click();
    settle().await;
    drop(page);
    until("the write is over", || there() == ["a", "b"]).await;
    settle().await;
    assert_eq!(WRITES.get(), 1);
}

#[wasm_bindgen_test]
async fn a_write_under_way_is_not_started_again() {
    let (_page, writes) = leave_and_come_back(RwSignal::new(false));
    // A second write would see that the first was done, unless both read before either wrote.
    SLOW.set(true);
    let books = |names: &[&str]| names.iter().map(|&name| LicenseId::from(name)).collect();
    for _ in 0..2 {
        let change = Change {
            target: shelf(),
            before: books(&["a"]),
            after: books(&["a", "b"]),
        };
        writes.start(&client(), change.into_any(), Vec::new(), "Shelf".to_owned());
    }
    until("the write is over", || !untrack(|| writes.any_running())).await;
    SLOW.set(false);
    assert_eq!((WRITES.get(), there()), (1, vec!["a", "b"]));
}
