//! Whether the list of people has everyone, in a sentence.

use crate::prelude::*;
use rollcall_core::people::{Completeness, Directory, DirectoryCount, Standing, completeness};
use rollcall_core::route::Route;

use crate::data::{use_directory, use_directory_count};
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::show::Show;

/// How the list that is shown stands.
pub fn use_completeness() -> Signal<Completeness> {
    let (directory, count) = (use_directory(), use_directory_count());
    memo(move || {
        let listed = directory.rows.with(Directory::len);
        completeness(directory.pages(), listed, count.get())
    })
    .into()
}

/// The mark: what the list was compared with, and how it stands.
#[component]
pub fn CompletenessMark() -> View {
    let mark = use_completeness();
    let count = use_directory_count();
    let standing = memo(move || mark.with(|mark| mark.standing));
    let icon = Signal::derive(move || icon(standing.get()));
    let class = move || ["completeness ", tone(standing.get())].concat();
    let scopes = use_navigator().href(&Route::Scopes);
    let no_scope =
        move || standing.get() == Standing::NotKnown && count.get() == DirectoryCount::NoScope;
    view! {
        <p class=class>
            <Glyph icon />
            <span>{move || mark.with(|mark| mark.words.clone())} <Show when=no_scope>" " <a href=scopes.clone()>"About scopes"</a></Show></span>
        </p>
    }
}

const fn icon(standing: Standing) -> Icon {
    match standing {
        Standing::Open => Icon::Clock,
        Standing::Complete => Icon::Check,
        Standing::NotKnown => Icon::Unknown,
        Standing::Differs | Standing::Incomplete => Icon::Warning,
    }
}

const fn tone(standing: Standing) -> &'static str {
    match standing {
        Standing::Complete => "success",
        Standing::Differs | Standing::Incomplete => "warning",
        Standing::Open | Standing::NotKnown => "neutral",
    }
}
