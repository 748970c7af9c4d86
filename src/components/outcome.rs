//! The words for the outcome of a write. No verdict is only "it worked" or "it failed".

use crate::prelude::*;
use rollcall_core::change::Verdict;

use crate::components::error_panel::{Said, WhyRefused};
use crate::components::explanation::Explanation;
use crate::ui::collect_views::CollectViews;
use crate::ui::notice::Notice;
use crate::ui::text;
use crate::ui::toast::Notices;
use crate::ui::tone::Tone;

/// The heading of a verdict, and its tone.
pub const fn heading(verdict: Verdict) -> (Tone, &'static str) {
    match verdict {
        Verdict::Applied | Verdict::AppliedUnanswered | Verdict::AppliedEarlier => {
            (Tone::Success, text::OUTCOME_APPLIED)
        }
        Verdict::AppliedDespiteError => (Tone::Success, text::OUTCOME_DESPITE_ERROR),
        Verdict::Partly => (Tone::Warning, text::OUTCOME_PARTLY),
        Verdict::Refused
        | Verdict::Ignored
        | Verdict::TurnedAway
        | Verdict::NothingSent
        | Verdict::NothingAsked => (Tone::Error, text::OUTCOME_NOT_APPLIED),
        Verdict::NoAnswer | Verdict::AcceptedNotReadBack | Verdict::NotReadBack => {
            (Tone::Warning, text::OUTCOME_UNKNOWN)
        }
        Verdict::ChangedByOthers => (Tone::Warning, text::OUTCOME_CHANGED_BY_OTHERS),
        Verdict::Superseded => (Tone::Warning, text::OUTCOME_SUPERSEDED),
        Verdict::NeverSent => (Tone::Warning, text::NEVER_SENT),
    }
}

/// What that means, and what to do now where the buttons do not say it.
pub const fn meaning(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Applied => "Confirmed with Webex: all changes were applied.",
        Verdict::AppliedUnanswered => {
            "Webex's answer didn't arrive, so Rollcall checked. Confirmed with Webex: all changes were applied."
        }
        Verdict::AppliedEarlier => {
            "Your earlier request has taken effect in the meantime, so nothing more was sent. Confirmed with Webex: all changes were applied."
        }
        Verdict::AppliedDespiteError => {
            "Webex answered with an error, so Rollcall checked. Confirmed with Webex: all changes were applied."
        }
        Verdict::Partly => "Webex applied only some of the changes.",
        Verdict::Refused => "Webex answered with an error. Nothing you asked for was changed.",
        Verdict::Ignored => "Webex accepted the request but made no changes.",
        Verdict::TurnedAway => "The request didn't get through. Nothing was changed.",
        Verdict::NothingSent => {
            "Rollcall couldn't read the current values, so it sent no request. Nothing was changed."
        }
        Verdict::NothingAsked => "There was nothing to change, so no request was sent.",
        Verdict::NoAnswer => {
            "The change request got no answer. Rollcall then checked: nothing has changed so far, but the request may still take effect."
        }
        Verdict::AcceptedNotReadBack => {
            "Webex accepted the request, but Rollcall couldn't check the result."
        }
        Verdict::NotReadBack => {
            "Webex didn't confirm the request, and Rollcall couldn't check the result."
        }
        Verdict::ChangedByOthers => {
            "Someone else made changes since you opened this form, so no request was sent."
        }
        Verdict::Superseded => {
            "Your earlier request took effect after you had changed your mind, so no new request was sent."
        }
        Verdict::NeverSent => {
            "The page was closed or the session ended before the request was sent. Nothing was changed."
        }
    }
}

/// Whether the advice that goes with an error fits here. It says "try again", which is wrong where the change was made or may still be.
const fn takes_advice(verdict: Verdict) -> bool {
    matches!(
        verdict,
        Verdict::Refused | Verdict::TurnedAway | Verdict::NothingSent
    )
}

/// Whether an error must say whether it belongs to the change or to the check, because the two ended differently.
const fn names_causes(verdict: Verdict) -> bool {
    matches!(
        verdict,
        Verdict::NoAnswer | Verdict::AcceptedNotReadBack | Verdict::NotReadBack
    )
}

/// The outcome in its place: heading, meaning, and why, in Webex's words where it sent some.
#[component]
pub fn OutcomeNotice(
    /// What the write led to.
    verdict: Verdict,
    /// The errors behind it.
    causes: Vec<Explanation>,
) -> View {
    let (tone, title) = heading(verdict);
    let causes = causes.into_iter().map(move |cause| {
        let next = takes_advice(verdict).then(|| format!(" {}", cause.next));
        let about = names_causes(verdict).then(|| format!("{}: ", cause.what));
        view! {
            <p>{about}{cause.why}{next}</p>
            <Said words=cause.said />
            <WhyRefused call=cause.refused />
        }
    });
    view! {
        <Notice tone title heading=true>
            <p>{meaning(verdict)}</p>
            {causes.collect_views()}
        </Notice>
    }
}

/// Returns the heading above changes that the request did not include.
pub const fn others_heading(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::ChangedByOthers => text::CHANGED_BY_OTHERS,
        Verdict::Superseded => text::CHANGED_BY_EARLIER,
        _ => text::ALSO_CHANGED,
    }
}

/// Shows the outcome of a change whose form has closed, as a message over the page.
pub fn tell_outcome(notices: Notices, verdict: Verdict, subject: String) {
    let (tone, title) = heading(verdict);
    match tone {
        Tone::Success => notices.success(title, subject),
        Tone::Error => notices.error(title, subject),
        _ => notices.warning(title, subject),
    }
}

#[cfg(test)]
mod tests {
    use super::{Verdict, heading, meaning, takes_advice};
    use crate::ui::tone::Tone;

    #[test]
    fn only_what_was_read_back_as_asked_is_a_success() {
        for verdict in Verdict::ALL {
            let confirmed = meaning(verdict).ends_with("all changes were applied.");
            assert_eq!(verdict.is_applied(), confirmed, "{verdict:?}");
            assert_eq!(
                heading(verdict).1.starts_with("Applied"),
                confirmed,
                "{verdict:?}"
            );
        }
        assert_eq!(heading(Verdict::Applied), (Tone::Success, "Applied"));
    }

    #[test]
    fn nobody_is_told_to_repeat_what_was_done_or_may_still_be() {
        for verdict in Verdict::ALL {
            let not_applied = heading(verdict).1 == "Not applied";
            assert!(!takes_advice(verdict) || not_applied, "{verdict:?}");
        }
    }

    #[test]
    fn what_worked_is_not_said_to_have_failed() {
        for (verdict, wrong) in [
            (Verdict::NoAnswer, "couldn't check"),
            (Verdict::AppliedUnanswered, "error"),
            (Verdict::AcceptedNotReadBack, "didn't"),
            (Verdict::Superseded, "omeone else"),
        ] {
            let (_, title) = heading(verdict);
            let words = format!("{title}. {}", meaning(verdict));
            assert!(!words.contains(wrong), "{words}");
        }
    }
}
