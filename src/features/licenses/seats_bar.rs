//! A bar that shows how full a pool is, with the numbers beside it.

use crate::prelude::*;
use rollcall_core::licenses::{Seats, State};
use webex_api::License;

/// The bar and the numbers; the numbers alone where there is no limit or where one of them is not known.
/// `words` are the numbers.
pub fn seats_bar(license: &License, words: fn(Seats) -> String) -> View {
    let seats = Seats::of(license);
    let class = match State::of(license) {
        State::Overused { .. } => "bar overused",
        State::Full => "bar full",
        _ => "bar",
    };
    // The numbers say the same, so that nobody has to hear both.
    let bar = seats.percent().map(|percent| {
        view! {
            <span class=class aria-hidden="true">
                <span style:inline-size=format!("{percent}%")></span>
            </span>
        }
    });
    view! { <span class="seats-bar">{bar} <span>{words(seats)}</span></span> }
}
