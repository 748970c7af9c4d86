//! The dialog of a change, from the first tick to the outcome.

use leptos::prelude::*;

use super::draft::{Draft, Editable};
use super::guard::DiscardQuestion;
use super::preview::Preview;
use super::result::ResultView;
use crate::data::{Run, use_client_handle};
use crate::routes::use_leave_guard;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::dialog::Dialog;
use crate::ui::text;

/// The form. Its children are the editor of the wanted value.
#[component]
pub fn ChangeForm<T: Editable>(
    /// The title, such as "Change licences of NAME".
    #[prop(into)]
    title: String,
    /// The change that is made up here.
    draft: Draft<T>,
    /// The name of a field.
    name_of: Callback<T::Field, String>,
    /// Sentences about what may go wrong.
    #[prop(optional, into)]
    warnings: Signal<Vec<String>>,
    /// Called when the form is to go.
    on_close: Callback<()>,
    /// The editor.
    children: ChildrenFn,
) -> impl IntoView {
    let client = use_client_handle();
    let asking = RwSignal::new(false);
    let running = Signal::derive(move || draft.write.is_running());
    let subject = title.clone();
    let apply = Callback::new(move |()| {
        let change = untrack(|| draft.change());
        draft
            .write
            .start(&client.get(), change, Vec::new(), subject.clone());
    });
    // Wishes that are on their way or settled are not lost by closing; the write itself goes on.
    let unsent = move || untrack(|| draft.is_dirty() && matches!(draft.write.state(), Run::Idle));
    // Back is a slip as well as a wish: it asks, as Escape does.
    use_leave_guard(move || {
        let stays = unsent();
        if stays {
            asking.set(true);
        }
        !stays
    });
    let close = move || {
        let unsent = unsent();
        if unsent && !asking.get_untracked() {
            asking.set(true);
        } else if unsent {
            asking.set(false);
        } else {
            on_close.run(());
        }
    };
    let report = move || match draft.write.state() {
        Run::Done(report) => Some(report),
        Run::Idle | Run::Running(_) => None,
    };
    let is_done = Memo::new(move |_| matches!(draft.write.state(), Run::Done(_)));
    let children = StoredValue::new(children);
    let editing = move || {
        view! {
            <fieldset class="stack" disabled=running>{children.with_value(|children| children())}</fieldset>
            <Preview draft name_of warnings />
            {move || if asking.get() {
                view! { <DiscardQuestion on_keep=Callback::new(move |()| asking.set(false)) on_discard=on_close /> }.into_any()
            } else {
                view! { <EditButtons draft on_cancel=Callback::new(move |()| close()) on_apply=apply /> }.into_any()
            }}
        }
    };
    view! {
        <Dialog title on_close=close>
            {move || if is_done.get() {
                // One view for one report: other writes change the list of them meanwhile.
                untrack(report).map(|report| view! { <ResultView report draft name_of on_close /> }).into_any()
            } else {
                editing().into_any()
            }}
        </Dialog>
    }
}

#[component]
fn EditButtons<T: Editable>(
    draft: Draft<T>,
    on_cancel: Callback<()>,
    on_apply: Callback<()>,
) -> impl IntoView {
    let running = Signal::derive(move || draft.write.is_running());
    let reason =
        Signal::derive(move || (!draft.is_dirty()).then(|| "Nothing would change yet.".to_owned()));
    let cancel = move || {
        if running.get() {
            text::CLOSE
        } else {
            text::CANCEL
        }
    };
    view! {
        <div class="dialog-foot">
            <Button on_click=move || on_cancel.run(())>{cancel}</Button>
            <Button kind=ButtonKind::Primary disabled_reason=reason pending=running on_click=move || on_apply.run(())>{text::APPLY}</Button>
        </div>
    }
}
