//! The panel of a change, from the first tick to the outcome.

use crate::prelude::*;

use super::any_draft::AnyDraft;
use super::confirmation::{Confirmation, TypedConfirmation};
use super::guard::{DiscardQuestion, use_unsent};
use super::preview::{Preview, Summary};
use super::result::ResultView;
use super::stage::StageView;
use super::warnings::Warnings;
use super::words::Words;
use crate::data::{Progress, Run, use_client_handle};
use crate::memo::memo;
use crate::navigator::use_leave_guard;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::dialog::Panel;
use crate::ui::entry::Entry;
use crate::ui::live::live;
use crate::ui::text;

/// The button that starts the write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ApplyButton {
    words: &'static str,
    kind: ButtonKind,
}

impl ApplyButton {
    /// A button with these words.
    pub const fn new(words: &'static str) -> Self {
        Self {
            words,
            kind: ButtonKind::Primary,
        }
    }

    /// A button for something that cannot be undone.
    pub const fn danger(words: &'static str) -> Self {
        Self {
            words,
            kind: ButtonKind::Danger,
        }
    }
}

/// The form. Its children are the editor of the wanted value.
#[component]
pub fn ChangeForm(
    /// The title, such as "Change licences for NAME".
    #[prop(into)]
    title: String,
    /// Name and address of the person who is changed.
    #[prop(into)]
    person: String,
    /// The change that is made up here.
    draft: AnyDraft,
    /// How fields are named.
    words: Words,
    /// Why the signed-in administrator cannot make this change; none where they may, as far as anybody knows.
    #[prop(optional, into)]
    forbidden: Signal<Option<String>>,
    /// Sentences about what may go wrong.
    #[prop(optional, into)]
    warnings: Signal<Vec<String>>,
    /// What is lost for good, and the word to type before the change can be sent; none where it can be undone.
    #[prop(optional, into)]
    confirmation: Signal<Option<Confirmation>>,
    /// The button that starts the write.
    #[prop(default = ApplyButton::new(text::APPLY))]
    apply: ApplyButton,
    /// The button that closes the form after a change that was applied.
    #[prop(default = text::CLOSE)]
    done: &'static str,
    /// Called before each write.
    #[prop(optional, into)]
    on_apply: Option<Callback<()>>,
    /// Called when the form closes.
    on_close: Callback<()>,
    /// The editor.
    children: ChildrenFn,
) -> View {
    let client = use_client_handle();
    let subject = title.clone();
    let start = Callback::new(move |()| {
        if let Some(on_apply) = on_apply {
            on_apply.run(());
        }
        let (change, lines) = untrack(|| (draft.change(), words.planned(&draft.diff())));
        let subject = super::words::subject(&subject, &lines);
        draft
            .write
            .start(&client.get(), change, draft.earlier(), subject);
    });
    let report = move || draft.write.state().report();
    let again = Callback::new(move |()| {
        if let Some(report) = untrack(report) {
            draft.edit_again(&report);
            start.run(());
        }
    });
    // One view for one report: other writes change the list of them meanwhile.
    let result = move || {
        untrack(report).map(|report| {
            view! { <ResultView report person=person.clone() draft words done on_again=again on_close /> }
        })
    };
    let is_over = memo(move || matches!(draft.write.state(), Run::Done(_)));
    let running = Signal::derive(move || draft.write.is_running());
    let progress = Signal::derive(move || draft.write.progress());
    // Closing loses no edits that were sent: the write goes on.
    let unsent =
        Signal::derive(move || draft.is_touched() && matches!(draft.write.state(), Run::Idle));
    let typed = Entry::new("");
    let unconfirmed = move || {
        let missing = |needed: &Confirmation| typed.text.with(|typed| needed.missing(typed));
        confirmation.with(|needed| needed.as_ref().and_then(missing))
    };
    let reason = Signal::derive(move || {
        let nothing = (!draft.is_dirty()).then(|| text::NOTHING_CHANGES.to_owned());
        forbidden.get().or(nothing).or_else(unconfirmed)
    });
    let asking = RwSignal::new(false);
    use_unsent(unsent);
    // Back is a slip as well as a wish: it asks, as Escape does.
    use_leave_guard(move || {
        let stays = unsent.get_untracked();
        if stays {
            asking.set(true);
        }
        !stays
    });
    let close = Callback::new(move |()| {
        let unsent = unsent.get_untracked();
        if unsent && !asking.get_untracked() {
            asking.set(true);
        } else if unsent {
            asking.set(false);
        } else {
            on_close.run(());
        }
    });
    let foot = move || {
        if asking.get() {
            view! { <DiscardQuestion on_keep=Callback::new(move |()| asking.set(false)) on_discard=on_close /> }
        } else {
            view! { <EditButtons running reason warnings progress draft words apply on_cancel=close on_apply=start /> }
        }
    };
    let editing = move || {
        view! {
            <div class="dialog-scroll change">
                <fieldset class="stack" disabled=running>
                    {children.run()}
                </fieldset>
                <div class="change-side stack">
                    <TypedConfirmation confirmation typed />
                    <Preview draft words />
                </div>
            </div>
            {live(foot)}
        }
    };
    view! {
        <Panel title on_close=move || close.run(())>
            {move || if is_over.get() { result().into_child() } else { editing().into_child() }}
        </Panel>
    }
}

#[component]
fn EditButtons(
    running: Signal<bool>,
    /// Why the change cannot be sent now.
    reason: Signal<Option<String>>,
    warnings: Signal<Vec<String>>,
    progress: Signal<Option<Progress>>,
    draft: AnyDraft,
    words: Words,
    apply: ApplyButton,
    on_cancel: Callback<()>,
    on_apply: Callback<()>,
) -> View {
    let cancel = move || {
        if running.get() {
            text::CLOSE
        } else {
            text::CANCEL
        }
    };
    view! {
        <div class="dialog-foot">
            <Summary draft words />
            <Warnings warnings />
            <StageView progress />
            <Button on_click=move || on_cancel.run(())>{live(cancel)}</Button>
            <Button kind=apply.kind disabled_reason=reason pending=running on_click=move || on_apply.run(())>
                {apply.words}
            </Button>
        </div>
    }
}
