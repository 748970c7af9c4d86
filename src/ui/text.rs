//! Every visible string of the parts that pages share. British spelling; sentences say what to do.

/// The product.
pub const PRODUCT: &str = "Rollcall";
/// What the product is, on the page of someone who is not signed in. The static page in `index.html` shows the same words while the
/// program loads; a test compares them.
pub const INTRO: &str = "Find people in your Webex organisation, change their licences and session types, and see proof that each change was applied. Rollcall runs entirely in your browser and connects only to Webex.";
/// The footer.
pub const NOT_AFFILIATED: &str = "Not affiliated with Cisco";

/// The skip link.
pub const SKIP: &str = "Skip to content";
/// The name of the navigation.
pub const NAVIGATION: &str = "Main";
/// The link to what needs attention.
pub const NAV_OVERVIEW: &str = "Overview";
/// The link to everyone.
pub const NAV_PEOPLE: &str = "People";
/// The link to the licence pools.
pub const NAV_LICENSES: &str = "Licences";
/// The link to the meeting sites.
pub const NAV_MEETINGS: &str = "Meetings";
/// The link to changes for many people.
pub const NAV_JOBS: &str = "Jobs";
/// The link to the changes of the session.
pub const NAV_ACTIVITY: &str = "Activity";
/// The heading of the links that developers use.
pub const NAV_DEVELOPER: &str = "Developer";
/// The link to the tokens of the session.
pub const NAV_TOKEN: &str = "Token";
/// The page of the XML API of meeting sites.
pub const XML_API: &str = "XML API";
/// The link to everything about scopes.
pub const NAV_SCOPES: &str = "Scopes";
/// The link to the check of Control Hub's files.
pub const NAV_FILE_DOCTOR: &str = "File doctor";
/// The link to what this copy of the app runs from.
pub const ABOUT: &str = "About this copy";
/// The link to the sign-in methods, for someone who is not signed in.
pub const NAV_SIGN_IN: &str = "Sign in";
/// The link to the people who support this copy of the app.
pub const SUPPORT: &str = "Get help";
/// The button that opens the command palette, and the name of the palette.
pub const COMMANDS: &str = "Find people and commands";
/// The list of keys.
pub const SHORTCUTS: &str = "Keyboard shortcuts";
/// The button that opens the account menu.
pub const ACCOUNT: &str = "Account";
/// The button that lets this session change something.
pub const ALLOW_CHANGES: &str = "Allow changes";
/// The button that ends that.
pub const READ_ONLY: &str = "Back to read-only";
/// The button that ends the session.
pub const SIGN_OUT: &str = "Sign out";
/// Moves the end of the session away.
pub const STAY_SIGNED_IN: &str = "Stay signed in";
/// Before the time that is left of the session.
pub const SESSION_ENDS_IN: &str = "Session ends in";
/// The life of a token that did not say.
pub const LIFE_UNKNOWN: &str = "an unknown time";
/// The name of the theme's radio buttons.
pub const THEME: &str = "Theme";
/// Dark on light.
pub const THEME_LIGHT: &str = "Light";
/// Light on dark.
pub const THEME_DARK: &str = "Dark";
/// As the operating system.
pub const THEME_SYSTEM: &str = "System";

/// The cross of a dialog. Not "Close", which names the button at a form's end.
pub const CLOSE_DIALOG: &str = "Close dialog";
/// Ends a form without a change.
pub const CANCEL: &str = "Cancel";
/// Ends a form after its outcome.
pub const CLOSE: &str = "Close";
/// Starts the write.
pub const APPLY: &str = "Apply changes";
/// There is no network.
pub const OFFLINE: &str = "You're offline.";
/// Asks again.
pub const RETRY: &str = "Retry";
/// Goes on with what was cancelled.
pub const CONTINUE: &str = "Continue";
/// The cross of a toast.
pub const DISMISS: &str = "Dismiss";
/// The region of the toasts.
pub const MESSAGES: &str = "Messages";

/// A number that is not known.
pub const NONE: &str = "–";

/// While a lazy page loads.
pub const PAGE_LOADING: &str = "Loading this page";
/// The heading of a page that did not load.
pub const PAGE_NOT_LOADED: &str = "Page not loaded";
/// A lazy page did not load.
pub const PAGE_MISSING: &str = "Couldn't load this page";
/// Why.
pub const PAGE_MISSING_WHY: &str =
    "Its file is missing, or belongs to another version of Rollcall.";
/// What to do.
pub const PAGE_MISSING_NEXT: &str = "Try again. If that doesn't help, reload Rollcall.";

