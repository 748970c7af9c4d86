//! Checks what a token can do, with one harmless read for each family of scopes. Several run at a time, each once.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use futures_util::future::LocalBoxFuture;
use rollcall_core::scopes::probe::{Known, PROBES, Probe, ProbeVerdict};
use webex_api::{ApiError, Client, Endpoint, GetMe, Limits, Person};

use super::at_once;
use crate::session::SessionHandle;

/// How many are on their way at once.
const AT_ONCE: usize = 6;

/// How long one may take.
const TIMEOUT: Duration = Duration::from_secs(10);

/// A probe and its result.
pub type Checked = (Probe, ProbeVerdict);

/// What is known before the probes run: whose token it is, and the verdicts that other calls have given already.
#[derive(Default)]
pub(super) struct Found {
    known: Known,
    verdicts: Vec<(&'static str, ProbeVerdict)>,
}

impl Found {
    /// Starts from the answer to `GET /people/me`, which is one of the probes.
    pub(super) fn of_me(me: Result<&Person, &ApiError>) -> Self {
        let mut found = Self::default();
        found.note(GetMe::NAME, me.map(drop));
        if let Ok(me) = me {
            let site = me.sites().next();
            found.known = Known {
                person: Some(me.id.as_str().to_owned()),
                org: me.org_id.as_ref().map(|id| id.as_str().to_owned()),
                site: site.map(|entry| entry.site.to_string()),
            };
        }
        found
    }

    /// Uses the answer to a call as the verdict of its probe, so that Webex isn't asked twice.
    pub(super) fn note(&mut self, operation: &'static str, answer: Result<(), &ApiError>) {
        self.verdicts.push((operation, ProbeVerdict::of(answer)));
    }

    fn verdict(&self, probe: &Probe) -> Option<ProbeVerdict> {
        let found = self
            .verdicts
            .iter()
            .find(|(operation, _)| *operation == probe.operation);
        found.map(|(_, verdict)| verdict.clone())
    }
}

/// The limits of a check: an answer now, or none.
pub(super) fn limits(of_requests: Limits) -> Limits {
    Limits {
        tries: 1,
        timeout: of_requests.timeout.min(TIMEOUT),
        ..of_requests
    }
}

/// Runs all probes that have no verdict yet; the answers are in the order of [`PROBES`].
pub(super) async fn run(
    client: &Client,
    found: &Found,
    granted: Option<&[String]>,
) -> Vec<Checked> {
    static ALL: [Probe; PROBES.len()] = PROBES;
    let next = Cell::new(0);
    let verdicts = RefCell::new(vec![None; ALL.len()]);
    let worker = || -> LocalBoxFuture<'_, ()> {
        Box::pin(async {
            while let Some(probe) = ALL.get(next.get()) {
                let at = next.get();
                next.set(at + 1);
                let verdict = match found.verdict(probe) {
                    Some(verdict) => verdict,
                    None => ask(client, probe, &found.known, granted).await,
                };
                verdicts.borrow_mut()[at] = Some(verdict);
            }
        })
    };
    at_once::all((0..AT_ONCE).map(|_| worker()).collect()).await;
    let mut checked = Vec::new();
    for (probe, verdict) in ALL.iter().zip(verdicts.take()) {
        checked.extend(verdict.map(|verdict| (*probe, verdict)));
    }
    checked
}

async fn ask(
    client: &Client,
    probe: &Probe,
    known: &Known,
    granted: Option<&[String]>,
) -> ProbeVerdict {
    match probe.request(known, granted) {
        Ok(request) => {
            let answer = client.call(&request).await;
            ProbeVerdict::of(answer.as_ref().map(drop))
        }
        Err(not_tried) => not_tried,
    }
}

/// Checks what the token of the current sign-in can do. Returns `None` if nobody is signed in.
///
/// # Errors
/// Webex does not accept the token, or cannot be asked at all.
pub async fn check_session(session: SessionHandle) -> Option<Result<Vec<Checked>, ApiError>> {
    let client = session.client_within(limits)?;
    let granted = session
        .session
        .try_with_untracked(|session| session.signed_in()?.tokens.scopes.clone())
        .flatten();
    let me = client.call(&GetMe).await;
    if let Err(error) = &me
        && !answered(error)
    {
        return Some(Err(error.clone()));
    }
    let found = Found::of_me(me.as_ref().map(|reply| &reply.value));
    Some(Ok(run(&client, &found, granted.as_deref()).await))
}

/// Whether Webex accepted the token and only refused the call.
pub(super) fn answered(error: &ApiError) -> bool {
    error
        .status
        .is_some_and(|status| status != 401 && status < 500)
}
