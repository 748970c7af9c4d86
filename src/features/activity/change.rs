//! One change in the list.

use crate::prelude::*;
use rollcall_core::change::{Operation, Receipt};
use rollcall_core::route::Route;

use crate::components::change_form::{
    Evidence, Proof, code_name, form_of, name_and_address, phase_in_words, rows_of, use_facts,
};
use crate::components::outcome;
use crate::data::{Tenant, Write, use_tenant};
use crate::navigator::use_navigator;
use crate::ui::badge::StatusBadge;
use crate::ui::diff_list::DiffRows;
use crate::ui::icon::Icon;
use crate::ui::moment::{self, Moment};
use crate::ui::tone::Tone;
use crate::ui::untrusted_text::UntrustedText;

/// Returns what an operation changes: "Licences", "Session types on SITE".
pub fn what(operation: &Operation) -> String {
    match operation {
        Operation::Licenses { .. } => "Licences".to_owned(),
        Operation::SessionTypes { site, .. } => format!("Session types on {site}"),
        Operation::SiteRole { site, .. } => format!("Role on {site}"),
        Operation::CallingLicense { .. } => "Calling licence".to_owned(),
        Operation::Profile { .. } => "Profile".to_owned(),
        Operation::SignIn { .. } => "Sign-in".to_owned(),
        Operation::Deletion { .. } => "Deletion".to_owned(),
        Operation::Sessions { .. } => "Sessions".to_owned(),
        Operation::TrackingCodes { site, .. } => format!("Tracking codes on {site}"),
        Operation::SiteCode { site, .. } => format!("Tracking code on {site}"),
        Operation::Creation { .. } => "New person".to_owned(),
    }
}

/// Returns the name and address of the person that an operation changes, as far as they have loaded; tracked.
pub fn whose(tenant: Tenant, operation: &Operation) -> Option<String> {
    let code = match operation {
        Operation::Creation { email } => return Some(email.clone()),
        Operation::SiteCode { site, code } => Some((site, code)),
        _ => None,
    };
    if let Some((site, code)) = code {
        return Some(code_name(tenant, site, code));
    }
    let person = tenant.person(operation.person()?);
    person.with(|person| person.ready().map(|person| name_and_address(person)))
}

/// A change that is over.
#[component]
pub fn ChangeEntry(
    /// What is known of it.
    receipt: Receipt,
) -> View {
    let tenant = use_tenant();
    ask_who(tenant, &receipt.operation);
    let Receipt {
        operation,
        verdict,
        ended,
        ..
    } = receipt.clone();
    let person = Signal::derive({
        let operation = operation.clone();
        move || whose(tenant, &operation).unwrap_or_else(|| UNNAMED.to_owned())
    });
    let (tone, heading) = outcome::heading(verdict);
    let tracking_id = receipt.write_tracking_id.clone();
    let curl = receipt.curl.clone();
    let receipt = StoredValue::new(receipt);
    let facts = use_facts(person);
    let rows = move || receipt.with_value(|receipt| rows_of(receipt, tenant));
    let proof = move || {
        untrack(|| {
            let (asked, others) = rows();
            receipt.with_value(|receipt| Proof::of(receipt, facts.get(), asked, others).text())
        })
    };
    view! {
        <Entry operation person badge=(tone, tone.icon(), heading) at=Some(ended)>
            <p class="quiet">{outcome::meaning(verdict)}</p>
            {move || {
                let (asked, others) = rows();
                let others = (!others.is_empty())
                    .then(|| {
                        view! {
                            <p>{outcome::others_heading(verdict)}</p>
                            <DiffRows rows=others />
                        }
                    });
                view! {
                    <DiffRows rows=asked />
                    {others}
                }
            }}
            <Evidence tracking_id proof curl />
        </Entry>
    }
}

/// A change that is under way.
#[component]
pub fn RunningEntry(
    /// How far it is.
    write: Write,
) -> View {
    let tenant = use_tenant();
    ask_who(tenant, &write.operation);
    let address = use_navigator().href(&form_of(&write.operation));
    let operation = write.operation.clone();
    let person =
        Signal::derive(move || whose(tenant, &operation).unwrap_or_else(|| UNNAMED.to_owned()));
    view! {
        <Entry operation=write.operation person badge=(Tone::Info, Icon::Clock, phase_in_words(write.phase)) at=None>
            <a href=address>"Show the change"</a>
        </Entry>
    }
}

/// Requests the person whose name is shown, unless deleted.
fn ask_who(tenant: Tenant, operation: &Operation) {
    if let Some(id) = operation.person()
        && !tenant.is_gone(id)
    {
        tenant.person(id).ensure();
    }
}

/// A person whose name has not loaded.
const UNNAMED: &str = "A person";

#[component]
fn Entry(
    operation: Operation,
    person: Signal<String>,
    badge: (Tone, Icon, &'static str),
    at: Option<time::OffsetDateTime>,
    children: Children,
) -> View {
    let navigator = use_navigator();
    let address = operation
        .person()
        .map(|id| navigator.href(&Route::person(id.clone())));
    let (tone, icon, word) = badge;
    view! {
        <li class="card">
            <div class="card-head">
                <h2>
                    {match address {
                        Some(address) => {
                            view! {
                                <a href=address>
                                    <UntrustedText text=person />
                                </a>
                            }
                        }
                        None => view! { <UntrustedText text=person /> },
                    }}
                </h2>
                <UntrustedText text=what(&operation) />
                <StatusBadge tone icon word />
                {at
                    .map(|at| {
                        view! {
                            <span class="quiet">
                                <Moment at=moment::rfc3339(at) />
                            </span>
                        }
                    })}
            </div>
            <div class="card-body">{children()}</div>
        </li>
    }
}
