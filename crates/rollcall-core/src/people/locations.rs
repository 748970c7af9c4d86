//! The names of locations, which a list of people does not have: it names locations by id.

use crate::fold::fold;
use crate::sort::sorted;

/// Names by id.
#[derive(Debug, Default)]
pub(super) struct LocationNames {
    /// Sorted by id.
    names: Vec<LocationName>,
}

/// The name of a location, and its folded form for sorting.
#[derive(Debug)]
struct LocationName {
    id: String,
    name: String,
    folded: String,
}

impl LocationNames {
    /// Takes pairs of id and name.
    pub(super) fn new<'a>(names: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let names = names
            .map(|(id, name)| LocationName {
                id: id.to_owned(),
                name: name.to_owned(),
                folded: fold(name.trim()),
            })
            .collect();
        Self {
            names: sorted(names, &|one, other| one.id.cmp(&other.id)),
        }
    }

    /// The name of a location; its id while it has none.
    pub(super) fn name<'a>(&'a self, id: &'a str) -> &'a str {
        let name = self.find(id).map(|location| location.name.as_str());
        name.filter(|name| !name.is_empty()).unwrap_or(id)
    }

    /// The folded name of a location; its id while it has none.
    pub(super) fn folded<'a>(&'a self, id: &'a str) -> &'a str {
        let name = self.find(id).map(|location| location.folded.as_str());
        name.filter(|name| !name.is_empty()).unwrap_or(id)
    }

    fn find(&self, id: &str) -> Option<&LocationName> {
        let place = self.names.binary_search_by(|name| name.id.as_str().cmp(id));
        self.names.get(place.ok()?)
    }
}
