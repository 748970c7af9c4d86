//! The question before signing out: whether Webex should revoke the tokens too. Asked only if the scopes allow it.

use crate::prelude::*;
use leptos::task::spawn_local;

use crate::components::lazy_page::{Build, lazy_page};
use crate::session::{SessionHandle, use_session};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::dialog::Dialog;
use crate::ui::text;

lazy_page!(sign_out_dialog, SignOutDialog);

/// The question while it is asked: what builds its dialog.
#[derive(Clone, Copy)]
pub struct Question(RwSignal<Option<Build>>);

impl Question {
    /// Creates the question and provides it to the dialog as context.
    pub fn provide() -> Self {
        let question = Self(RwSignal::new(None));
        provide_context(question);
        question
    }

    /// Asks. The dialog is in the second wasm file; signing out must work without it, and without a network.
    pub fn ask(self, session: SessionHandle) {
        spawn_local(async move {
            match sign_out_dialog().await {
                Ok(build) => {
                    self.0.try_set(Some(build));
                }
                Err(_) => session.sign_out(),
            }
        });
    }

    /// Shows the dialog.
    pub fn show(self) -> Option<View> {
        self.0.get().map(|build| build())
    }
}

/// The dialog. Revoking reaches further than this browser, so it is never done unasked.
#[component]
fn SignOutDialog() -> View {
    let Question(question) = expect_context();
    let on_close = move || question.set(None);
    let session = use_session();
    view! {
        <Dialog title="Sign out?" on_close=on_close>
            <p>"Signing out clears every Rollcall tab in this browser. It doesn't revoke your tokens: they stay valid until they expire."</p>
            <p>
                "Webex can also revoke them now. This ends every token that this integration holds for you, in other browsers and programs too. Rollcall tries for five seconds and signs you out either way."
            </p>
            <div class="dialog-foot">
                <Button on_click=on_close>{text::CANCEL}</Button>
                <Button on_click=move || session.sign_out_and_revoke()>"Sign out and revoke"</Button>
                <Button kind=ButtonKind::Primary on_click=move || session.sign_out()>
                    {text::SIGN_OUT}
                </Button>
            </div>
        </Dialog>
    }
}
