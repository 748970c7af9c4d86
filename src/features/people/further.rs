//! What some views need beyond the plain list of people: the last activity of everyone, and the names of locations. This part asks for
//! them, and says what Webex kept back.

use crate::prelude::*;
use rollcall_core::number::counted;
use rollcall_core::people::{Activity, Directory, Needs};

use super::this_list::use_this_list;
use crate::data::{ListState, use_tenant};
use crate::effect::effect;
use crate::memo::memo;
use crate::ui::live::live;
use crate::ui::notice::Notice;
use crate::ui::tone::Tone;

/// Asks for what the view needs. Shows a notice if Webex did not say when people were last active.
#[component]
pub fn FurtherData() -> View {
    let needs = use_this_list().needs;
    let tenant = use_tenant();
    let directory = tenant.directory;
    effect(move || directory.want(needs.get()));
    let names_needed = memo(move || needs.get().locations);
    effect(move || {
        if names_needed.get() {
            tenant.locations().ensure();
        }
    });
    effect(move || {
        // A list that was read again has no names yet.
        directory.ended.track();
        if let Some(locations) = tenant.locations().ready() {
            let names = locations
                .iter()
                .map(|location| (&*location.id, &*location.name));
            directory.rows.update(|rows| rows.name_locations(names));
        }
    });
    let untold = memo(move || {
        let is_read = directory.has(Needs::ACTIVITY)
            && directory.state.with(|state| *state == ListState::Complete);
        (is_read && needs.get().activity)
            .then(|| directory.rows.with(Untold::of))
            .filter(|untold| untold.people > 0)
    });
    live(move || untold.get().map(Untold::notice))
}

/// The people for whom Webex didn't say when they were last active.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Untold {
    people: usize,
    everyone: bool,
}

impl Untold {
    fn of(directory: &Directory) -> Self {
        let (mut people, mut any) = (0, false);
        for row in 0..directory.len() as u32 {
            match directory.activity(row) {
                Activity::At(_) => any = true,
                Activity::Never => {}
                Activity::Unknown => people += 1,
            }
        }
        Self {
            people,
            everyone: !any,
        }
    }

    fn notice(self) -> View {
        if self.everyone {
            return view! {
                <Notice tone=Tone::Warning title="Webex didn't say when anyone was last active">
                    <p>
                        "Webex keeps this back from administrators who don't share their own status. Turn on status sharing in the settings of your Webex app, then refresh the list."
                    </p>
                </Notice>
            };
        }
        let people = counted(self.people, "person was", "people were");
        let words = format!(
            "Webex didn't say when {people} last active. They count neither as active nor as idle."
        );
        view! { <p class="quiet">{words}</p> }
    }
}

#[cfg(test)]
mod tests {
    use rollcall_core::people::Directory;

    use super::Untold;

    #[test]
    fn unknown_is_counted_and_never_is_known() {
        let of = |people: serde_json::Value| {
            let mut directory = Directory::new();
            directory.push_page(serde_json::from_value(people).unwrap());
            Untold::of(&directory)
        };
        let untold = of(serde_json::json!([
            {"id": "1", "lastActivity": "2026-01-01T00:00:00Z"},
            {"id": "2", "invitePending": true},
            {"id": "3"},
        ]));
        assert_eq!((untold.people, untold.everyone), (1, false));
        let untold = of(serde_json::json!([{"id": "2", "invitePending": true}, {"id": "3"}]));
        assert_eq!((untold.people, untold.everyone), (1, true));
    }
}