/// Before a tracking id.
pub const TRACKING_ID: &str = "Tracking ID";
/// Copies a tracking id.
pub const COPY_TRACKING_ID: &str = "Copy tracking ID";
/// Copies a request.
pub const COPY_CURL: &str = "Copy curl";
/// Opens the request.
pub const SHOW_REQUEST: &str = "Show the request";
/// The name of a block of machine text.
pub const MACHINE_TEXT: &str = "Text to copy";
/// Shows what a hidden field holds.
pub const SHOW: &str = "Show";
/// Hides it again.
pub const HIDE: &str = "Hide";
/// Copies what stands beside it.
pub const COPY: &str = "Copy";
/// Said after copying.
pub const COPIED: &str = "Copied";
/// The browser does not copy.
pub const COPY_REFUSED: &str = "Couldn't copy";
/// What to do then.
pub const COPY_REFUSED_ADVICE: &str =
    "Select the text and copy it yourself, or let this site use the clipboard.";
/// The way to the page that explains a refusal.
pub const WHY_REFUSED: &str = "Why was this refused?";
/// Before Webex's own words.
pub const WEBEX_SAYS: &str = "Webex says:";

/// The region of a diff.
pub const WHAT_WILL_CHANGE: &str = "What will change";
/// A diff without a difference, and why there is nothing to apply.
pub const NOTHING_CHANGES: &str = "No changes selected.";
/// A line that is to come.
pub const DIFF_ADD: &str = "Add";
/// A line that is to go.
pub const DIFF_REMOVE: &str = "Remove";
/// A line that is to be replaced.
pub const DIFF_CHANGE: &str = "Change";
/// A line that was replaced.
pub const DIFF_CHANGED: &str = "Changed";
/// A line that was not replaced.
pub const DIFF_NOT_CHANGED: &str = "Not changed";
/// A line that was not replaced so far.
pub const DIFF_NOT_YET_CHANGED: &str = "Not yet changed";
/// A line of which nobody knows whether it was replaced.
pub const DIFF_MAYBE_CHANGED: &str = "Maybe changed";
/// A line that came.
pub const DIFF_ADDED: &str = "Added";
/// A line that went.
pub const DIFF_REMOVED: &str = "Removed";
/// A line that did not come.
pub const DIFF_NOT_ADDED: &str = "Not added";
/// A line that did not go.
pub const DIFF_NOT_REMOVED: &str = "Not removed";
/// A line that did not come so far.
pub const DIFF_NOT_YET_ADDED: &str = "Not yet added";
/// A line that did not go so far.
pub const DIFF_NOT_YET_REMOVED: &str = "Not yet removed";
/// A line of which nobody knows whether it came.
pub const DIFF_MAYBE_ADDED: &str = "Maybe added";
/// A line of which nobody knows whether it went.
pub const DIFF_MAYBE_REMOVED: &str = "Maybe removed";

/// Everything as asked.
pub const OUTCOME_APPLIED: &str = "Applied";
/// Some as asked.
pub const OUTCOME_PARTLY: &str = "Partly applied";
/// Nothing changed.
pub const OUTCOME_NOT_APPLIED: &str = "Not applied";
/// As asked, whatever Webex said.
pub const OUTCOME_DESPITE_ERROR: &str = "Applied, although Webex reported an error";
/// Nobody knows.
pub const OUTCOME_UNKNOWN: &str = "Outcome unknown";
/// Nothing sent.
pub const OUTCOME_CHANGED_BY_OTHERS: &str = "Changed by someone else";
/// Interrupted before anything left for Webex.
pub const NEVER_SENT: &str = "Not applied: it was not sent";
/// Nothing sent.
pub const OUTCOME_SUPERSEDED: &str = "Changed by your earlier request";
/// Heading for changes that the request did not include.
pub const ALSO_CHANGED: &str = "Also changed, not asked for";
/// Heading for changes by another administrator.
pub const CHANGED_BY_OTHERS: &str = "What someone else changed";
/// Heading for changes by an earlier request.
pub const CHANGED_BY_EARLIER: &str = "What your earlier request changed";
/// Returns to the form with the selected changes intact.
pub const BACK_TO_EDITING: &str = "Back to editing";
/// Sends what is left once more.
pub const TRY_AGAIN: &str = "Try again";
/// Copies the proof.
pub const COPY_PROOF: &str = "Copy proof";

#[cfg(test)]
mod tests {
    use super::{INTRO, NOT_AFFILIATED};

    #[test]
    fn the_static_page_says_the_same() {
        let page = include_str!("../../index.html");
        for words in [INTRO, NOT_AFFILIATED] {
            assert!(page.contains(&format!(">{words}<")), "{words}");
        }
    }
}
