//! Judges a row by its edit and the value before: whether it runs, when, and which seats it takes.
//!
//! Many rows have the same edit and the same value before, so each pair is judged once.

use std::rc::Rc;

use webex_api::LicenseId;

use super::source::{Facts, Reason};
use super::values::ValueNumber;
use crate::change::clashes::clashes;
use crate::change::same_as::concern;
use crate::change::{AnyValue, DiffLine};
use crate::interner::Interner;
use crate::jobs::edit::{Area, Edit, Step};

/// What is to be done with a row.
#[derive(Clone, Debug)]
pub(super) enum Judgement {
    /// It would change nothing.
    Unchanged,
    /// It is not run.
    Refused(Reason),
    /// It is run.
    Runs {
        step: Step,
        /// The licences that it gives and takes away.
        licenses: Rc<[DiffLine<LicenseId>]>,
    },
}

/// The judgements so far.
pub(super) struct Judge<'a> {
    facts: &'a Facts<'a>,
    asked: Interner<(u32, Option<ValueNumber>)>,
    made: Vec<Judgement>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(facts: &'a Facts<'a>) -> Self {
        Self {
            facts,
            asked: Interner::default(),
            made: Vec::new(),
        }
    }

    /// Judges the edit with this number. `value` reads the value before.
    pub(super) fn judge(
        &mut self,
        (number, edit): (u32, &Edit),
        before: Option<ValueNumber>,
        value: &dyn Fn(ValueNumber) -> Option<AnyValue>,
    ) -> Judgement {
        let place = self.asked.intern((number, before)) as usize;
        if let Some(made) = self.made.get(place) {
            return made.clone();
        }
        let made = judged(self.facts, edit, before.and_then(value).as_ref());
        self.made.push(made.clone());
        made
    }
}

fn judged(facts: &Facts<'_>, edit: &Edit, before: Option<&AnyValue>) -> Judgement {
    let after = before.and_then(|before| edit.after(before));
    if after.is_some() && after.as_ref() == before {
        return Judgement::Unchanged;
    }
    let licenses = edit.license_lines(before);
    // A deletion takes every licence away, whatever speaks against changing it alone.
    if !matches!(edit.area(), Area::Account) {
        for line in &licenses {
            if let Some(concern) =
                concern(facts.pools, facts.home, line).filter(|it| it.leaves_out())
            {
                let license = line.field.clone();
                return Judgement::Refused(Reason::License { license, concern });
            }
        }
    }
    if let (Some(AnyValue::Licenses(before)), Some(AnyValue::Licenses(after))) = (before, &after)
        && let Some(clash) = clashes(facts.pools, before, after).into_iter().next()
    {
        return Judgement::Refused(Reason::Clash(clash));
    }
    Judgement::Runs {
        step: edit.step(before),
        licenses: licenses.into(),
    }
}
