//! The fields for the number of a Calling licence: location, work phone and extension, each with its error.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::change::CallingLicenseOf;
use rollcall_core::change::calling_license::{Fault, extension, fault, phone_number};
use rollcall_core::change::profile::{Part, parts_named};
use webex_api::Location;

use crate::components::change_form::Draft;
use crate::components::load::Load;
use crate::data::use_tenant;
use crate::effect::effect_after;
use crate::ui::form::focus_first_error;
use crate::ui::form_field::TextField;
use crate::ui::option_field::OptionField;
use crate::ui::untrusted_text::visible;

/// What is wrong, and what to do.
pub(super) const fn sentence(fault: Fault) -> &'static str {
    match fault {
        Fault::PhoneNumber => {
            "Enter the whole number: + and 7 to 15 digits, such as +49 30 1234567."
        }
        Fault::Extension => "Enter an extension of 2 to 10 digits.",
        Fault::NoNumber => "Enter a phone number or an extension. Webex requires one.",
        Fault::NoLocation => "Choose a location, or enter a phone number. Webex requires one.",
    }
}

/// The id of the fields, for the focus.
const ID: &str = "calling-fields";

/// The errors at the fields.
#[derive(Clone, Copy)]
struct Faults {
    draft: Draft<CallingLicenseOf>,
    /// Webex's messages about single fields in the last attempt. Editing a field removes its message.
    refused: RwSignal<Vec<(Part, String)>>,
    /// Whether a number was edited. Until then, a missing number is no error.
    edited: RwSignal<bool>,
}

impl Faults {
    /// The sentence at a field.
    fn at(self, part: Part) -> Signal<Option<String>> {
        // Without the list there is no location to choose.
        let locations = use_tenant().locations();
        Signal::derive(move || {
            let place = |fault: &Fault| match fault.part() {
                Part::Location if locations.ready().is_none() => Part::WorkPhone,
                part => part,
            };
            let found = self.draft.wanted.with(fault);
            let found = found.filter(|found| self.edited.get() || *found != Fault::NoNumber);
            let found = found.filter(|found| place(found) == part).map(sentence);
            let said = || {
                self.refused.with(|refused| {
                    let said = refused.iter().find(|(about, _)| *about == part)?;
                    Some(["Webex says: ", &said.1].concat())
                })
            };
            found.map(str::to_owned).or_else(said)
        })
    }

    /// Sets a part.
    fn entered(self, part: Part, text: &str) {
        self.draft.wanted.update(|wanted| wanted.set(part, text));
        self.refused
            .update(|refused| refused.retain(|(about, _)| *about != part));
    }
}

/// The fields.
#[component]
pub(super) fn Fields(draft: Draft<CallingLicenseOf>) -> View {
    let refused = draft.any.error.with_untracked(|error| {
        let error = error.as_ref();
        error.map(parts_named).unwrap_or_default()
    });
    if !refused.is_empty() {
        focus_first_error(ID);
    }
    let faults = Faults {
        draft,
        refused: RwSignal::new(refused),
        edited: RwSignal::new(false),
    };
    view! {
        <div class="stack" id=ID>
            <Load remote=use_tenant().locations() what="locations" lines=1 let:locations>
                <LocationOf faults locations />
            </Load>
            <NumberOf faults part=Part::WorkPhone help="A free number, with its country code. It needs no location." />
            <NumberOf faults part=Part::Extension help="2 to 10 digits. Without a phone number, choose its location." />
        </div>
    }
}

#[component]
fn LocationOf(faults: Faults, locations: Signal<Arc<Vec<Location>>>) -> View {
    let wanted = faults.draft.wanted;
    let now = wanted.with_untracked(|wanted| wanted.text(Part::Location).to_owned());
    let chosen = RwSignal::new(now);
    effect_after(move |ran: Option<()>| {
        let id = chosen.get();
        // The first run only reads what is chosen.
        if ran.is_some() {
            faults.entered(Part::Location, &id);
        }
    });
    let options = Signal::derive(move || {
        let mut options = vec![(String::new(), "The location of the phone number".to_owned())];
        locations.with(|locations| {
            for location in locations.iter() {
                let name = visible(&location.name).into_owned();
                options.push((location.id.clone(), name));
            }
        });
        options
    });
    view! { <OptionField label=Part::Location.name() options chosen help="You can't change the location later." error=faults.at(Part::Location) /> }
}

#[component]
fn NumberOf(faults: Faults, part: Part, help: &'static str) -> View {
    let wanted = faults.draft.wanted;
    // As typed; the draft holds it as Webex writes it.
    let typed = RwSignal::new(wanted.with_untracked(|wanted| wanted.text(part).to_owned()));
    let on_input = move |text: String| {
        let read = match part {
            Part::Extension => extension(&text),
            _ => phone_number(&text),
        };
        faults.edited.set(true);
        faults.entered(part, &read.unwrap_or_else(|| text.trim().to_owned()));
        typed.set(text);
    };
    view! { <TextField label=part.name() value=typed help error=faults.at(part) on_input /> }
}
