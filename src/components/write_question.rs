//! The question before the first write of a session, and what the account menu says of it.

use crate::prelude::*;

use crate::data::{LoadState, use_tenant, use_writes};
use crate::effect::effect_after;
use crate::navigator::use_navigator;
use crate::session::{use_session, use_settings};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::dialog::Dialog;
use crate::ui::live::live;
use crate::ui::text;
use crate::ui::untrusted_text::visible;

/// Why nothing can be changed.
pub const NEVER: &str = "This copy of Rollcall only reads: “readOnly” is set in its config.json.";

/// The dialog, while the question is asked.
#[component]
pub fn WriteQuestion() -> View {
    let writes = use_writes();
    let route = use_navigator().route();
    // What waited belongs to the page that is left.
    effect_after(move |before: Option<()>| {
        route.with(|_| ());
        if before.is_some() {
            writes.answered();
        }
    });
    live(move || writes.is_asking().then(question))
}

fn question() -> View {
    let (writes, session) = (use_writes(), use_session());
    let tenant = use_tenant();
    let (organization, me) = (tenant.organization.ensure(), tenant.me.ensure());
    let never = use_settings().config.read_only;
    let close = move || drop(writes.answered());
    let words = move || {
        if never {
            return NEVER.to_owned();
        }
        let organization = organization.ready();
        let name = organization
            .as_ref()
            .and_then(|it| it.display_name.as_deref());
        let me = me.ready();
        let who = me.as_ref().map_or("", |me| me.primary_email());
        let name = name.map_or_else(
            || "an organisation whose name isn't known".to_owned(),
            |name| ["“", &visible(name), "”"].concat(),
        );
        [
            "Rollcall has only read so far. If you allow changes, it can change ",
            &name,
            " until you sign out, as ",
            &visible(who),
            ". You can go back to read-only in the account menu.",
        ]
        .concat()
    };
    let known = move || {
        let loading = |state: &LoadState<_>| matches!(state, LoadState::Waiting);
        organization
            .with(loading)
            .then(|| "The organisation is still being read.".to_owned())
    };
    let allow = move || {
        let waits = writes.answered();
        session.allow_writes(true);
        if let Some(write) = waits {
            write();
        }
    };
    let allow = (!never).then(|| {
        view! {
            <Button kind=ButtonKind::Primary disabled_reason=Signal::derive(known) on_click=allow>
                {text::ALLOW_CHANGES}
            </Button>
        }
    });
    view! {
        <Dialog title="Allow changes?" on_close=close>
            <p>{words}</p>
            <div class="dialog-foot">
                <Button on_click=close>"Stay read-only"</Button>
                {allow}
            </div>
        </Dialog>
    }
}
