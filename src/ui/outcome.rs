//! What became of a write, in words: none of the verdicts is only "it worked" or "it failed".

use leptos::prelude::*;

use super::notice::{Explanation, Notice, Said, WhyRefused};
use super::text;
use super::tone::Tone;

/// What a write led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Read back, and as asked for.
    Applied,
    /// As asked for, though no answer to the request arrived.
    AppliedUnanswered,
    /// As asked for by an earlier request of the same form; nothing was sent now.
    AppliedEarlier,
    /// As asked for, though Webex answered with an error.
    AppliedDespiteError,
    /// Only some of it is as asked for.
    Partly,
    /// Webex answered with an error, and nothing that was asked for is there.
    Refused,
    /// Webex said yes, and nothing that was asked for is there.
    Ignored,
    /// The request did not get as far as to be looked at.
    TurnedAway,
    /// Nothing was sent, because the present values could not be read.
    NothingSent,
    /// Nothing was sent, because nothing was to change.
    NothingAsked,
    /// No answer came, and nothing that was asked for is there yet.
    NoAnswer,
    /// Webex said yes, and the result could not be read.
    AcceptedNotReadBack,
    /// Webex did not say yes, and the result could not be read.
    NotReadBack,
    /// Somebody else changed the same thing meanwhile, so nothing was sent.
    ChangedByOthers,
    /// An earlier request of the same form arrived late, so nothing was sent.
    ChangedByEarlier,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::Applied,
        Self::AppliedUnanswered,
        Self::AppliedEarlier,
        Self::AppliedDespiteError,
        Self::Partly,
        Self::Refused,
        Self::Ignored,
        Self::TurnedAway,
        Self::NothingSent,
        Self::NothingAsked,
        Self::NoAnswer,
        Self::AcceptedNotReadBack,
        Self::NotReadBack,
        Self::ChangedByOthers,
        Self::ChangedByEarlier,
    ];

    /// The heading and its tone.
    pub const fn heading(self) -> (Tone, &'static str) {
        match self {
            Self::Applied | Self::AppliedUnanswered | Self::AppliedEarlier => {
                (Tone::Success, text::OUTCOME_APPLIED)
            }
            Self::AppliedDespiteError => (Tone::Success, text::OUTCOME_DESPITE_ERROR),
            Self::Partly => (Tone::Warning, text::OUTCOME_PARTLY),
            Self::Refused
            | Self::Ignored
            | Self::TurnedAway
            | Self::NothingSent
            | Self::NothingAsked => (Tone::Error, text::OUTCOME_NOT_APPLIED),
            Self::NoAnswer | Self::AcceptedNotReadBack | Self::NotReadBack => {
                (Tone::Warning, text::OUTCOME_UNKNOWN)
            }
            Self::ChangedByOthers => (Tone::Warning, text::OUTCOME_CHANGED_BY_OTHERS),
            Self::ChangedByEarlier => (Tone::Warning, text::OUTCOME_CHANGED_BY_EARLIER),
        }
    }

    /// What that means, and what to do now where the buttons do not say it.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Applied => "Confirmed with Webex: all changes were applied.",
            Self::AppliedUnanswered => {
                "Webex's answer didn't arrive, so Rollcall checked. Confirmed with Webex: all changes were applied."
            }
            Self::AppliedEarlier => {
                "Your earlier request has taken effect in the meantime, so nothing more was sent. Confirmed with Webex: all changes were applied."
            }
            Self::AppliedDespiteError => {
                "Webex answered with an error, so Rollcall checked. Confirmed with Webex: all changes were applied."
            }
            Self::Partly => "Webex applied only some of the changes.",
            Self::Refused => "Webex answered with an error. Nothing you asked for was changed.",
            Self::Ignored => "Webex accepted the request but made no changes.",
            Self::TurnedAway => "The request didn't get through. Nothing was changed.",
            Self::NothingSent => {
                "Rollcall couldn't read the current values, so it sent no request. Nothing was changed."
            }
            Self::NothingAsked => "There was nothing to change, so no request was sent.",
            Self::NoAnswer => {
                "Webex didn't answer. Rollcall checked and nothing has changed so far, but the request may still take effect."
            }
            Self::AcceptedNotReadBack => {
                "Webex accepted the request, but Rollcall couldn't check the result."
            }
            Self::NotReadBack => {
                "Webex didn't confirm the request, and Rollcall couldn't check the result."
            }
            Self::ChangedByOthers => {
                "Someone else made changes since you opened this form, so no request was sent."
            }
            Self::ChangedByEarlier => {
                "Your earlier request took effect after you had changed your mind, so no new request was sent."
            }
        }
    }

    /// Whether the advice that goes with an error fits here. It says "try again", which is wrong where the change was made or may still be.
    pub const fn takes_advice(self) -> bool {
        matches!(self, Self::Refused | Self::TurnedAway | Self::NothingSent)
    }

    /// Whether an error must say whether it belongs to the change or to the check, because the two ended differently.
    pub const fn names_causes(self) -> bool {
        matches!(self, Self::AcceptedNotReadBack | Self::NotReadBack)
    }

    /// Whether everything that was asked for is there.
    pub const fn is_applied(self) -> bool {
        matches!(self.heading().0, Tone::Success)
    }
}

/// The outcome in its place: heading, meaning, and why, in Webex's words where it sent some.
#[component]
pub fn OutcomeNotice(
    /// What the write led to.
    verdict: Verdict,
    /// The errors behind it.
    causes: Vec<Explanation>,
) -> impl IntoView {
    let (tone, heading) = verdict.heading();
    let causes = causes.into_iter().map(move |cause| {
        let next = verdict.takes_advice().then(|| format!(" {}", cause.next));
        let about = verdict.names_causes().then(|| format!("{}: ", cause.what));
        view! { <p>{about}{cause.why}{next}</p><Said words=cause.said /><WhyRefused call=cause.refused /> }
    });
    view! { <Notice tone title=heading heading=true><p>{verdict.meaning()}</p>{causes.collect_view()}</Notice> }
}

#[cfg(test)]
mod tests {
    use super::Verdict;
    use crate::ui::tone::Tone;

    #[test]
    fn only_what_was_read_back_as_asked_is_a_success() {
        for verdict in Verdict::ALL {
            let confirmed = verdict.meaning().ends_with("all changes were applied.");
            assert_eq!(verdict.is_applied(), confirmed, "{verdict:?}");
            assert_eq!(
                verdict.heading().1.starts_with("Applied"),
                confirmed,
                "{verdict:?}"
            );
        }
        assert_eq!(Verdict::Applied.heading(), (Tone::Success, "Applied"));
    }

    #[test]
    fn nobody_is_told_to_repeat_what_was_done_or_may_still_be() {
        for verdict in Verdict::ALL {
            let not_applied = verdict.heading().1 == "Not applied";
            assert!(!verdict.takes_advice() || not_applied, "{verdict:?}");
        }
    }

    #[test]
    fn what_worked_is_not_said_to_have_failed() {
        for (verdict, wrong) in [
            (Verdict::NoAnswer, "couldn't check"),
            (Verdict::AppliedUnanswered, "error"),
            (Verdict::AcceptedNotReadBack, "didn't"),
            (Verdict::ChangedByEarlier, "omeone else"),
        ] {
            let (_, heading) = verdict.heading();
            let words = format!("{heading}. {}", verdict.meaning());
            assert!(!words.contains(wrong), "{words}");
        }
    }
}
