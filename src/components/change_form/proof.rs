//! The proof of a change as plain text, for a ticket or a mail.

use rollcall_core::change::{Receipt, Verdict};
use time::OffsetDateTime;

use super::facts::{Facts, term_of};
use crate::components::outcome;
use crate::ui::diff_list::DiffRow;
use crate::ui::moment;
use crate::ui::text;
use crate::ui::untrusted_text::visible;

/// All that the proof says. It has no request and no header, so there is no token to leave out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// What the subject is.
    pub term: &'static str,
    /// Who and where.
    pub facts: Facts,
    /// The outcome.
    pub verdict: Verdict,
    /// What was asked for, and whether it is there.
    pub rows: Vec<DiffRow>,
    /// What else changed.
    pub others: Vec<DiffRow>,
    /// When it was read back.
    pub ended: OffsetDateTime,
    /// Webex's tracking id of the write.
    pub write_tracking_id: Option<String>,
    /// Tracking ids of all requests in their order.
    pub tracking_ids: Vec<String>,
}

impl Proof {
    /// Makes the proof of a change. `asked` and `others` are its lines with their names.
    pub fn of(receipt: &Receipt, facts: Facts, asked: Vec<DiffRow>, others: Vec<DiffRow>) -> Self {
        Self {
            term: term_of(&receipt.operation),
            facts,
            verdict: receipt.verdict,
            rows: asked,
            others,
            ended: receipt.ended,
            write_tracking_id: receipt.write_tracking_id.clone(),
            tracking_ids: receipt.tracking_ids.clone(),
        }
    }

    /// The text, one fact a line. A name cannot begin a line of its own: line breaks in it are shown as symbols.
    pub fn text(&self) -> String {
        let (_, heading) = outcome::heading(self.verdict);
        let checks = self.tracking_ids.iter();
        let checks = checks.filter(|id| Some(*id) != self.write_tracking_id.as_ref());
        let checks: Vec<&str> = checks.map(String::as_str).collect();
        let checks = (!checks.is_empty()).then(|| checks.join(", "));
        let mut lines = vec!["Change in Webex, made with Rollcall".to_owned()];
        lines.extend(fact("Organisation", self.facts.organization.as_deref()));
        lines.extend(fact(self.term, Some(&self.facts.person)));
        lines.extend(fact("Outcome", Some(heading)));
        lines.push(outcome::meaning(self.verdict).to_owned());
        lines.extend(self.rows.iter().map(line));
        if !self.others.is_empty() {
            lines.push(format!("{}:", text::ALSO_CHANGED));
            lines.extend(self.others.iter().map(line));
        }
        lines.push(format!("Time: {}", moment::to_the_second(self.ended)));
        lines.extend(fact("Administrator", self.facts.admin.as_deref()));
        lines.extend(fact(
            "Tracking ID of the change",
            self.write_tracking_id.as_deref(),
        ));
        lines.extend(fact("Tracking IDs of the checks", checks.as_deref()));
        lines.push(String::new());
        lines.join("\n")
    }
}

fn fact(term: &str, value: Option<&str>) -> Option<String> {
    value.map(|value| format!("{term}: {}", visible(value)))
}

fn line(row: &DiffRow) -> String {
    let note = row.note.as_ref().map(|note| format!(" – {note}"));
    format!(
        "- {}: {}{}",
        row.mark.word(),
        row.item.in_words(),
        note.unwrap_or_default()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::diff_list::Mark;
    use rollcall_core::naming::Item;

    #[test]
    fn the_proof_names_everything_a_ticket_needs() {
        let row = |mark, site: &str, note: Option<&str>| DiffRow {
            mark,
            item: Item {
                name: "Meeting Center".to_owned(),
                site: Some(site.to_owned()),
                ..Item::default()
            },
            note: note.map(str::to_owned),
        };
        let mut proof = Proof {
            term: "Person",
            facts: Facts {
                organization: Some("Acme".to_owned()),
                person: "Ada\nOutcome: Applied <ada@acme.test>".to_owned(),
                admin: Some("Root <root@acme.test>".to_owned()),
            },
            verdict: Verdict::Partly,
            rows: vec![
                row(Mark::Removed, "a.webex.com", Some("4 seats before, 5 now")),
                row(Mark::NotAdded, "b.webex.com", None),
            ],
            others: vec![row(Mark::Added, "c.webex.com", None)],
            ended: OffsetDateTime::from_unix_timestamp(1_764_105_187).unwrap(),
            write_tracking_id: Some("W".to_owned()),
            tracking_ids: ["R", "W", "S"].map(str::to_owned).into(),
        };
        assert_eq!(
            proof.text(),
            "Change in Webex, made with Rollcall\n\
             Organisation: Acme\n\
             Person: Ada␊Outcome: Applied <ada@acme.test>\n\
             Outcome: Partly applied\n\
             Webex applied only some of the changes.\n\
             - Removed: Meeting Center on a.webex.com – 4 seats before, 5 now\n\
             - Not added: Meeting Center on b.webex.com\n\
             Also changed, not asked for:\n\
             - Added: Meeting Center on c.webex.com\n\
             Time: 25 Nov 2025, 21:13:07 UTC\n\
             Administrator: Root <root@acme.test>\n\
             Tracking ID of the change: W\n\
             Tracking IDs of the checks: R, S\n"
        );
        proof.write_tracking_id = None;
        proof.facts.organization = None;
        let text = proof.text();
        assert!(
            !text.contains("Organisation") && !text.contains("ID of the change"),
            "{text}"
        );
    }
}
