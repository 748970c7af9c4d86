//! What has to be said of a grid: a paste that could not be used as a whole, people who cannot be changed, and people without a licence.

use crate::prelude::*;
use rollcall_core::grid::{Grid, Kind};
use rollcall_core::meetings::hosts_of;
use rollcall_core::number::counted;
use webex_api::{LicenseId, PersonId};

use super::super::codes::MAPPED;
use super::view::GridView;
use crate::memo::memo;
use crate::ui::button::{Button, ButtonSize};
use crate::ui::collect_views::CollectViews;
use crate::ui::live::live;
use crate::ui::notice::Notice;
use crate::ui::text;
use crate::ui::tone::Tone;
use crate::ui::untrusted_text::visible;

/// How many people are named.
const NAMED: usize = 5;

/// All notes.
pub(super) fn notes(view: GridView) -> View {
    let left_out = memo(move || {
        let people = view.with(Grid::left_out);
        let reading = view.handle.reading.get();
        (!people.is_empty() && !reading).then(|| names(view, people))
    });
    let unlicensed = memo(move || {
        let people = unlicensed(view);
        (!people.is_empty()).then(|| names(view, people))
    });
    let what = view.kind.words();
    let verb = match view.kind {
        Kind::Types => "add ",
        Kind::Codes => "set ",
    };
    let warning = move |of: Option<String>, before: &[&str], after: &[&str]| {
        of.map(|names| {
            let title = Signal::stored([&*before.concat(), &names, &after.concat()].concat());
            view! { <Notice tone=Tone::Warning title /> }
        })
    };
    let no_room = memo(move || no_room(view));
    view! {
        {live(move || view.is_mapped().then(|| view! { <Notice tone=Tone::Info title=MAPPED /> }))}
        {live(move || {
            view.refused
                .get()
                .map(|why| {
                    let title = Signal::stored(visible(&why).into_owned());
                    view! { <Notice tone=Tone::Warning title /> }
                })
        })}
        {live(move || pasted(view))}
        {live(move || {
            let words = no_room.get().into_iter();
            let notices = words.map(|words| view! { <Notice tone=Tone::Warning title=Signal::stored(words) /> });
            notices.collect_views()
        })}
        {live(move || warning(
            left_out.get(),
            &["These people have staged changes that can't be sent, because their ", what, " aren't known: "],
            &["."],
        ))}
        {live(move || warning(
            unlicensed.get(),
            &["Without a licence of this site in the list of people: "],
            &[". Webex may refuse to ", verb, what, "."],
        ))}
    }
}

/// What became of the last paste, if there is something to say.
fn pasted(view: GridView) -> Option<View> {
    let pasted = view.pasted.get()?;
    if pasted.faults.is_empty() {
        return None;
    }
    let unused = counted(pasted.unused(), "cell", "cells");
    let title = Signal::stored(match pasted.is_unreadable() {
        true => "Nothing was pasted, because not every cell can be read.".to_owned(),
        false => {
            let changed = counted(pasted.changed, "cell was", "cells were");
            [&*unused, " couldn't be pasted. ", &changed, " changed."].concat()
        }
    });
    let items = pasted.faults.iter().map(|fault| {
        let words = visible(&fault.to_string()).into_owned();
        view! { <li>{words}</li> }
    });
    let items = items.collect_views();
    Some(view! {
        <Notice tone=Tone::Warning title>
            <ul class="entries">{items}</ul>
            <Button size=ButtonSize::Small on_click=move || view.pasted.set(None)>
                {text::DISMISS}
            </Button>
        </Notice>
    })
}

/// What the grid has no room for, and what it leaves out; tracked.
fn no_room(view: GridView) -> Vec<String> {
    let (people, columns) = view.with(|grid| (grid.no_room(), grid.columns_left_out()));
    let mut words = Vec::new();
    if people > 0 {
        let people = counted(people, "person has", "people have");
        words.push([&*people, " no room: a grid has room for 500, and those with staged changes stay. Run or discard the changes, then show the others."].concat());
    }
    let (not_used, unclear) = view
        .offered
        .with(|offered| (offered.not_used, offered.unclear));
    let one = match view.kind {
        Kind::Types => "session type",
        Kind::Codes => "tracking code",
    };
    for (left_out, why) in [
        (columns, " of this site. A grid has room for 64."),
        (not_used, " that host profiles don't use."),
        (
            unclear,
            ", because Webex left out what can be entered there.",
        ),
    ] {
        if left_out > 0 {
            words.push(
                [
                    "Not shown: ",
                    &counted(left_out, one, view.kind.words()),
                    why,
                ]
                .concat(),
            );
        }
    }
    words
}

/// Names the first people; tracked.
fn names(view: GridView, people: Vec<PersonId>) -> String {
    let mut names = Vec::new();
    for person in people.iter().take(NAMED) {
        names.push(visible(&view.name(person)).into_owned());
    }
    let more = people.len().saturating_sub(NAMED);
    if more > 0 {
        names.push(["and ", &more.to_string(), " more"].concat());
    }
    names.join(", ")
}

/// The people who are to get something, and hold no licence of the site; tracked. Whose licences are not known is not one of them.
fn unlicensed(view: GridView) -> Vec<PersonId> {
    let (Some(site), Some(pools)) = (view.site(), view.tenant.licenses.ready()) else {
        return Vec::new();
    };
    let hosts = hosts_of(&site, &pools);
    let holds_none = |held: &[LicenseId]| !held.iter().any(|id| hosts.contains(id));
    view.tenant.directory.rows.with(|people| {
        view.with(|grid| {
            let mut found = Vec::new();
            for row in 0..grid.len() {
                let Some(person) = grid.person(row).filter(|_| grid.gains(row)) else {
                    continue;
                };
                let listed = people.position(person.as_str());
                let listed = listed.and_then(|row| people.row(row)?.licenses);
                if listed.is_some_and(holds_none) {
                    found.push(person.clone());
                }
            }
            found
        })
    })
}
