//! Notes what changed since the list was read.

use webex_api::LicenseId;

use super::{Directory, next_serial};

impl Directory {
    /// Replaces the licences of people, by their ids. It adds no people. The table gets another serial number, because filters look at
    /// licences.
    pub fn set_licenses(&mut self, changed: Vec<(String, Vec<LicenseId>)>) {
        for (id, licenses) in changed {
            let Some(row) = self.position(&id) else {
                continue;
            };
            let licenses = self.values.licenses.intern(Some(licenses.into()));
            if let Some(row) = self.rows.get_mut(row as usize) {
                row.shared.licenses = licenses;
            }
        }
        self.serial = next_serial();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{Field, Filter, Listing, PeopleView};

    #[test]
    fn a_filter_sees_licences_that_were_given_since() {
        let person = |id: &str| serde_json::json!({"id": id, "licenses": ["A"]});
        let mut people = Directory::new();
        people.push_page(
            ["a", "b"]
                .map(|id| serde_json::from_value(person(id)).unwrap())
                .into(),
        );
        let view = PeopleView::filtered([Filter::new(Field::License("B".into()))]);
        let mut listing = Listing::default();
        assert_eq!(listing.update(&people, &view), [0; 0]);
        let changed = |id: &str| (id.to_owned(), vec!["A".into(), "B".into()]);
        people.set_licenses(vec![changed("b"), changed("nobody")]);
        assert_eq!(listing.update(&people, &view), [1]);
        assert_eq!(people.row(0).unwrap().licenses.unwrap().len(), 1);
        assert_eq!(people.len(), 2);
    }
}
