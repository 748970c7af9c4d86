//! A form: Enter sends it, and the first field that is wrong gets the focus.

use crate::prelude::*;

use crate::browser::dom;

/// Fields with their [`SubmitButton`](super::button::SubmitButton). The browser checks nothing itself: its bubbles go away by
/// themselves and are not read again.
#[component]
pub fn Form(
    /// The id of the form on its page, for [`focus_first_error`].
    id: &'static str,
    /// Called when it is sent; the fields that it finds wrong get their errors there.
    #[prop(into)]
    on_submit: Callback<()>,
    /// The fields and buttons.
    children: Children,
) -> View {
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        on_submit.run(());
        focus_first_error(id);
    };
    view! {
        <form class="stack" id=id novalidate=true autocomplete="off" on:submit=submit>
            {children()}
        </form>
    }
}

/// Moves focus to the first field of this form that is wrong, once its error stands on the page.
pub fn focus_first_error(form: &'static str) {
    request_animation_frame(move || {
        let mut selector = String::from("#");
        selector.push_str(form);
        selector.push_str(" [aria-invalid]");
        dom::focus_first(&selector);
    });
}
