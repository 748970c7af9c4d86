//! Marks licences whose id names another organisation than the signed-in person's.

use crate::prelude::*;
use webex_api::OrgId;

use crate::data::use_tenant;
use crate::memo::{Memo, memo};
use crate::ui::badge::StatusBadge;
use crate::ui::icon::Icon;
use crate::ui::tone::Tone;

/// The organisation of the person who is signed in; `None` until it is known. Nothing is marked before that.
pub fn use_home() -> Memo<Option<OrgId>> {
    let me = use_tenant().me.ensure();
    memo(move || me.with(|me| me.ready().and_then(|me| me.org_id.clone())))
}

/// The mark.
#[component]
pub fn Elsewhere() -> View {
    view! {
        <span class="pool-elsewhere">
            <StatusBadge tone=Tone::Warning icon=Icon::Warning word="Another organisation" />
        </span>
    }
}
