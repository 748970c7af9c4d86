//! One way to show a value that is read from Webex: bars while it comes, words when it does not, and then the value.

use crate::prelude::*;

use crate::components::error_panel::ErrorPanel;
use crate::components::explanation::explain;
use crate::components::hold_notice::HoldNotice;
use crate::data::{AnyRemote, LoadState, Remote};
use crate::memo::memo;
use crate::ui::button::{Button, ButtonSize};
use crate::ui::icon::Icon;
use crate::ui::live::live;
use crate::ui::notice::Notice;
use crate::ui::skeleton::Skeleton;
use crate::ui::text;
use crate::ui::tone::Tone;

/// Asks for a value when it is first shown, and shows it. The children are built once, with a signal of the value: a form or a
/// focused button below survives every refresh.
#[component]
pub fn Load<T>(
    /// The value.
    remote: Remote<T>,
    /// What is being loaded, such as "licences".
    #[prop(into)]
    what: String,
    /// Its place, in lines of text, while it loads.
    #[prop(default = 3)]
    lines: usize,
    /// Whether each line also has something at its end.
    #[prop(optional)]
    pairs: bool,
    /// The skeleton, if lines are not enough.
    #[prop(optional)]
    shape: Option<fn() -> View>,
    /// What shows the value.
    children: ChildrenOf<Signal<T>>,
) -> View
where
    T: Clone + Send + Sync + 'static,
{
    let value = move || {
        let first = remote.peek();
        first
            .map(|first| children(present(remote, first)))
            .into_child()
    };
    let bars = Bars {
        lines,
        pairs,
        shape,
    };
    load_view(remote.any(), what, bars, Box::new(value))
}

/// What is shown while a value loads.
struct Bars {
    lines: usize,
    pairs: bool,
    shape: Option<fn() -> View>,
}

/// The view, once for all types of value.
fn load_view(
    remote: AnyRemote,
    what: String,
    bars: Bars,
    value: Box<dyn Fn() -> View + Send>,
) -> View {
    remote.ensure();
    // A new value updates what is on screen without building it again.
    let shown = memo(move || remote.state());
    let Bars {
        lines,
        pairs,
        shape,
    } = bars;
    let held = remote.held().retrying();
    let on_cancel = Callback::new(move |()| remote.cancel());
    let on_retry = Callback::new(move |()| remote.retry());
    live(move || match shown.get() {
        LoadState::Waiting => {
            let words = format!("Loading {what}");
            let bars = match shape {
                Some(shape) => view! {
                    <p class="visually-hidden" role="status">
                        {words}
                    </p>
                    {shape()}
                },
                None => view! { <Skeleton lines pairs words /> },
            };
            view! {
                <HoldNotice held on_cancel />
                {bars}
            }
        }
        LoadState::Cancelled => view! { <Cancelled what=what.clone() on_retry /> },
        LoadState::Failed(error) => {
            let explanation = explain(format!("Couldn't load {what}"), &error);
            view! { <ErrorPanel explanation on_retry /> }
        }
        LoadState::Ready(()) => value(),
    })
}

/// Shown in place of a value whose loading was cancelled.
#[component]
fn Cancelled(
    /// What was being loaded.
    what: String,
    /// Called by the button.
    on_retry: Callback<()>,
) -> View {
    view! {
        <Notice tone=Tone::Neutral title=format!("You cancelled loading {what}.")>
            <div class="cluster">
                <Button size=ButtonSize::Small icon=Icon::Retry on_click=move || on_retry.run(())>
                    {text::RETRY}
                </Button>
            </div>
        </Notice>
    }
}

/// Returns the current value. A value stays once it has loaded, so `first` is used only while the page is removed.
fn present<T: Clone + Send + Sync + 'static>(remote: Remote<T>, first: T) -> Signal<T> {
    Signal::derive(move || remote.ready().unwrap_or_else(|| first.clone()))
}
