//! What is known of one pool, above its holders.

use crate::prelude::*;
use rollcall_core::licenses::{Seats, State, Supply, elsewhere};
use webex_api::{License, LicenseId, OrgId};

use super::belonging::use_home;
use super::seats_bar::seats_bar;
use super::words;
use crate::components::load::Load;
use crate::data::use_tenant;
use crate::memo::memo;
use crate::ui::collect_views::CollectViews;
use crate::ui::definitions::{Definition, DefinitionList};
use crate::ui::notice::Notice;
use crate::ui::tone::Tone;
use crate::ui::untrusted_text::UntrustedText;

/// The facts of a pool, or that the organisation's list does not have it.
#[component]
pub fn PoolFacts(
    /// The licence.
    id: LicenseId,
) -> View {
    let remote = use_tenant().licenses;
    let home = use_home();
    view! {
        <Load remote what="the seats of this licence" lines=2 let:licenses>
            {
                let id = id.clone();
                let license = memo(move || { licenses.with(|licenses| licenses.iter().find(|license| license.id == id).cloned()) });
                move || match license.get() {
                    Some(license) => facts(&license, home.get().as_ref()).into_child(),
                    None => view! { <Notice tone=Tone::Neutral title="This licence isn't in your organisation's list." /> },
                }
            }
        </Load>
    }
}

fn facts(license: &License, home: Option<&OrgId>) -> View {
    let seats = Seats::of(license);
    let subscription = match Supply::of(license) {
        Supply::Free => "None: this is a free pool".to_owned(),
        Supply::Trial => {
            let id = license.subscription_id.as_deref().unwrap_or_default();
            format!("Trial ({id})")
        }
        Supply::Bought | Supply::Unknown => words::supply(license),
    };
    let rows = [
        ("Seats", words::total(license)),
        ("Left", words::left(license)),
        (
            "Used by people",
            words::told(license, "consumedByUsers", seats.by_people),
        ),
        (
            "Used by workspaces",
            words::told(license, "consumedByWorkspaces", seats.by_workspaces),
        ),
        ("Subscription", subscription),
    ];
    let rows = rows.into_iter().map(|(term, value)| {
        view! {
            <Definition term>
                <UntrustedText text=value />
            </Definition>
        }
    });
    let rows = rows.collect_views();
    let remark = remark(State::of(license)).map(|words| view! { <p class="quiet">{words}</p> });
    let other = home
        .and_then(|home| elsewhere(&license.id, home))
        .map(|organization| {
            view! {
                <Notice tone=Tone::Warning title="This licence's ID names another organisation.">
                    <p>
                        "Its ID belongs to organisation " <span class="mono">{organization}</span>
                        ", not yours. Check it in Control Hub before you rely on these numbers."
                    </p>
                </Notice>
            }
        });
    view! {
        <div class="pool-facts">{seats_bar(license, words::used_in_full)} <DefinitionList>{rows}</DefinitionList></div>
        {remark}
        {other}
    }
}

/// What the state of a pool means, where its word alone would mislead.
const fn remark(state: State) -> Option<&'static str> {
    match state {
        State::FreeInUse => {
            Some("All seats are in use, but Webex often adds seats to free pools by itself.")
        }
        State::Overused { .. } => {
            Some("More seats are in use than this pool has. Check its subscription in Control Hub.")
        }
        State::Full | State::NearlyFull | State::Available | State::NoLimit | State::Unknown => {
            None
        }
    }
}
