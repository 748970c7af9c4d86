//! What is known of the list as a whole, below its rows: whether everyone is there, and how old it is.

use crate::prelude::*;

use crate::components::age::Age;
use crate::components::completeness::CompletenessMark;
use crate::data::use_directory;

/// The line below the table.
#[component]
pub fn ListFoot() -> View {
    view! {
        <div class="people-foot">
            <CompletenessMark />
            <Age loaded=use_directory().ended />
        </div>
    }
}
