//! What this token can do, found out by asking: one safe read for each family of scopes.

use crate::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::scopes::probe::ProbeVerdict;
use webex_api::ApiError;

use super::identity::{Identity, role_words};
use super::known::Known;
use crate::components::error_panel::{ErrorPanel, WhyRefused};
use crate::components::explanation::explain;
use crate::data::probes::{Checked, check_session};
use crate::ui::badge::StatusBadge;
use crate::ui::button::Button;
use crate::ui::card::Card;
use crate::ui::collect_views::CollectViews;
use crate::ui::icon::Icon;
use crate::ui::live::live;
use crate::ui::tone::Tone;
use crate::ui::untrusted_text::UntrustedText;

/// The button, and the table of what it found.
#[component]
pub fn AbilitiesCard(
    /// The sign-in.
    known: Known,
) -> View {
    let identity = Identity::ask(known);
    let running = RwSignal::new(false);
    let found = RwSignal::new(Ok::<Vec<Checked>, ApiError>(Vec::new()));
    let check = move || {
        running.set(true);
        spawn_local(async move {
            let answers = check_session(known.session).await;
            // The page may be gone by now.
            if let Some(answers) = answers {
                let _ = found.try_set(answers);
            }
            let _ = running.try_set(false);
        });
    };
    let roles = live(move || {
        let roles = identity.roles.get()?;
        Some(
            view! { <p>"Roles: "<UntrustedText text=role_words(&roles) />". Scopes never grant more than your admin role allows."</p> },
        )
    });
    let summary =
        live(move || found.with(|found| found.as_ref().ok().and_then(|found| summary(found))));
    view! {
        <Card title="What this token can do">
            <p class="quiet">"Rollcall makes one harmless read for each group of scopes and changes nothing."</p>
            {roles}
            <div>
                <Button icon=Icon::Check pending=running on_click=check>
                    "Check now"
                </Button>
            </div>
            <p role="status">{summary}</p>
            {move || {
                found
                    .with(|found| match found {
                        Ok(found) => table(found),
                        Err(error) => {
                            let explanation = explain("Couldn't check the token", error);
                            Some(view! { <ErrorPanel explanation /> })
                        }
                    })
            }}
        </Card>
    }
}

fn summary(found: &[Checked]) -> Option<String> {
    let works = found
        .iter()
        .filter(|(_, verdict)| matches!(verdict, ProbeVerdict::Works))
        .count();
    (!found.is_empty()).then(|| format!("{works} of {} reads work.", found.len()))
}

/// One line for each probe; nothing before the first check.
fn table(found: &[Checked]) -> Option<View> {
    if found.is_empty() {
        return None;
    }
    let lines = found.iter().map(line).collect_views();
    Some(view! {
        <table class="results">
            <caption class="visually-hidden">"What this token can do"</caption>
            <thead>
                <tr>
                    <th scope="col">"Reading"</th>
                    <th scope="col">"Needs one of these scopes"</th>
                    <th scope="col">"Result"</th>
                    <th scope="col">"Why"</th>
                </tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
    })
}

fn line((probe, verdict): &Checked) -> View {
    let (tone, icon, word, why) = match verdict {
        ProbeVerdict::Works => (Tone::Success, Icon::Check, "Works", ""),
        ProbeVerdict::Refused { why } => (Tone::Error, Icon::Close, "Refused", &**why),
        ProbeVerdict::NotTried { why } => (Tone::Neutral, Icon::Minus, "Not tried", *why),
        ProbeVerdict::Failed { why } => (Tone::Warning, Icon::Warning, "Failed", &**why),
    };
    let refused = matches!(verdict, ProbeVerdict::Refused { .. }).then_some(probe.operation);
    view! {
        <tr>
            <th scope="row">{probe.title}</th>
            <td>
                <code>{probe.scopes.join("\n")}</code>
            </td>
            <td class="verdict">
                <StatusBadge tone icon word />
            </td>
            <td class="why">
                <UntrustedText text=why.to_owned() />
                " "
                <WhyRefused call=refused />
            </td>
        </tr>
    }
}
