//! The question before signing out: whether Webex should revoke the tokens too, if the scopes allow it, and what becomes of a job that is
//! not over. Asked only if one of them is a question.

use crate::prelude::*;
use leptos::task::spawn_local;

use rollcall_core::number::counted;
use rollcall_core::session::SignedIn;

use crate::components::lazy_page::{Build, lazy_page};
use crate::data::{Jobs, use_any_jobs};
use crate::session::{SessionHandle, use_session};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::checkbox::Checkbox;
use crate::ui::dialog::Dialog;
use crate::ui::live::live;
use crate::ui::notice::Notice;
use crate::ui::text;
use crate::ui::tone::Tone;

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
    let revokes = can_revoke(session);
    view! {
        <Dialog title="Sign out?" on_close=on_close>
            <p>"Signing out clears every Rollcall tab in this browser. It doesn't revoke your tokens: they stay valid until they expire."</p>
            {revokes
                .then(|| {
                    view! {
                        <p>
                            "Webex can also revoke them now. This ends every token that this integration holds for you, in other browsers and programs too. Rollcall tries for five seconds and signs you out either way."
                        </p>
                    }
                })}
            {use_any_jobs().map(unfinished)}
            <div class="dialog-foot">
                <Button on_click=on_close>{text::CANCEL}</Button>
                {revokes
                    .then(|| {
                        view! { <Button on_click=move || session.sign_out_and_revoke()>"Sign out and revoke"</Button> }
                    })}
                <Button kind=ButtonKind::Primary on_click=move || session.sign_out()>
                    {text::SIGN_OUT}
                </Button>
            </div>
        </Dialog>
    }
}

/// Whether Webex could revoke the tokens of this session; not tracked.
pub fn can_revoke(session: SessionHandle) -> bool {
    let session = session.session;
    session.with_untracked(|session| session.signed_in().is_some_and(SignedIn::can_revoke))
}

/// What becomes of jobs that are not over, with the choice.
fn unfinished(jobs: Jobs) -> View {
    live(move || {
        let left = jobs.rows_left();
        (left > 0).then(|| {
            let rows = counted(left as usize, "row of a job isn't", "rows of jobs aren't");
            let (words, choice) = match jobs.can_keep() {
                true => (
                    " done. Unless it is kept, a job that isn't finished is deleted, and can't be continued.",
                    Some(view! { <Checkbox label=KEEP checked=jobs.kept on_change=move |on| jobs.keep_all(on) /> }),
                ),
                false => (
                    " done, and can't be continued after signing out: the job contains texts about people, which Rollcall doesn't store.",
                    None,
                ),
            };
            let title = [&rows, words].concat();
            view! {
                <Notice tone=Tone::Warning title>
                    {choice}
                </Notice>
            }
        })
    })
}

/// The choice.
const KEEP: &str = "Keep unfinished jobs in this browser";
