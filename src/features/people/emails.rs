//! Selects the people of a pasted list of e-mail addresses, and says who was not found.

use crate::prelude::*;
use rollcall_core::number::counted;
use rollcall_core::people::{EmailMatches, PastedEmails};

use super::this_list::use_this_list;
use crate::data::{ListState, use_directory};
use crate::memo::{Memo, memo};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::collect_views::CollectViews;
use crate::ui::copy_button::CopyButton;
use crate::ui::dialog::Dialog;
use crate::ui::entry::Entry;
use crate::ui::live::live;
use crate::ui::show::Show;
use crate::ui::text;
use crate::ui::text_area::TextArea;
use crate::ui::untrusted_text::UntrustedText;

/// How many lines of a group are shown. Its Copy button copies all.
const SHOWN: usize = 100;

/// The dialog.
#[component]
pub fn SelectByEmail() -> View {
    let list = use_this_list();
    let directory = use_directory();
    let selection = directory.selection;
    let entry = Entry::new("");
    let pasted = memo(move || entry.text.with(|text| PastedEmails::read(text)));
    // Looked up again while people arrive.
    let matches = memo(move || {
        directory
            .rows
            .with(|rows| pasted.with(|pasted| rows.who_has(pasted)))
    });
    let people = memo(move || matches.with(|matches| matches.rows.len()));
    let select = move |keep: bool| {
        if people.get_untracked() == 0 {
            entry.fail("Paste addresses of people in this organisation.");
            return;
        }
        selection.update(|selection| {
            if !keep {
                selection.clear();
            }
            matches.with_untracked(|matches| {
                selection.set_all(matches.rows.iter().copied(), true);
            });
        });
        list.close();
    };
    let any_selected = memo(move || selection.with(|selection| !selection.is_empty()));
    let replace = move || {
        let people = counted(people.get(), "person", "people");
        if any_selected.get() {
            format!("Select only {people}")
        } else {
            format!("Select {people}")
        }
    };
    view! {
        <Dialog title="Select people by email" on_close=move || list.close()>
            <TextArea
                label="Email addresses"
                entry
                help="Paste a list in any form: lines, commas, semicolons, or cells of a table. Names beside the addresses are ignored."
            />
            <Groups pasted matches />
            <div class="dialog-foot">
                <Button on_click=move || list.close()>{text::CANCEL}</Button>
                <Show when=move || any_selected.get()>
                    <Button on_click=move || select(true)>"Add to the selection"</Button>
                </Show>
                <Button kind=ButtonKind::Primary on_click=move || select(false)>
                    {live(replace)}
                </Button>
            </div>
        </Dialog>
    }
}

/// How many were found, and the groups that need a look.
#[component]
fn Groups(pasted: Memo<PastedEmails>, matches: Memo<EmailMatches>) -> View {
    let directory = use_directory();
    let summary = move || {
        pasted.with(|pasted| {
            let without = pasted.without.len();
            match (pasted.len(), without) {
                (0, 0) => String::new(),
                (all, _) => matches.with(|matches| summary(all, matches)),
            }
        })
    };
    let any = memo(move || pasted.with(|pasted| !pasted.is_empty()));
    let missing_note = move || {
        directory
            .state
            .with(|state| not_found_note(state).map(str::to_owned))
    };
    let name = move |row: u32| {
        directory
            .rows
            .with(|rows| rows.row(row).map(|row| row.name.to_owned()))
            .unwrap_or_default()
    };
    let group = move |lines: fn(&EmailMatches) -> Vec<String>| memo(move || matches.with(lines));
    let ambiguous = memo(move || {
        matches.with(|matches| {
            let lines = matches.ambiguous.iter().map(|(email, rows)| {
                let names: Vec<_> = rows.iter().map(|row| name(*row)).collect();
                format!("{email}: {}", names.join(", "))
            });
            lines.collect::<Vec<_>>()
        })
    });
    let further = memo(move || {
        matches.with(|matches| {
            let lines = matches.further.iter();
            let lines = lines.map(|(email, row)| format!("{email}: {}", name(*row)));
            lines.collect::<Vec<_>>()
        })
    });
    let without = memo(move || pasted.with(|pasted| pasted.without.clone()));
    view! {
        <p role="status">{live(summary)}</p>
        <Show when=move || any.get()>
            <Group
                title="Not found"
                note=Signal::derive(missing_note)
                lines=group(|matches| matches.not_found.clone())
                copy="Copy addresses not found"
            />
            <Group
                title="Several people have this address"
                note=Signal::stored(Some("They aren't selected. Select the right one in the list.".to_owned()))
                lines=ambiguous
                copy="Copy ambiguous addresses"
            />
            <Group
                title="Pasted more than once"
                note=Signal::stored(None)
                lines=group(|matches| {
                    let lines = matches.repeated.iter();
                    lines.map(|(email, times)| format!("{email} ({times} times)")).collect()
                })
                copy="Copy repeated addresses"
            />
            <Group title="Another address of a person found already" note=Signal::stored(None) lines=further copy="Copy further addresses" />
        </Show>
        <Group title="No address in these lines" note=Signal::stored(None) lines=without copy="Copy lines without an address" />
    }
}

