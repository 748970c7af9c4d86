//! What is wrong with the list as a whole, above its rows.

use crate::prelude::*;
use webex_api::DecodeError;
use webex_api::list::Incomplete;

use super::words::ListWords;
use crate::components::error_panel::ErrorPanel;
use crate::components::hold_notice::HoldNotice;
use crate::data::{ListControl, ListState};
use crate::memo::Memo;
use crate::ui::button::{Button, ButtonSize};
use crate::ui::icon::Icon;
use crate::ui::live::live;
use crate::ui::notice::Notice;
use crate::ui::text;
use crate::ui::tone::Tone;
use rollcall_core::number::counted;

const INCOMPLETE: &str = "The list is incomplete";
/// What is shown is the list from before.
const NOT_REFRESHED: &str = "Couldn't refresh the list, so it's still the one from before";
const REFRESH_STOPPED: &str = "You stopped refreshing. The list is still the one from before.";

/// Nothing while all is well; else what is missing and why, with Retry.
#[component]
pub fn Banner(
    /// The list.
    list: ListControl,
    /// Whether nobody has arrived.
    none: Memo<bool>,
    /// The words.
    words: ListWords,
) -> View {
    let refreshing = list.refreshing;
    let button = move |words| {
        view! {
            <div class="cluster">
                <Button size=ButtonSize::Small icon=Icon::Retry on_click=move || list.retry.run(())>
                    {words}
                </Button>
            </div>
        }
    };
    live(move || match list.state.get() {
        ListState::Failed(error) | ListState::Incomplete(Incomplete::Failed(error)) => {
            let what = match (none.get(), refreshing.get()) {
                (true, _) => words.not_loaded,
                (false, true) => NOT_REFRESHED,
                (false, false) => INCOMPLETE,
            };
            let explanation = (words.explain)(what, &error);
            view! { <ErrorPanel explanation on_retry=list.retry /> }
        }
        ListState::Incomplete(why) => view! {
            <Notice tone=Tone::Warning title=move || if refreshing.get() { NOT_REFRESHED } else { INCOMPLETE }.to_owned()>
                <p>{reason(&why)}</p>
                {button(text::RETRY)}
            </Notice>
        },
        ListState::Cancelled => {
            let title = move || {
                if refreshing.get() {
                    REFRESH_STOPPED
                } else {
                    words.cancelled
                }
                .to_owned()
            };
            let missing = move || !none.get() && !refreshing.get();
            view! {
                <Notice tone=Tone::Warning title>
                    {move || missing().then(|| view! { <p>{words.missing}</p> })}
                    {button(text::CONTINUE)}
                </Notice>
            }
        }
        ListState::Loading => {
            view! { <HoldNotice held=list.held.retrying() on_cancel=list.cancel /> }
        }
        ListState::Idle | ListState::Complete => ().into_child(),
    })
}

fn reason(why: &Incomplete) -> String {
    let words = match why {
        Incomplete::Unreadable { items, first } => return unreadable(*items, first),
        Incomplete::Unfinished | Incomplete::Failed(_) => "Not all pages have arrived.",
        Incomplete::Refused(_) => {
            "Webex's next page is outside the configured address, so Rollcall didn't load it."
        }
        Incomplete::Loop => "Webex repeated a page, so some people may be missing.",
        Incomplete::TooManyPages => "There are more pages than Rollcall reads.",
        Incomplete::NothingNew => {
            "Webex sent page after page without anyone new, so some people may be missing."
        }
    };
    words.to_owned()
}

/// Words how many are missing and what is wrong with the first, for a report to Webex.
fn unreadable(items: usize, first: &DecodeError) -> String {
    let people = counted(items, "person", "people");
    let verb = if items == 1 { "is" } else { "are" };
    let place = first.path.as_deref().unwrap_or_default();
    format!(
        "{people} {verb} missing: Rollcall couldn't read what Webex sent ({place}: {}). Everyone else is here.",
        first.message
    )
}

#[cfg(test)]
mod tests {
    use super::{Incomplete, reason};
    use webex_api::DecodeError;

    #[test]
    fn people_who_could_not_be_read_are_counted() {
        let first = DecodeError {
            path: Some("items[3].id".to_owned()),
            message: "it must be there and is missing".to_owned(),
        };
        let words = |items| {
            reason(&Incomplete::Unreadable {
                items,
                first: first.clone(),
            })
        };
        assert!(words(1).starts_with("1 person is missing"), "{}", words(1));
        assert!(words(1200).starts_with("1,200 people are missing"));
        assert!(words(2).contains("items[3].id: it must be there"));
    }
}
