//! The first step: who, and what is to be done.

use crate::prelude::*;
use rollcall_core::number::counted;
use rollcall_core::people::{PastedEmails, Selection};

use super::choice::{AS_FILE, Choice, EMAILS, KINDS, SELECTION};
use super::opened::FILE;
use super::{fields, file};
use crate::components::forbidden::use_forbidden;
use crate::data::{ListState, use_directory, use_jobs, use_tenant};
use crate::effect::effect_after;
use crate::memo::memo;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::card::Card;
use crate::ui::live::live;
use crate::ui::option_field::OptionField;
use crate::ui::select_field::SelectField;
use crate::ui::text_area::TextArea;

/// The form.
#[component]
pub fn Choose(choice: Choice) -> View {
    let (tenant, directory) = (use_tenant(), use_directory());
    let jobs = use_jobs();
    let count = memo(move || choice.people(tenant).len());
    let fault = RwSignal::new(None::<&'static str>);
    let selected = memo(move || directory.selection.with(Selection::len));
    let options = Signal::derive(move || {
        let selection = match selected.get() {
            0 => None,
            people => Some(
                [
                    "The ",
                    &counted(people, "person", "people"),
                    " selected in People",
                ]
                .concat(),
            ),
        };
        let selection = selection.map(|words| (SELECTION.to_owned(), words));
        let emails = (
            EMAILS.to_owned(),
            "A pasted list of email addresses".to_owned(),
        );
        let file = (
            FILE.to_owned(),
            "A file, a saved plan, or an earlier export".to_owned(),
        );
        selection
            .into_iter()
            .chain([emails, file])
            .collect::<Vec<_>>()
    });
    // Also if no one is selected.
    if selected.get_untracked() == 0 && choice.source.with_untracked(|it| it == SELECTION) {
        choice.source.set(EMAILS.to_owned());
    }
    let source = live(move || match &*choice.source.get() {
        FILE => file::fields(choice),
        EMAILS => emails(choice, count.signal()),
        _ => ().into_child(),
    });
    let asks = memo(move || choice.file_asks());
    effect_after(move |before: Option<bool>| {
        let asks = asks.get();
        if asks && before == Some(false) {
            choice.kind.set(AS_FILE);
        } else if !asks && choice.kind.get_untracked() == AS_FILE {
            choice.kind.set(KINDS[0].0);
        }
        asks
    });
    let kinds = live(move || {
        let asks = asks.get();
        let mut kinds = KINDS.map(|(key, words, _)| (key, words)).to_vec();
        if asks {
            kinds.insert(0, (AS_FILE, "What the file says"));
        }
        view! { <SelectField label="What to do" options=kinds chosen=choice.kind /> }
    });
    let details = live(move || fields::of_kind(choice));
    let preview = move || {
        fault.set(None);
        match choice.asked(tenant) {
            Err(missing) => fault.set(Some(missing)),
            Ok(mut asked) => {
                let wishes = std::mem::take(&mut asked.wishes);
                jobs.plan_file(wishes, &asked, true);
            }
        }
    };
    let button = live(move || {
        let kind = choice.kind.get();
        let call = KINDS
            .iter()
            .find(|(key, ..)| *key == kind)
            .map_or("", |it| it.2);
        let forbidden = use_forbidden(call);
        // What it reads first, if everyone who may write may not read it.
        let read_forbidden = use_forbidden(match kind {
            "sessions" => "GET /authorizations",
            // Says which address is the primary one.
            "addresses" => "GET /identity/scim/{orgId}/v2/Users",
            _ => "",
        });
        let disabled_reason = Signal::derive(move || {
            let words = if directory.state.with(ListState::is_loading) {
                "The list of people is still loading."
            } else if tenant.licenses.with(|pools| pools.ready().is_none()) {
                "The licences are still loading."
            } else if count.get() == 0 {
                "Choose people first."
            } else {
                return forbidden.get().or_else(|| read_forbidden.get());
            };
            Some(words.to_owned())
        });
        view! {
            <Button kind=ButtonKind::Primary disabled_reason on_click=preview>
                {move || ["Preview for ", &counted(count.get(), "person", "people")].concat()}
            </Button>
        }
    });
    view! {
        <Card title="New job">
            <OptionField label="People" options chosen=choice.source />
            {source}
            {kinds}
            {details}
            <p class="field-error" role="alert">
                {move || fault.get()}
            </p>
            <div>{button}</div>
            <p class="hint">{super::words::LIMITS}</p>
        </Card>
    }
}

fn emails(choice: Choice, count: Signal<usize>) -> View {
    let note = Signal::derive(move || {
        let pasted = choice
            .emails
            .text
            .with(|text| PastedEmails::read(text).len());
        (pasted > 0).then(|| {
            let people = counted(count.get(), "person", "people");
            let pasted = counted(pasted, "address", "addresses");
            [
                &pasted,
                " pasted, ",
                &people,
                " found. To see who is missing, use “Select by email” in People.",
            ]
            .concat()
        })
    });
    view! {
        <TextArea label="Email addresses" entry=choice.emails note help="Paste a list in any form: lines, commas, semicolons, or cells of a table." />
    }
}
