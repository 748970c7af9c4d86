//! The difference between two values, as lines that a person can read and a program can compare.

use crate::sets::Set;

/// What happens to one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DiffKind {
    /// Not there before, there after.
    Added,
    /// There before, not there after.
    Removed,
    /// There before and after, and not the same.
    Changed,
    /// The same before and after.
    Kept,
}

/// One line of a difference.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DiffLine<F> {
    /// What happens to the field.
    pub kind: DiffKind,
    /// Which field, or which member of a set.
    pub field: F,
}

/// The difference of two sets: removed members first, because a swap frees a seat before it takes one; then added, then kept.
pub fn set_diff<F: Clone + Ord>(before: &Set<F>, after: &Set<F>) -> Vec<DiffLine<F>> {
    let line = |kind| {
        move |field: &F| DiffLine {
            kind,
            field: field.clone(),
        }
    };
    let removed = before.difference(after).map(line(DiffKind::Removed));
    let added = after.difference(before).map(line(DiffKind::Added));
    let kept = before.intersection(after).map(line(DiffKind::Kept));
    removed.chain(added).chain(kept).collect()
}

/// The set that `before` to `after` makes of `now`: what was to go is taken out, what was to come is put in, the rest stays as it is now.
pub fn set_rebased<F: Clone + Ord>(before: &Set<F>, after: &Set<F>, now: &Set<F>) -> Set<F> {
    let mut rebased = now.clone();
    for gone in before.difference(after) {
        rebased.remove(gone);
    }
    for new in after.difference(before) {
        rebased.insert(new.clone());
    }
    rebased
}

/// The lines that change something.
pub(super) fn changes_of<F: Clone>(lines: &[DiffLine<F>]) -> Vec<DiffLine<F>> {
    let changes = lines.iter().filter(|line| line.kind != DiffKind::Kept);
    changes.cloned().collect()
}

/// The lines of `left` that change something and are not in `right`.
pub(super) fn changes_missing_from<F: Clone + PartialEq>(
    left: &[DiffLine<F>],
    right: &[DiffLine<F>],
) -> Vec<DiffLine<F>> {
    left.iter()
        .filter(|line| line.kind != DiffKind::Kept && !right.contains(line))
        .cloned()
        .collect()
}
