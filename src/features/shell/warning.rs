//! Says that the session is about to end, while there is time to stay (WCAG 2.2.1).

use crate::prelude::*;
use rollcall_core::passport::lasts;
use rollcall_core::session::EndKind;

use crate::components::lazy_page::{LazyPage, lazy_page};
use crate::memo::memo;
use crate::session::{use_end_warning, use_session};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::dialog::Dialog;
use crate::ui::live::live;
use crate::ui::show::Show;
use crate::ui::text;

/// Shows the dialog while the session is about to end. It is a lazy part, because most sessions end without it.
#[component]
pub fn EndDialog() -> View {
    let warning = use_end_warning();
    let any = memo(move || warning.with(Option::is_some));
    view! {
        <Show when=move || any.get()>
            <LazyPage page=end_warning part=true quiet=true />
        </Show>
    }
}

lazy_page!(end_warning, EndWarning);

/// The dialog. Activity in any tab closes it if the session was idle.
#[component]
fn EndWarning() -> View {
    let warning = use_end_warning();
    let kind = memo(move || warning.get().map(|warning| warning.kind));
    let read = RwSignal::new(false);
    live(move || {
        let Some(kind) = kind.get() else {
            read.set(false);
            return None;
        };
        let left = move || {
            lasts(
                warning
                    .get()
                    .map(|warning| warning.left)
                    .unwrap_or_default(),
            )
        };
        (!read.get()).then(|| view! { <Warning kind left=Signal::derive(left) read /> })
    })
}

#[component]
fn Warning(
    kind: EndKind,
    /// The time that is left, in words.
    left: Signal<String>,
    /// Set once it was read and nothing more can be done.
    read: RwSignal<bool>,
) -> View {
    let session = use_session();
    let (title, why) = match kind {
        EndKind::Idle => (
            "Still there?",
            "You've been inactive for a while. To protect your organisation's data, Rollcall will sign you out and clear this page. Time left: ",
        ),
        EndKind::Absolute => (
            "Your session ends soon",
            "This site limits how long a session can last. Finish what you're doing, then sign in again. Time left: ",
        ),
    };
    let close = move || match kind {
        EndKind::Idle => session.stay(),
        EndKind::Absolute => read.set(true),
    };
    let stay = match kind {
        EndKind::Idle => text::STAY_SIGNED_IN,
        EndKind::Absolute => text::CLOSE,
    };
    view! {
        <Dialog title on_close=close>
            // The seconds are for the eye: read out one by one, they would drown everything else.
            <p>{why}<span class="countdown">{left}</span>"."</p>
            <div class="dialog-foot">
                <Button on_click=move || session.sign_out()>{text::SIGN_OUT}</Button>
                <Button kind=ButtonKind::Primary on_click=close>
                    {stay}
                </Button>
            </div>
        </Dialog>
    }
}
