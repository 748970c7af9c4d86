//! Lists whose rows stay as long as their keys are in the list.

use leptos::prelude::{Mountable, Owner};
use web_sys::{Element, Node, Text};

/// A row that is to be built: its key, and how.
pub type NewRow<M> = (String, Box<dyn FnOnce() -> M>);

/// Rows that were built, and an empty text after them that keeps the place.
pub struct Keyed<M> {
    rows: Vec<Built<M>>,
    end: Text,
}

/// A row with an owner of its own, so that its signals go when it goes.
struct Built<M> {
    key: String,
    mounted: M,
    _owner: Owner,
}

fn built<M>((key, build): NewRow<M>, list: &Owner) -> Built<M> {
    let owner = list.with(Owner::new);
    let mounted = owner.with(build);
    Built {
        key,
        mounted,
        _owner: owner,
    }
}

impl<M: Mountable> Keyed<M> {
    /// Builds the rows. `end` keeps the place after them.
    pub fn new(rows: Vec<NewRow<M>>, list: &Owner, end: Text) -> Self {
        let rows = rows.into_iter().map(|row| built(row, list)).collect();
        Self { rows, end }
    }

    /// Keeps the rows whose keys are in the new list, builds the others, and brings all into the new order. As few rows as possible are moved,
    /// because a row that is moved loses the focus.
    pub fn update(&mut self, new: Vec<NewRow<M>>, list: &Owner) {
        let mut old: Vec<Option<Built<M>>> = self.rows.drain(..).map(Some).collect();
        let mut places = Vec::with_capacity(new.len());
        for row in new {
            let has_key = |old: &Option<Built<M>>| old.as_ref().is_some_and(|old| old.key == row.0);
            let place = old.iter().position(has_key);
            let kept = place.and_then(|place| old.get_mut(place)?.take());
            self.rows.push(kept.unwrap_or_else(|| built(row, list)));
            places.push(place);
        }
        for mut gone in old.into_iter().flatten() {
            gone.mounted.unmount();
        }
        let stays = longest_in_order(&places);
        for at in (0..self.rows.len()).rev().filter(|at| !stays.contains(at)) {
            let (before, after) = self.rows.split_at_mut(at + 1);
            if let Some(row) = before.last_mut() {
                // Where nothing is mounted yet, mounting the list brings its rows.
                let _ = match after.first() {
                    Some(after) => after.mounted.insert_before_this(&mut row.mounted),
                    None => self.end.insert_before_this(&mut row.mounted),
                };
            }
        }
    }
}

/// Returns the indexes of a longest subsequence whose old places increase.
fn longest_in_order(places: &[Option<usize>]) -> Vec<usize> {
    // For each index, the length of the longest subsequence that ends there, and the index before it.
    let mut ends: Vec<(usize, Option<usize>)> = Vec::with_capacity(places.len());
    let mut longest: Option<usize> = None;
    for (at, place) in places.iter().enumerate() {
        let earlier = (0..at).filter(|&earlier| {
            place.is_some() && places[earlier].is_some() && places[earlier] < *place
        });
        let before = earlier.max_by_key(|&earlier| ends[earlier].0);
        let length = match (place, before) {
            (None, _) => 0,
            (_, Some(before)) => ends[before].0 + 1,
            (_, None) => 1,
        };
        ends.push((length, before));
        if longest.is_none_or(|longest| ends[longest].0 < length) {
            longest = Some(at);
        }
    }
    let longest = longest.filter(|&longest| ends[longest].0 > 0);
    std::iter::successors(longest, |&at| ends[at].1).collect()
}

impl<M: Mountable> Mountable for Keyed<M> {
    fn unmount(&mut self) {
        for row in &mut self.rows {
            row.mounted.unmount();
        }
        self.end.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        for row in &mut self.rows {
            row.mounted.mount(parent, marker);
        }
        self.end.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self.rows.first() {
            Some(first) => first.mounted.insert_before_this(child),
            None => self.end.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<Element> {
        self.rows
            .iter()
            .flat_map(|row| row.mounted.elements())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::longest_in_order;

    #[test]
    fn as_many_rows_stay_as_can() {
        let stays = |places: &[usize]| {
            let places: Vec<_> = places.iter().map(|place| place.checked_sub(1)).collect();
            let mut stays = longest_in_order(&places);
            stays.reverse();
            stays
        };
        // New rows are 0 here, others their old place from 1.
        assert!(stays(&[]).is_empty());
        assert!(stays(&[0, 0]).is_empty());
        assert_eq!(stays(&[1, 2, 3]), [0, 1, 2]);
        assert_eq!(stays(&[2, 3, 0, 1]), [0, 1]);
        assert_eq!(stays(&[3, 2, 1]).len(), 1);
        assert_eq!(stays(&[0, 5, 1, 0, 2, 4, 3]).len(), 3);
    }
}
