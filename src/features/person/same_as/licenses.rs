//! The licences in which the two differ, to choose from.

use rollcall_core::sets::Set;

use crate::prelude::*;
use rollcall_core::change::DiffKind;
use rollcall_core::change::same_as::{Concern, LicenseDifference};
use rollcall_core::naming;
use webex_api::{License, LicenseId};

use crate::features::person::licenses::seats_in_words;
use crate::ui::checkbox::Checkbox;
use crate::ui::collect_views::CollectViews;
use crate::ui::text;
use crate::ui::unique_id::unique_id;

/// The differences, those to remove first.
#[component]
pub fn LicenseChoices(
    /// All of them.
    differences: Vec<LicenseDifference>,
    /// The licences of the organisation.
    pools: Vec<License>,
    /// Those that are chosen.
    chosen: RwSignal<Set<LicenseId>>,
) -> View {
    if differences.is_empty() {
        return view! { <p class="quiet">"Both have the same licences."</p> };
    }
    let (removed, added): (Vec<_>, Vec<_>) = differences
        .into_iter()
        .partition(|it| it.line.kind == DiffKind::Removed);
    let part = |title, differences: Vec<LicenseDifference>| {
        (!differences.is_empty()).then(|| {
            let id = unique_id("differences");
            let labelled_by = id.clone();
            let rows = differences.into_iter();
            let rows = rows.map(|difference| choice(difference, &pools, chosen));
            view! {
                <div role="group" aria-labelledby=labelled_by>
                    <h4 id=id>{title}</h4>
                    {rows.collect_views()}
                </div>
            }
        })
    };
    view! {
        {part(text::DIFF_REMOVE, removed)}
        {part(text::DIFF_ADD, added)}
    }
}

fn choice(
    difference: LicenseDifference,
    pools: &[License],
    chosen: RwSignal<Set<LicenseId>>,
) -> View {
    let LicenseDifference { line, concern } = difference;
    let id = line.field;
    let pool = pools.iter().find(|pool| pool.id == id);
    let aside = pool.map(seats_in_words).unwrap_or_default();
    let name = naming::license(pools, &id).in_words();
    let fixed = concern.is_some_and(Concern::leaves_out);
    let hint = concern.map(|concern| words(concern, line.kind).to_owned());
    let of = id.clone();
    let checked = Signal::derive(move || chosen.with(|chosen| chosen.contains(&of)));
    let choose = move |on| {
        chosen.update(|chosen| {
            if on {
                chosen.insert(id.clone());
            } else {
                chosen.remove(&id);
            }
        });
    };
    view! { <Checkbox label=name aside hint=Signal::stored(hint) checked disabled=Signal::stored(fixed) on_change=choose /> }
}

/// Words the concern about a difference.
const fn words(concern: Concern, kind: DiffKind) -> &'static str {
    match (concern, kind) {
        (Concern::Calling, DiffKind::Removed) => {
            "Stays: removing a Calling licence deletes the person's number. You can remove it with “Change licences”."
        }
        (Concern::Calling, _) => {
            "Left out: a Calling licence needs a phone number or extension. You can add it with “Change licences”."
        }
        (Concern::Elsewhere, _) => "Left out: this licence belongs to another organisation.",
        (Concern::NotListed, _) => {
            "Left out: it isn't in the organisation's list, so it can't be checked."
        }
        (Concern::Full, _) => "No seats left. Webex may reject this.",
        (Concern::FreePoolInUse, _) => {
            "All seats are in use. Webex often adds seats to free pools."
        }
    }
}
