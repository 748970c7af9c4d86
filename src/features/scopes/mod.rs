//! Everything about scopes: which a job needs, which to ask for, and what an authorize URL asks for. Nothing here calls Webex, so
//! the page is there for someone who is not signed in as well.

mod field;
mod lines;
mod picked;
mod picker;
mod reader;
mod registration;
mod tasks;

use crate::prelude::*;

pub use self::lines::{ScopeLines, meaning};
use self::picked::Picked;
use self::picker::PickerCard;
use self::reader::ReaderCard;
use self::registration::Registration;
use self::tasks::TasksCard;
use crate::ui::page_head::PageHead;

/// The page: from what somebody wants to do to the fewest scopes, to the address of the sign-in, and back.
#[component]
pub fn ScopesPage() -> View {
    let (picked, registration) = (Picked::default(), Registration::of_this_site());
    let sub = || "Scopes never grant more than your admin role allows.";
    view! {
        <div class="scopes stack">
            <PageHead title="Scopes" sub />
            <TasksCard picked registration />
            <PickerCard picked registration />
            <ReaderCard picked registration />
        </div>
    }
}
