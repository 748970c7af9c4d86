//! Saves the group on screen as a file, with the evidence for each person.

use crate::prelude::*;
use rollcall_core::licenses::{Activities, Evidence, IdleView};
use rollcall_core::{csv, naming};
use serde_json::{Value, json};
use time::OffsetDateTime;
use webex_api::License;

use super::words;
use crate::components::export::{SaveButtons, save_list, tell_refused};
use crate::components::people_list::Found;
use crate::data::{IdleHandle, ListState, use_tenant};
use crate::memo::{Memo, memo};
use crate::ui::moment;
use crate::ui::toast::use_notices;

/// The export buttons. Hidden while the list loads: a file would not show that half of it is missing.
#[component]
pub fn Exports(
    /// The list.
    idle: IdleHandle,
    /// The rows shown.
    found: Memo<Found>,
    /// What is shown.
    view: Signal<IdleView>,
) -> View {
    let (tenant, notices) = (use_tenant(), use_notices());
    let ready = memo(move || {
        let state = idle.list.state;
        let over = state.with(|state| !state.is_loading());
        over && found.with(|found| !found.is_empty())
    });
    let export = move |format| {
        let pools = tenant.licenses.peek().unwrap_or_default();
        let (days, now) = (view.get_untracked().days, OffsetDateTime::now_utc());
        let rows = found.with_untracked(Found::rows);
        let complete = idle
            .list
            .state
            .with_untracked(|state| *state == ListState::Complete);
        let saved = idle.list.rows.with_untracked(|activities| {
            let people = || {
                let rows = rows.iter();
                rows.filter_map(|row| Exported::of(activities, *row, days, now, &pools))
            };
            save_list(
                format,
                if complete {
                    "rollcall-idle-seats"
                } else {
                    "rollcall-idle-seats-incomplete"
                },
                || csv::write(&HEADER, people().map(Exported::cells)),
                || people().map(Exported::json).collect(),
            )
        });
        if !saved {
            tell_refused(notices);
        }
    };
    view! { <SaveButtons ready on_save=export /> }
}

const HEADER: [&str; 7] = [
    "Name",
    "Email",
    "Group",
    "Evidence",
    "Since",
    "Licences",
    "Person ID",
];

/// One person.
struct Exported {
    name: String,
    email: String,
    evidence: Evidence,
    words: String,
    licenses: Vec<String>,
    id: String,
}

impl Exported {
    fn of(
        activities: &Activities,
        row: u32,
        days: u16,
        now: OffsetDateTime,
        pools: &[License],
    ) -> Option<Self> {
        let person = activities.people().row(row)?;
        let evidence = activities.evidence(row, days, now);
        let held = person.licenses.unwrap_or_default().iter();
        Some(Self {
            name: person.name.to_owned(),
            email: person.email.to_owned(),
            evidence,
            words: words::evidence(evidence, now),
            licenses: held
                .map(|id| naming::license(pools, id).in_words())
                .collect(),
            id: person.id.to_owned(),
        })
    }

    fn since(&self) -> Option<String> {
        self.evidence.since().map(moment::rfc3339)
    }

    fn cells(self) -> [String; 7] {
        [
            self.name.clone(),
            self.email.clone(),
            words::group(self.evidence.group()).to_owned(),
            self.words.clone(),
            self.since().unwrap_or_default(),
            self.licenses.join("; "),
            self.id,
        ]
    }

    fn json(self) -> Value {
        json!({
            "name": self.name,
            "email": self.email,
            "group": words::group(self.evidence.group()),
            "evidence": self.words,
            "since": self.since(),
            "licenses": self.licenses,
            "personId": self.id,
        })
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn a_line_has_the_evidence_and_the_moment() {
        let mut activities = Activities::default();
        let people = json!([
            {"id": "1", "displayName": "=1+1", "licenses": ["L"], "lastActivity": "2026-01-01T00:00:00Z"},
            {"id": "2", "displayName": "Ana", "emails": ["ana@acme.example"], "licenses": ["L"]},
        ]);
        activities.push_page(serde_json::from_value(people).unwrap());
        let pools: Vec<License> =
            serde_json::from_value(json!([{"id": "L", "name": "Pro"}])).unwrap();
        let now = datetime!(2026-11-26 08:00 UTC);
        let cells = |row| {
            Exported::of(&activities, row, 60, now, &pools)
                .unwrap()
                .cells()
        };
        let idle = cells(0);
        assert_eq!(idle.len(), HEADER.len());
        assert_eq!(
            idle[2..6],
            [
                "Idle",
                "Last active 329 days ago, 1 Jan 2026",
                "2026-01-01T00:00:00Z",
                "Pro"
            ]
        );
        assert_eq!(cells(1)[2..5], ["Unknown", "Webex doesn't say", ""]);
        assert!(csv::write(&HEADER, [idle]).contains("'=1+1"), "no formula");
        let json = Exported::of(&activities, 1, 60, now, &pools)
            .unwrap()
            .json();
        assert_eq!(json["since"], Value::Null);
    }
}
