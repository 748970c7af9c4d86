//! The question before signing out: whether Webex should revoke the tokens too. Asked only if the scopes allow it.

use leptos::prelude::*;

use crate::session::use_session;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::dialog::Dialog;
use crate::ui::text;

/// The question. Revoking reaches further than this browser, so it is never done unasked.
#[component]
pub fn SignOutDialog(
    /// Called when the person stays.
    on_close: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let session = use_session();
    view! {
        <Dialog title="Sign out?" on_close=on_close>
            <p>"Signing out clears every Rollcall tab in this browser. It doesn't revoke your tokens: they stay valid until they expire."</p>
            <p>
                "Webex can also revoke them now. This ends every token that this integration holds for you, in other browsers and programs too. Rollcall tries for five seconds and signs you out either way."
            </p>
            <div class="dialog-foot">
                <Button on_click=on_close>{text::CANCEL}</Button>
                <Button kind=ButtonKind::Danger on_click=move || session.sign_out_and_revoke()>
                    "Sign out and revoke"
                </Button>
                <Button kind=ButtonKind::Primary on_click=move || session.sign_out()>
                    {text::SIGN_OUT}
                </Button>
            </div>
        </Dialog>
    }
}
