//! [`Texts`]: many texts in one block.

/// Texts by number, in one allocation instead of one for each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::jobs) struct Texts {
    block: String,
    /// Where each text ends in the block.
    ends: Vec<u32>,
}

impl Texts {
    /// Adds a text. Returns `false`, and adds nothing, if the block would be longer than 4 GiB.
    pub(in crate::jobs) fn push(&mut self, text: &str) -> bool {
        let Ok(end) = u32::try_from(self.block.len() + text.len()) else {
            return false;
        };
        self.block.push_str(text);
        self.ends.push(end);
        true
    }

    pub(in crate::jobs) fn get(&self, number: u32) -> Option<&str> {
        let place = number as usize;
        let end = *self.ends.get(place)? as usize;
        let start = match place.checked_sub(1) {
            Some(previous) => *self.ends.get(previous)? as usize,
            None => 0,
        };
        self.block.get(start..end)
    }

    /// How many there are.
    pub(in crate::jobs) fn len(&self) -> u32 {
        // The block is full long before.
        u32::try_from(self.ends.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn shrink(&mut self) {
        self.block.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    pub(super) fn bytes(&self) -> usize {
        self.block.capacity() + self.ends.capacity() * size_of::<u32>()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_text_comes_back(list in proptest::collection::vec(".{0,8}", 0..20)) {
            let mut texts = Texts::default();
            for text in &list {
                prop_assert!(texts.push(text));
            }
            let count = list.len() as u32;
            let read: Vec<&str> = (0..count).filter_map(|number| texts.get(number)).collect();
            prop_assert_eq!(read, list);
            prop_assert_eq!(texts.get(count), None);
        }
    }
}
