//! Signing out: at once, or with the question whether Webex shall end the tokens, where the scopes allow it to be asked.

use leptos::prelude::*;
use rollcall_core::session::SignedIn;

use crate::session::use_session;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::dialog::Dialog;
use crate::ui::icon::Icon;
use crate::ui::text;

/// The button in the header.
#[component]
pub fn SignOutButton() -> impl IntoView {
    let session = use_session();
    let can_revoke = Memo::new(move |_| {
        session
            .session
            .with(|session| session.signed_in().is_some_and(SignedIn::can_revoke))
    });
    let asking = RwSignal::new(false);
    let sign_out = move || {
        if can_revoke.get_untracked() {
            asking.set(true);
        } else {
            session.sign_out();
        }
    };
    view! {
        <div class="sign-out">
            <Button kind=ButtonKind::Secondary icon=Icon::SignOut on_click=sign_out><span class="words">{text::SIGN_OUT}</span></Button>
        </div>
        <Show when=move || asking.get()><SignOutDialog on_close=move || asking.set(false) /></Show>
    }
}

/// Revoking reaches further than this browser, so it is never done unasked.
#[component]
fn SignOutDialog(
    /// Called when the person stays.
    on_close: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let session = use_session();
    view! {
        <Dialog title="Sign out?" on_close=on_close>
            <p>"Signing out clears every Rollcall tab in this browser. It doesn't revoke your tokens: they stay valid until they expire."</p>
            <p>"Webex can also revoke them now. This ends every token that this integration holds for you, in other browsers and programs too. Rollcall tries for five seconds and signs you out either way."</p>
            <div class="dialog-foot">
                <Button on_click=on_close>{text::CANCEL}</Button>
                <Button kind=ButtonKind::Danger on_click=move || session.sign_out_and_revoke()>"Sign out and revoke"</Button>
                <Button kind=ButtonKind::Primary on_click=move || session.sign_out()>{text::SIGN_OUT}</Button>
            </div>
        </Dialog>
    }
}
