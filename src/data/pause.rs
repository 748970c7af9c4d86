//! Webex asked to slow down. That is no error but a wait, and the person is told how long it takes.

use std::time::Duration;

use leptos::prelude::*;
use time::OffsetDateTime;
use webex_api::{Client, ErrorKind, Waiting};

use crate::ui::notice::Notice;
use crate::ui::number::counted;
use crate::ui::tone::Tone;

/// Shorter waits are over before anybody has read about them.
const WORTH_TELLING: time::Duration = time::Duration::seconds(2);

/// Until when the longest of the present waits lasts.
#[derive(Clone, Copy)]
pub struct Pause(RwSignal<Option<OffsetDateTime>>);

impl Pause {
    /// Gives everything below the pauses of `client`, and the client that reports them.
    pub fn provide(client: &Client) -> Client {
        let pause = Self(RwSignal::new(None));
        provide_context(pause);
        client.observed_by(std::rc::Rc::new(move |waiting| pause.begin(&waiting)))
    }

    fn begin(self, waiting: &Waiting) {
        let asked = matches!(waiting.kind, ErrorKind::RateLimited | ErrorKind::Locked);
        if asked && waiting.until - OffsetDateTime::now_utc() >= WORTH_TELLING {
            let _ = self
                .0
                .try_update(|until| *until = (*until).max(Some(waiting.until)));
        }
    }
}

/// The wait in words, for as long as it lasts.
#[component]
pub fn PauseNotice() -> impl IntoView {
    let Pause(until) = expect_context::<Pause>();
    let now = RwSignal::new(OffsetDateTime::now_utc());
    let look = move || {
        let _ = now.try_set(OffsetDateTime::now_utc());
    };
    if let Ok(step) = set_interval_with_handle(look, Duration::from_secs(1)) {
        on_cleanup(move || step.clear());
    }
    let left = Memo::new(move |_| {
        let left = (until.get()? - now.get()).whole_seconds();
        usize::try_from(left).ok().filter(|left| *left > 0)
    });
    let waits = Memo::new(move |_| left.get().is_some());
    // The seconds are for the eye only: read out each second, they would drown everything else.
    let counting = move || counted(left.get().unwrap_or_default(), "second", "seconds");
    move || {
        waits.get().then(|| {
            view! {
                <div class="pause">
                    <Notice tone=Tone::Info title="Webex asked to slow down; Rollcall goes on by itself.">
                        <p aria-hidden="true">"It goes on in "{counting}"."</p>
                    </Notice>
                </div>
            }
        })
    }
}