/// The lines of one group, and a button that copies them. Nothing for an empty group.
#[component]
fn Group(
    /// The heading.
    title: &'static str,
    /// What to know about the group.
    note: Signal<Option<String>>,
    /// The lines.
    lines: Memo<Vec<String>>,
    /// The name of the button that copies them.
    copy: &'static str,
) -> View {
    let any = memo(move || lines.with(|lines| !lines.is_empty()));
    let heading = move || format!("{title} ({})", lines.with(Vec::len));
    let shown = move || {
        let lines = lines.get();
        let more = lines.len().saturating_sub(SHOWN);
        let lines = lines.into_iter().take(SHOWN);
        let lines = lines.map(|line| {
            view! {
                <li>
                    <UntrustedText text=line />
                </li>
            }
        });
        let more =
            (more > 0).then(|| view! { <li class="quiet">{format!("and {more} more")}</li> });
        view! {
            {lines.collect_views()}
            {more}
        }
    };
    view! {
        <Show when=move || any.get()>
            <section class="email-group" aria-label=title>
                <div class="ends">
                    <h3>{live(heading)}</h3>
                    <CopyButton label=copy brief=true text=move || lines.with_untracked(|lines| lines.join("\n")) />
                </div>
                {move || note.get().map(|note| view! { <p class="quiet">{note}</p> })}
                <ul class="email-lines">{live(shown)}</ul>
            </section>
        </Show>
    }
}

/// `38 of 40 addresses found, 37 people.`
fn summary(all: usize, matches: &EmailMatches) -> String {
    let people = counted(matches.rows.len(), "person", "people");
    let addresses = counted(all, "address", "addresses");
    format!("{} of {addresses} found: {people}.", matches.found)
}

/// Explains "not found" while the list may be incomplete.
const fn not_found_note(state: &ListState) -> Option<&'static str> {
    match state {
        ListState::Complete => None,
        ListState::Idle | ListState::Loading => {
            Some("The list is still loading, so some of these may be found later.")
        }
        ListState::Incomplete(_) | ListState::Failed(_) | ListState::Cancelled => {
            Some("The list is incomplete, so these people may be in Webex all the same.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{EmailMatches, ListState, not_found_note, summary};

    #[test]
    fn the_summary_counts_addresses_and_people() {
        let matches = EmailMatches {
            rows: vec![3],
            found: 2,
            ..EmailMatches::default()
        };
        assert_eq!(
            summary(1200, &matches),
            "2 of 1,200 addresses found: 1 person."
        );
    }

    #[test]
    fn not_found_is_certain_only_in_a_complete_list() {
        assert_eq!(not_found_note(&ListState::Complete), None);
        for state in [ListState::Idle, ListState::Loading, ListState::Cancelled] {
            assert!(not_found_note(&state).is_some(), "{state:?}");
        }
    }
}
