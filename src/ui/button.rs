//! The button: four kinds, and two ways of not being ready, both of which say why.

use crate::prelude::*;
use leptos::ev::MouseEvent;

use super::icon::{Glyph, Icon};
use super::skeleton::Spinner;

/// The weight of a button. At most one primary or danger button stands in a view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing that this view is for.
    Primary,
    /// Everything else.
    #[default]
    Secondary,
    /// Destroys something.
    Danger,
    /// A small aside, without an edge.
    Ghost,
}

/// The room a button takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonSize {
    /// 36 px high.
    #[default]
    Normal,
    /// 28 px high, inside lines and notices.
    Small,
}

/// The class of a button, for links that look like one as well.
pub const fn button_class(kind: ButtonKind, size: ButtonSize) -> &'static str {
    match (kind, size) {
        (ButtonKind::Primary, ButtonSize::Normal) => "button primary",
        (ButtonKind::Primary, ButtonSize::Small) => "button primary small",
        (ButtonKind::Secondary, ButtonSize::Normal) => "button",
        (ButtonKind::Secondary, ButtonSize::Small) => "button small",
        (ButtonKind::Danger, ButtonSize::Normal) => "button danger",
        (ButtonKind::Danger, ButtonSize::Small) => "button danger small",
        (ButtonKind::Ghost, ButtonSize::Normal) => "button ghost",
        (ButtonKind::Ghost, ButtonSize::Small) => "button ghost small",
    }
}

/// A button. While it is pending or disabled it stays focusable and does nothing, so that its reason can be reached.
#[component]
pub fn Button(
    /// The weight.
    #[prop(optional)]
    kind: ButtonKind,
    /// The room it takes.
    #[prop(optional)]
    size: ButtonSize,
    /// An icon before the words.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// Why it cannot be used now; shown below it and read with it.
    #[prop(optional, into)]
    disabled_reason: Option<Signal<Option<String>>>,
    /// Whether what it started is still going on.
    #[prop(optional, into)]
    pending: Option<Signal<bool>>,
    /// Called on a click, unless disabled or pending.
    #[prop(into)]
    on_click: Handler,
    /// The words.
    children: Children,
) -> View {
    let looks = (button_class(kind, size), icon);
    button(looks, disabled_reason, pending, Some(on_click), children)
}

/// The button that sends a [`Form`](super::form::Form), by a click or by Enter in a field.
#[component]
pub fn SubmitButton(
    /// The weight.
    #[prop(default = ButtonKind::Primary)]
    kind: ButtonKind,
    /// Why it cannot be used now; shown below it and read with it.
    #[prop(optional, into)]
    disabled_reason: Option<Signal<Option<String>>>,
    /// Whether what it started is still going on.
    #[prop(optional, into)]
    pending: Option<Signal<bool>>,
    /// The words.
    children: Children,
) -> View {
    let looks = (button_class(kind, ButtonSize::Normal), None);
    button(looks, disabled_reason, pending, None, children)
}

/// One body for all buttons. Without `on_click` it sends its form; Enter in a field clicks it.
fn button(
    (class, icon): (&'static str, Option<Icon>),
    disabled_reason: Option<Signal<Option<String>>>,
    pending: Option<Signal<bool>>,
    on_click: Option<Handler>,
    children: Children,
) -> View {
    let disabled_reason = disabled_reason.unwrap_or_default();
    let pending = pending.unwrap_or_default();
    let reason_id = super::unique_id::unique_id("reason");
    let described_by = {
        let id = reason_id.clone();
        move || disabled_reason.with(Option::is_some).then(|| id.clone())
    };
    let blocked = move || pending.get() || disabled_reason.with(Option::is_some);
    let sends = if on_click.is_some() {
        "button"
    } else {
        "submit"
    };
    let click = move |event: MouseEvent| {
        let blocked = blocked();
        if blocked || on_click.is_some() {
            event.prevent_default();
        }
        if let (false, Some(on_click)) = (blocked, &on_click) {
            on_click.run();
        }
    };
    view! {
        <span class="button-with-reason">
            <button
                type=sends
                class=class
                aria-disabled=move || blocked().then_some("true")
                aria-busy=move || pending.get().then_some("true")
                aria-describedby=described_by
                on:click=click
            >
                {move || if pending.get() { Some(view! { <Spinner /> }) } else { icon.map(|icon| view! { <Glyph icon /> }) }}
                {children()}
            </button>
            {move || {
                disabled_reason
                    .get()
                    .map(|reason| {
                        view! {
                            <span class="button-reason" id=reason_id.clone()>
                                {reason}
                            </span>
                        }
                    })
            }}
        </span>
    }
}

/// A button that shows only an icon; its words are heard.
#[component]
pub fn IconButton(
    /// The icon.
    #[prop(into)]
    icon: Signal<Icon>,
    /// What it does, in words.
    #[prop(into)]
    label: String,
    /// The room it takes.
    #[prop(optional)]
    size: ButtonSize,
    /// Called on a click.
    #[prop(into)]
    on_click: Handler,
) -> View {
    let class = match size {
        ButtonSize::Normal => "button ghost icon-only",
        ButtonSize::Small => "button ghost icon-only small",
    };
    view! {
        <button type="button" class=class aria-label=label.clone() title=label on:click=move |_| on_click.run()>
            <Glyph icon />
        </button>
    }
}
