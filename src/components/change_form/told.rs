//! Writes outside their forms: the progress or the outcome, with a link to the full report.

use crate::prelude::*;
use rollcall_core::change::{CodeKey, Operation, Stage};
use rollcall_core::route::{CodeForm, PersonForm, Route};

use super::receipt_rows::code_name;
use crate::components::outcome::heading;
use crate::data::{Phase, Write, use_client, use_tenant, use_writes};
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::ui::button::{Button, ButtonSize};
use crate::ui::collect_views::CollectViews;
use crate::ui::live::live;
use crate::ui::notice::Notice;
use crate::ui::text;
use crate::ui::tone::Tone;
use crate::ui::untrusted_text::UntrustedText;

/// How far a write is, in words.
pub const fn phase_in_words(phase: Phase) -> &'static str {
    match phase {
        Phase::Running(progress) => match progress.stage {
            Stage::Reading => "Checking the current values before anything is sent…",
            Stage::Sending => "Applying…",
            Stage::Checking => "Checking the result…",
        },
        Phase::Over(verdict) => heading(verdict).1,
    }
}

const fn tone_of(phase: Phase) -> Tone {
    match phase {
        Phase::Running(_) => Tone::Info,
        Phase::Over(verdict) => heading(verdict).0,
    }
}

/// The form of a write, which shows the write or its report.
pub fn form_of(operation: &Operation) -> Route {
    if let Operation::SiteCode { site, code } = operation {
        let form = match code {
            CodeKey::New(_) => CodeForm::New,
            CodeKey::Known(code) => CodeForm::Edit { code: code.clone() },
        };
        return Route::Meetings {
            site: Some(site.clone()),
            form: Some(form),
        };
    }
    let Some(id) = operation.person() else {
        return Route::NewPerson;
    };
    let form = match operation {
        Operation::Licenses { .. } => PersonForm::Licenses,
        Operation::SessionTypes { site, .. } => PersonForm::SessionTypes { site: site.clone() },
        Operation::SiteRole { site, .. } => PersonForm::SiteRole { site: site.clone() },
        Operation::CallingLicense { license, .. } => PersonForm::CallingLicense {
            license: license.clone(),
        },
        Operation::Profile { .. } => PersonForm::Profile,
        Operation::SignIn { .. } => PersonForm::SignIn,
        Operation::Deletion { .. } => PersonForm::Delete,
        Operation::Creation { .. } | Operation::SiteCode { .. } => return Route::NewPerson,
        // Only jobs change them.
        Operation::Sessions { .. } | Operation::TrackingCodes { .. } => {
            let (id, form) = (id.clone(), None);
            return Route::Person { id, form };
        }
    };
    Route::Person {
        id: id.clone(),
        form: Some(form),
    }
}

/// The writes of this person that are under way, and the outcomes that nobody has looked at.
#[component]
pub fn WritesOfPerson(
    /// Whose page it is.
    id: Signal<webex_api::PersonId>,
) -> View {
    let writes = use_writes();
    let shown = memo(move || id.with(|id| writes.of_person(id)));
    let navigator = use_navigator();
    let line = move |write: Write| {
        let address = navigator.href(&form_of(&write.operation));
        let link = match write.phase {
            Phase::Running(_) => "Show the change",
            Phase::Over(_) => "Show the result",
        };
        let id = write.id;
        let over = matches!(write.phase, Phase::Over(_));
        view! {
            <Notice tone=tone_of(write.phase) title=phase_in_words(write.phase)>
                <p>
                    <UntrustedText text=write.subject />
                </p>
                <div class="cluster">
                    <a href=address>{link}</a>
                    {over
                        .then(|| {
                            view! {
                                <Button size=ButtonSize::Small on_click=move || writes.forget(id)>
                                    {text::DISMISS}
                                </Button>
                            }
                        })}
                </div>
            </Notice>
        }
    };
    live(move || {
        let shown = shown.get();
        (!shown.is_empty()).then(
            || view! { <div class="stack told-writes">{shown.into_iter().map(line).collect_views()}</div> },
        )
    })
}

/// What became of the changes that were under way when the page was closed or the session ended. Looks back at them when it is first shown.
#[component]
pub fn InterruptedChanges() -> View {
    let writes = use_writes();
    writes.look_back_at_interrupted(&use_client());
    let shown = memo(move || writes.looked_back());
    let any_running = memo(move || {
        shown.with(|shown| {
            shown
                .iter()
                .any(|write| matches!(write.phase, Phase::Running(_)))
        })
    });
    let dismiss = move || {
        for write in shown.get_untracked() {
            writes.forget(write.id);
        }
    };
    view! {
        <Notice tone=Tone::Info title="A change was under way when this page was closed or your session ended">
            <ul class="entries">{move || shown.get().into_iter().map(|write| view! { <Interrupted write /> }).collect_views()}</ul>
            {move || {
                (!any_running.get())
                    .then(|| {
                        view! {
                            <Button size=ButtonSize::Small on_click=dismiss>
                                {text::DISMISS}
                            </Button>
                        }
                    })
            }}
        </Notice>
    }
}

#[component]
fn Interrupted(write: Write) -> View {
    let person = write.operation.person();
    let person = person.map(|id| use_tenant().person(id).ensure());
    let (what, site) = match &write.operation {
        Operation::Licenses { .. } => ("Licences of ", None),
        Operation::SessionTypes { site, .. } => ("Session types of ", Some(site.to_string())),
        Operation::SiteRole { site, .. } => ("Role of ", Some(site.to_string())),
        Operation::CallingLicense { .. } => ("Calling licence of ", None),
        Operation::Profile { .. } => ("Profile of ", None),
        Operation::SignIn { .. } => ("Sign-in of ", None),
        Operation::Deletion { .. } => ("Deletion of ", None),
        Operation::Sessions { .. } => ("Sessions of ", None),
        Operation::TrackingCodes { site, .. } => ("Tracking codes of ", Some(site.to_string())),
        Operation::SiteCode { site, code } => {
            let words = ["Tracking code ", &code_name(use_tenant(), site, code)].concat();
            return view! { <InterruptedLine subject=Signal::stored(words) write /> };
        }
        Operation::Creation { email } => {
            let words = ["New person ", email.as_str()].concat();
            return view! { <InterruptedLine subject=Signal::stored(words) write /> };
        }
    };
    let subject = Signal::derive(move || {
        let name = person.and_then(|person| Some(person.ready()?.name().into_owned()));
        let name = name.unwrap_or_else(|| "a person".to_owned());
        match &site {
            None => [what, &name].concat(),
            Some(site) => [what, &name, " on ", site].concat(),
        }
    });
    view! { <InterruptedLine subject write /> }
}

#[component]
fn InterruptedLine(subject: Signal<String>, write: Write) -> View {
    let address = use_navigator().href(&form_of(&write.operation));
    let report = (write.has_report && matches!(write.phase, Phase::Over(_))).then(|| {
        view! {
            " "
            <a href=address>"Show the result"</a>
        }
    });
    view! {
        <li>
            <UntrustedText text=subject />
            ": "
            {phase_in_words(write.phase)}
            {report}
        </li>
    }
}
