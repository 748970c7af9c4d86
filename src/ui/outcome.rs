//! What became of a write, in words: six outcomes, none of which is only "it worked" or "it failed".

use leptos::prelude::*;

use super::copy_button::CopyBlock;
use super::disclosure::Disclosure;
use super::notice::{Explanation, Notice, Said, TrackingId, WhyRefused};
use super::plain_text::Name;
use super::text;
use super::tone::Tone;

/// What a write led to. Entries are by their names, ready to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Read back, and as asked for.
    Applied,
    /// Read back, and only some of it is as asked for.
    Partly {
        /// What was asked for and is not so.
        missing: Vec<String>,
        /// What was not asked for and is so.
        unexpected: Vec<String>,
    },
    /// Nothing changed.
    NotApplied {
        /// Webex's refusal; without one, Webex said yes and changed nothing.
        error: Option<Explanation>,
    },
    /// Webex reported an error, and reading back shows that it applied the change all the same.
    AppliedDespiteError {
        /// The error that Webex reported.
        error: Explanation,
    },
    /// The write failed in a way that leaves open what it did, and reading back failed as well.
    Unknown {
        /// What happened last.
        error: Explanation,
    },
    /// Someone else changed the same thing meanwhile, so nothing was sent.
    ChangedByOthers {
        /// What is there now.
        now: Vec<String>,
    },
}

impl Verdict {
    /// The heading and its tone.
    pub const fn heading(&self) -> (Tone, &'static str) {
        match self {
            Self::Applied => (Tone::Success, text::OUTCOME_APPLIED),
            Self::Partly { .. } => (Tone::Warning, text::OUTCOME_PARTLY),
            Self::NotApplied { .. } => (Tone::Error, text::OUTCOME_NOT_APPLIED),
            Self::AppliedDespiteError { .. } => (Tone::Success, text::OUTCOME_DESPITE_ERROR),
            Self::Unknown { .. } => (Tone::Warning, text::OUTCOME_UNKNOWN),
            Self::ChangedByOthers { .. } => (Tone::Warning, text::OUTCOME_CHANGED_BY_OTHERS),
        }
    }

    /// What that means and what to do now.
    pub const fn meaning(&self) -> &'static str {
        match self {
            Self::Applied => "Rollcall read it back from Webex: everything is as you asked.",
            Self::Partly { .. } => {
                "Rollcall read it back from Webex: some of it is as you asked, some is not."
            }
            Self::NotApplied { error: Some(_) } => "Nothing changed on Webex's side.",
            Self::NotApplied { error: None } => {
                "Webex accepted the request, but reading back shows that nothing changed."
            }
            Self::AppliedDespiteError { .. } => {
                "Reading back shows that everything is as you asked. Do not repeat the change."
            }
            Self::Unknown { .. } => {
                "Webex did not say what it did, and reading back failed. Load the person again before you repeat the change."
            }
            Self::ChangedByOthers { .. } => {
                "It changed since you opened this form, so Rollcall sent nothing. Look at what is there now and start again."
            }
        }
    }
}

/// The outcome of a write with the proof of it: tracking ids and the exact request.
#[component]
pub fn OutcomeView(
    /// What the write led to.
    verdict: Verdict,
    /// The tracking ids of the write and of reading back, in order.
    tracking_ids: Vec<String>,
    /// The request as a `curl` command, with `$WEBEX_TOKEN` for the token.
    curl: String,
) -> impl IntoView {
    let (tone, heading) = verdict.heading();
    let meaning = verdict.meaning();
    view! {
        <div class="stack">
            <Notice tone title=heading heading=true><p>{meaning}</p>{details(verdict)}</Notice>
            {tracking_ids.into_iter().map(|id| view! { <div class="cluster"><TrackingId id /></div> }).collect_view()}
            <Disclosure summary=text::SHOW_REQUEST><CopyBlock label=text::COPY_CURL content=curl /></Disclosure>
        </div>
    }
}

fn details(verdict: Verdict) -> AnyView {
    match verdict {
        Verdict::Applied => ().into_any(),
        Verdict::Partly { missing, unexpected } => {
            view! { <Entries title=text::NOT_AS_ASKED entries=missing /><Entries title=text::NOT_ASKED_FOR entries=unexpected /> }.into_any()
        }
        Verdict::NotApplied { error } => error.map(cause).into_any(),
        Verdict::AppliedDespiteError { error } | Verdict::Unknown { error } => cause(error).into_any(),
        Verdict::ChangedByOthers { now } => view! { <Entries title=text::THERE_NOW entries=now /> }.into_any(),
    }
}

fn cause(error: Explanation) -> impl IntoView {
    view! { <p>{error.why}" "{error.next}</p><Said words=error.said /><WhyRefused call=error.refused /> }
}

#[component]
fn Entries(
    /// What the entries have in common.
    title: &'static str,
    /// Their names.
    entries: Vec<String>,
) -> impl IntoView {
    (!entries.is_empty()).then(|| view! {
        <p>{title}</p>
        <ul class="entries">{entries.into_iter().map(|entry| view! { <li><Name text=entry /></li> }).collect_view()}</ul>
    })
}

#[cfg(test)]
mod tests {
    use super::Verdict;
    use crate::ui::tone::Tone;

    #[test]
    fn only_what_was_read_back_as_asked_is_a_success() {
        let partly = Verdict::Partly {
            missing: vec!["a".to_owned()],
            unexpected: Vec::new(),
        };
        let others = Verdict::ChangedByOthers { now: Vec::new() };
        for verdict in [partly, others, Verdict::NotApplied { error: None }] {
            assert_ne!(verdict.heading().0, Tone::Success, "{verdict:?}");
        }
        assert_eq!(Verdict::Applied.heading(), (Tone::Success, "Applied"));
    }
}
