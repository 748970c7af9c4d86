//! The page.

use crate::prelude::*;
use rollcall_core::route::Route;

use super::console::console_card;
use super::reach::reach_card;
use super::ticket::ticket_card;
use crate::navigator::use_navigator;
use crate::ui::page_head::PageHead;
use crate::ui::text;

/// Ticket, reach and console.
#[component]
pub fn XmlPage() -> View {
    let token = use_navigator().href(&Route::Token);
    view! {
        <p>
            <a href=token>"Token"</a>
        </p>
        <PageHead title=text::XML_API />
        <div class="xml stack">{ticket_card(false)} {reach_card()} {console_card()}</div>
    }
}
