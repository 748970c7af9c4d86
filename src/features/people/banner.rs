//! What is wrong with the list as a whole, above its rows.

use leptos::prelude::*;
use rollcall_core::people::Directory;
use webex_api::DecodeError;
use webex_api::list::Incomplete;
use webex_api::{ApiError, ErrorKind};

use crate::components::error_panel::ErrorPanel;
use crate::components::explanation::{Explanation, explain};
use crate::components::hold_notice::HoldNotice;
use crate::data::{DirectoryHandle, DirectoryState};
use crate::ui::button::{Button, ButtonSize};
use crate::ui::icon::Icon;
use crate::ui::notice::Notice;
use crate::ui::text;
use crate::ui::tone::Tone;
use rollcall_core::number::counted;

const INCOMPLETE: &str = "The list is incomplete";
/// What is shown is the list from before.
const NOT_REFRESHED: &str = "Couldn't refresh the list, so it's still the one from before";
const NOT_LOADED: &str = "Couldn't load people";

/// Nothing while all is well; else what is missing and why, with Retry.
#[component]
pub fn Banner(
    /// The list.
    directory: DirectoryHandle,
) -> impl IntoView {
    let none = Memo::new(move |_| directory.rows.with(Directory::is_empty));
    move || {
        match directory.state.get() {
        DirectoryState::Failed(error) | DirectoryState::Incomplete(Incomplete::Failed(error)) => {
            let what = match (none.get(), directory.refreshing.get()) {
                (true, _) => NOT_LOADED,
                (false, true) => NOT_REFRESHED,
                (false, false) => INCOMPLETE,
            };
            let retry = Callback::new(move |()| directory.retry());
            view! { <ErrorPanel explanation=worded(what, &error) on_retry=retry /> }.into_any()
        }
        DirectoryState::Incomplete(why) => view! {
            <Notice tone=Tone::Warning title=INCOMPLETE>
                <p>{reason(&why)}</p>
                <div class="cluster">
                    <Button size=ButtonSize::Small icon=Icon::Retry on_click=move || directory.retry()>
                        {text::RETRY}
                    </Button>
                </div>
            </Notice>
        }.into_any(),
        DirectoryState::Cancelled => view! {
            <Notice
                tone=Tone::Warning
                title=move || {
                    if directory.refreshing.get() {
                        "You stopped refreshing. The list is still the one from before."
                    } else {
                        "You cancelled loading people."
                    }
                        .to_owned()
                }
            >
                {move || (!none.get() && !directory.refreshing.get()).then(|| view! { <p>"People are missing from this list."</p> })}
                <div class="cluster">
                    <Button size=ButtonSize::Small icon=Icon::Retry on_click=move || directory.retry()>
                        {text::CONTINUE}
                    </Button>
                </div>
            </Notice>
        }.into_any(),
        DirectoryState::Loading => view! { <HoldNotice held=directory.held().retrying() on_cancel=Callback::new(move |()| directory.cancel()) /> }.into_any(),
        DirectoryState::Idle | DirectoryState::Complete => ().into_any(),
    }
    }
}

/// Webex answers somebody without an administrator role as if the request were wrong (400) or led nowhere (404): they may only
/// ask for one e-mail address or name.
fn worded(what: &str, error: &ApiError) -> Explanation {
    let explanation = explain(what, error);
    if !matches!(error.kind, ErrorKind::Invalid | ErrorKind::NotFound) {
        return explanation;
    }
    Explanation {
        why: "Listing everyone needs an administrator role. Webex rejects the request from anyone else."
            .to_owned(),
        next: "Sign in as an administrator, or ask a full administrator for a role.".to_owned(),
        ..explanation
    }
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
    use super::{Incomplete, NOT_LOADED, reason, worded};
    use webex_api::DecodeError;
    use webex_api::{ApiError, ErrorKind};

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

    #[test]
    fn a_missing_role_is_named_where_webex_calls_the_request_wrong() {
        let rows = [
            (ErrorKind::Invalid, true),
            (ErrorKind::NotFound, true),
            (ErrorKind::Server, false),
        ];
        for (kind, named) in rows {
            let why = worded(NOT_LOADED, &ApiError::new(kind, "GET /people", "x")).why;
            assert_eq!(why.contains("administrator role"), named, "{kind:?}");
        }
    }
}
