//! Loads a person and the pools for a form that changes licences.

use std::sync::Arc;

use crate::prelude::*;
use webex_api::{License, Page, Person};

use crate::components::error_panel::ErrorPanel;
use crate::components::explanation::Explanation;
use crate::components::load::Load;
use crate::data::{Remote, use_tenant};
use crate::memo::memo;
use crate::ui::live::live;

/// The pools of the organisation.
pub type Pools = Signal<Arc<Page<License>>>;

/// Loads the person and the pools, then shows the form. Shows an error if Webex left out data that the form needs: missing is not empty.
#[component]
pub fn WithPools(
    /// The person.
    remote: Remote<Arc<Person>>,
    /// Whether Webex told all that the form needs.
    is_told: fn(&Person) -> bool,
    /// The form.
    form: Callback<(Signal<Arc<Person>>, Pools), View>,
) -> View {
    view! {
        <Load remote what="this person" let:person>
            <Load remote=use_tenant().licenses what="licences" let:licenses>
                <FormOf remote is_told person licenses form />
            </Load>
        </Load>
    }
}

#[component]
fn FormOf(
    remote: Remote<Arc<Person>>,
    is_told: fn(&Person) -> bool,
    person: Signal<Arc<Person>>,
    licenses: Pools,
    form: Callback<(Signal<Arc<Person>>, Pools), View>,
) -> View {
    let told = memo(move || person.with(|person| is_told(person)));
    live(move || {
        if told.get() {
            form.run((person, licenses))
        } else {
            let retry = Callback::new(move |()| remote.revalidate());
            view! { <ErrorPanel explanation=not_told() on_retry=retry /> }
        }
    })
}

fn not_told() -> Explanation {
    Explanation {
        what: "You can't change these licences now".to_owned(),
        why: "Webex didn't say which licences this person has, or Rollcall couldn't read it."
            .to_owned(),
        next: "Try again. If that doesn't help, check that your role can see licences.".to_owned(),
        said: Vec::new(),
        tracking_id: None,
        refused: None,
    }
}
