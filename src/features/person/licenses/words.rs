//! Names licences in a change, with the seats of their pools, and its warnings.

use rollcall_core::sets::Set;
use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::change::clashes::clashes;
use rollcall_core::change::seats::seat_check;
use rollcall_core::naming;
use webex_api::{License, LicenseId, Page};

use super::seats::{seats_note, warning};
use crate::components::change_form::{Words, named};
use crate::components::clash;

/// The words. `before` are the pools as they were before the write, to compare with those that are read after it.
pub fn words_of_licenses(
    licenses: Signal<Arc<Page<License>>>,
    before: StoredValue<Arc<Page<License>>>,
) -> Words {
    Words {
        item: named(move |id: LicenseId| licenses.with(|licenses| naming::license(licenses, &id))),
        note: seats_note(licenses, before),
        fields: "licences",
    }
}

/// The warnings about a change, judged by the pools as last read.
pub fn warnings(pools: &[License], before: &Set<LicenseId>, after: &Set<LicenseId>) -> Vec<String> {
    let refused = clashes(pools, before, after);
    let refused = refused.iter().map(|found| clash::words(found, pools));
    let effects = seat_check(pools, before, after);
    let warned = effects
        .iter()
        .filter_map(|effect| warning(effect, &naming::license(pools, &effect.license)));
    refused.chain(warned).collect()
}
