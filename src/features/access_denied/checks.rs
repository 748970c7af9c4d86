//! The four checks of one refused call.

use crate::prelude::*;
use rollcall_core::refusal::{self, Check, Circumstances, Finding, Operation};
use rollcall_core::route::Route;

use crate::data::{Remote, use_tenant};
use crate::features::token::{Identity, Known};
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::ui::badge::StatusBadge;
use crate::ui::card::Card;
use crate::ui::collect_views::CollectViews;
use crate::ui::icon::Icon;
use crate::ui::tone::Tone;
use crate::ui::untrusted_text::UntrustedText;

const ALL_HOLD: &str = "All four look fine from here. A new role can take a few minutes to apply, and your organisation's policies may forbid what a role allows. Webex support can find out from the tracking ID.";

/// What is known of the call, and the four rows.
#[component]
pub fn Checks(
    /// The name of the call.
    call: String,
) -> View {
    let Some(operation) = refusal::find(&call) else {
        return view! { <p>"Rollcall doesn't make this call, so it can't say why it was refused."</p> };
    };
    view! { <Rows operation /> }
}

#[component]
fn Rows(operation: &'static Operation) -> View {
    let known = Known::of_this_session();
    let identity = Identity::ask(known);
    let licenses = operation
        .meeting_site
        .then(|| use_tenant().licenses.ensure());
    let sites = memo(move || {
        let licenses = licenses.and_then(Remote::ready)?;
        Some(
            licenses
                .iter()
                .filter(|license| license.site_url.is_some())
                .count(),
        )
    });
    let checks = memo(move || {
        let granted = known.read(|sign_in| sign_in.scopes.clone()).flatten();
        let (roles, ids) = (identity.roles.get(), identity.organization_ids.get());
        refusal::explain(
            operation,
            &Circumstances {
                granted: granted.as_deref(),
                roles: roles.as_deref(),
                home: ids.as_ref().map(|ids| &*ids.encoded),
                target: None,
                sites: sites.get(),
                said: None,
            },
        )
    });
    let all_hold = move || {
        let checks = checks.get();
        checks.iter().all(|check| check.finding == Finding::Holds)
    };
    let navigator = use_navigator();
    view! {
        <Card title=operation.title>
            <ul class="checks">{move || checks.get().map(|check| view! { <Row check /> }).into_iter().collect_views()}</ul>
            {move || all_hold().then_some(view! { <p>{ALL_HOLD}</p> })}
            <p class="cluster">
                <a href=navigator.href(&Route::Token)>"What this token can do"</a>
                <a href=navigator.href(&Route::Scopes)>"Which scopes a task needs"</a>
            </p>
        </Card>
    }
}

#[component]
fn Row(check: Check) -> View {
    let (tone, icon) = match check.finding {
        Finding::Holds => (Tone::Success, Icon::Check),
        Finding::Fails => (Tone::Error, Icon::Close),
        Finding::Unknown => (Tone::Neutral, Icon::Unknown),
    };
    view! {
        <li>
            <div class="cluster">
                <h3>{check.subject.title()}</h3>
                <StatusBadge tone icon word=check.finding.title() />
            </div>
            <p>
                <UntrustedText text=check.why />
            </p>
            {(!check.next.is_empty()).then(|| view! { <p class="quiet">{check.next}</p> })}
        </li>
    }
}
