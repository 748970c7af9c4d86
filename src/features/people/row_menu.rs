//! The menu of a row: open the person or a form about them, or copy what the list knows of them.

use crate::prelude::*;
use rollcall_core::route::{PersonForm, Route};
use webex_api::PersonId;

use super::export::as_json;
use super::this_list::use_this_list;
use crate::data::use_tenant;
use crate::navigator::use_navigator;
use crate::ui::copy_button::copy;
use crate::ui::icon::Icon;
use crate::ui::menu::{Menu, MenuItem};
use crate::ui::toast::use_notices;
use crate::ui::untrusted_text::visible;

/// The menu of a row. If more people arrive and move the row, the menu stays with its person.
#[component]
pub fn RowMenu(
    /// The row shown.
    shown: usize,
) -> View {
    let list = use_this_list();
    let (tenant, navigator, notices) = (use_tenant(), use_navigator(), use_notices());
    let row = list.found.with_untracked(|found| found.row(shown));
    let known = tenant.directory.rows.with_untracked(|directory| {
        let person = directory.row(row?)?;
        Some((
            person.id.to_owned(),
            person.name.to_owned(),
            person.email.to_owned(),
        ))
    });
    let (Some(row), Some((id, name, email))) = (row, known) else {
        return ().into_child();
    };
    // Names for the JSON. What has not loaded by then stays an id.
    tenant.licenses.ensure();
    tenant.roles.ensure();
    let copies = move |text: Option<String>, done: &'static str| {
        let text = text.unwrap_or_default();
        copy(text, notices, move || notices.success(done, ""));
    };
    let item = |words, icon, on_choose| MenuItem {
        words,
        icon,
        on_choose,
    };
    let person = PersonId::new(&*id);
    let open = move |form| {
        let id = person.clone();
        Callback::new(move |()| {
            let (id, form) = (id.clone(), Option::clone(&form));
            navigator.navigate(&Route::Person { id, form });
        })
    };
    let mut items = vec![
        item("Open", Icon::Person, open(None)),
        item(
            "Change licences",
            Icon::License,
            open(Some(PersonForm::Licenses)),
        ),
    ];
    if !email.is_empty() {
        let on_choose =
            Callback::new(move |()| copies(Some(email.clone()), "Copied the email address"));
        items.push(item("Copy email", Icon::Envelope, on_choose));
    }
    items.push(item(
        "Copy ID",
        Icon::Copy,
        Callback::new(move |()| copies(Some(id.clone()), "Copied the ID")),
    ));
    items.push(item(
        "Copy as JSON",
        Icon::Copy,
        Callback::new(move |()| copies(as_json(row, tenant), "Copied the person as JSON")),
    ));
    items.push(item("Delete…", Icon::Minus, open(Some(PersonForm::Delete))));
    let label = format!("Actions for {}", visible(&name));
    let anchor = format!(
        ".people tr[aria-rowindex=\"{}\"] [aria-haspopup=menu]",
        shown + 2
    );
    view! { <Menu label anchor items on_close=move || list.close() /> }
}
