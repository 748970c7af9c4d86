//! What is said while a call is held up: no network, a pause that Webex asked for, another attempt.

use std::time::Duration;

use crate::prelude::*;
use time::OffsetDateTime;
use webex_api::Hold;

use super::explanation::cause;
use crate::browser::ticker;
use crate::effect::effect_after;
use crate::memo::{Memo, memo};
use crate::ui::button::{Button, ButtonSize};
use crate::ui::countdown::wait_words;
use crate::ui::live::live;
use crate::ui::notice::Notice;
use crate::ui::skeleton::Waiting;
use crate::ui::text;
use crate::ui::tone::Tone;

/// What is over sooner is not shown: nobody could have read it.
const WORTH_TELLING: Duration = Duration::from_millis(600);

/// The next attempt is due when it is this near: its countdown would be over before it is read.
const DUE: time::Duration = time::Duration::seconds(2);

/// Shows why a call is waiting, as long as it waits. A pause counts down.
#[component]
pub fn HoldNotice(
    /// Why it is waiting.
    #[prop(into)]
    held: Signal<Option<Hold>>,
    /// Called by Cancel; without it there is no such button.
    #[prop(optional, into)]
    on_cancel: Option<Callback<()>>,
) -> View {
    let now = RwSignal::new(OffsetDateTime::now_utc());
    ticker::every(Duration::from_secs(1), move || {
        let _ = now.try_set(OffsetDateTime::now_utc());
    });
    let shown = memo(move || held.get().map(|hold| Shown::of(hold, now.get())));
    // One element for each sentence: the seconds change inside it and are not announced.
    let title = memo(move || shown.with(|shown| shown.as_ref().map(Shown::key)));
    let long_enough = worth_telling(title);
    let more = Signal::derive(move || {
        shown.with(|shown| {
            shown
                .as_ref()
                .map(|shown| shown.more.clone())
                .unwrap_or_default()
        })
    });
    let cancel = move || {
        on_cancel.map(|cancel| {
            view! {
                <Button size=ButtonSize::Small on_click=move || cancel.run(())>
                    {text::CANCEL}
                </Button>
            }
        })
    };
    live(move || {
        let (title, quiet) = title.get().filter(|_| long_enough.get())?;
        Some(if quiet {
            view! {
                <div class="hold cluster">
                    <Waiting words=Signal::derive(move || format!("{title} {}", more.get())) />
                    {cancel()}
                </div>
            }
        } else {
            let first = more.get_untracked();
            view! {
                <Notice tone=Tone::Info title>
                    // Heard once; read out each second, the countdown would drown everything else.
                    <p class="visually-hidden">{first}</p>
                    <p aria-hidden="true">{more}</p>
                    <div class="cluster">{cancel()}</div>
                </Notice>
            }
        })
    })
}

/// Whether the present sentence has stood long enough to be shown. No network is said at once.
fn worth_telling(title: Memo<Option<(String, bool)>>) -> RwSignal<bool> {
    let long_enough = RwSignal::new(false);
    effect_after(move |before: Option<bool>| {
        let told = title.with(|title| title.as_ref().map(|(title, _)| title == text::OFFLINE));
        match told {
            None => long_enough.set(false),
            Some(true) => long_enough.set(true),
            Some(false) if before == Some(true) => {}
            Some(false) => {
                let show = move || {
                    let still = title.try_get_untracked().flatten().is_some();
                    let _ = long_enough.try_set(still);
                };
                set_timeout(show, WORTH_TELLING);
            }
        }
        told.is_some()
    });
    long_enough
}

/// A hold in words.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Shown {
    /// The sentence.
    title: String,
    /// What changes with time: when it goes on.
    more: String,
    /// Whether it is said in a line without a box.
    quiet: bool,
}

impl Shown {
    fn key(&self) -> (String, bool) {
        (self.title.clone(), self.quiet)
    }

    fn of(hold: Hold, now: OffsetDateTime) -> Self {
        let left =
            |until: OffsetDateTime| wait_words(Duration::try_from(until - now).unwrap_or_default());
        match hold {
            Hold::Offline => Self {
                title: text::OFFLINE.to_owned(),
                more: "Rollcall continues when the connection is back.".to_owned(),
                quiet: false,
            },
            Hold::RateLimited { until } => Self {
                title: "Webex is rate-limiting requests.".to_owned(),
                more: format!("Resuming in {}.", left(until)),
                quiet: false,
            },
            Hold::Locked { until } => Self {
                title: "Webex has locked this for now.".to_owned(),
                more: format!("Trying again in {}.", left(until)),
                quiet: false,
            },
            Hold::Retrying {
                attempt,
                attempts,
                after,
                until,
            } => Self {
                title: cause(after).to_owned(),
                more: if until - now > DUE {
                    format!(
                        "Retrying in {}, attempt {attempt} of {attempts}.",
                        left(until)
                    )
                } else {
                    format!("Retrying, attempt {attempt} of {attempts}…")
                },
                quiet: true,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use webex_api::ErrorKind;

    fn words(hold: Hold) -> String {
        let Shown { title, more, .. } = Shown::of(hold, OffsetDateTime::UNIX_EPOCH);
        format!("{title} {more}")
    }

    fn at(seconds: i64) -> OffsetDateTime {
        OffsetDateTime::UNIX_EPOCH + time::Duration::seconds(seconds)
    }

    #[test]
    fn a_pause_says_when_it_ends() {
        let rows = [
            (16, "Resuming in 16 seconds."),
            (1, "Resuming in 1 second."),
            (120, "Resuming in 2 minutes."),
            (3 * 3600, "Resuming in 3 hours."),
            (-5, "Resuming in 1 second."),
        ];
        for (seconds, expected) in rows {
            let until = at(seconds);
            assert_eq!(
                words(Hold::RateLimited { until }),
                format!("Webex is rate-limiting requests. {expected}")
            );
        }
        assert_eq!(
            words(Hold::Locked { until: at(30) }),
            "Webex has locked this for now. Trying again in 30 seconds."
        );
    }

    #[test]
    fn an_attempt_says_its_number_and_why_it_is_made() {
        let retrying = |seconds, after| Hold::Retrying {
            attempt: 2,
            attempts: 8,
            after,
            until: at(seconds),
        };
        let rows = [
            (
                retrying(-3, ErrorKind::TimedOut),
                "Webex didn't answer in time. Retrying, attempt 2 of 8…",
            ),
            (
                retrying(2, ErrorKind::Unreachable),
                "Couldn't reach Webex. Retrying, attempt 2 of 8…",
            ),
            (
                retrying(90, ErrorKind::Server),
                "Something went wrong at Webex. Retrying in 2 minutes, attempt 2 of 8.",
            ),
        ];
        for (hold, expected) in rows {
            assert_eq!(words(hold), expected);
        }
    }
}
