//! [`XmlTicket`]: which ticket there is, and when another one is asked for. Pure: time is an argument.

use std::time::Duration;

use time::OffsetDateTime;
use webex_api::Secret;
use webex_api::xml::operations::SessionTicket;

/// How long a ticket lives if the answer does not say (Cisco's guide: 90 minutes).
pub const LIFETIME: Duration = Duration::from_secs(5400);

/// A ticket is renewed this long before its end. It cannot be prolonged, only replaced.
pub const RENEWAL: Duration = Duration::from_secs(300);

/// After a failed renewal, the next one waits this long while the old ticket lasts.
const RETRY: Duration = Duration::from_secs(30);

/// A ticket that replaced a refused one and is refused as well within this time is not replaced again: the cause is
/// something else.
const ONCE: Duration = Duration::from_secs(60);

/// A ticket that is there. `Debug` does not show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// The ticket.
    pub secret: Secret,
    /// When it ends, by our own clock: the server's may differ.
    pub ends: OffsetDateTime,
    /// From when on it is renewed before it is used.
    pub renew_at: OffsetDateTime,
}

/// What happens to a ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TicketEvent {
    /// A request needs it.
    Needed,
    /// Webex refused this one.
    Refused(Secret),
    /// The administrator wants another one.
    Refresh,
    /// The exchange of this number brought one.
    Got(u64, SessionTicket),
    /// The exchange of this number failed.
    Failed(u64),
    /// The administrator wants none, or the session is over.
    Cleared,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Nothing,
    Held(Ticket),
    Exchanging {
        number: u64,
        before: Option<Ticket>,
    },
}

/// The state of the ticket.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct XmlTicket {
    state: State,
    exchanges: u64,
    refused_at: Option<OffsetDateTime>,
}

impl XmlTicket {
    /// Takes an event. Returns the number of the exchange to start, if one is due.
    pub fn step(&mut self, event: TicketEvent, now: OffsetDateTime) -> Option<u64> {
        self.state = match (event, std::mem::take(&mut self.state)) {
            (TicketEvent::Cleared, _) => {
                self.refused_at = None;
                State::Nothing
            }
            (TicketEvent::Needed | TicketEvent::Refresh, State::Nothing) => {
                return self.exchange(None);
            }
            (TicketEvent::Refresh, State::Held(ticket)) => return self.exchange(Some(ticket)),
            (TicketEvent::Needed, State::Held(ticket)) if now >= ticket.renew_at => {
                return self.exchange(Some(ticket).filter(|ticket| now < ticket.ends));
            }
            (TicketEvent::Refused(secret), State::Held(ticket)) if secret == ticket.secret => {
                let again = self.refused_at.is_some_and(|at| now < at + ONCE);
                if !again {
                    self.refused_at = Some(now);
                    return self.exchange(None);
                }
                State::Held(ticket)
            }
            (TicketEvent::Got(number, answer), State::Exchanging { number: own, .. })
                if number == own =>
            {
                State::Held(Ticket::new(answer, now))
            }
            (
                TicketEvent::Failed(number),
                State::Exchanging {
                    number: own,
                    before,
                },
            ) if number == own => match before.filter(|ticket| now < ticket.ends) {
                Some(ticket) => State::Held(Ticket {
                    renew_at: now + RETRY,
                    ..ticket
                }),
                None => State::Nothing,
            },
            // Everything else changes nothing: a late answer, a refusal of an older ticket, a need that is met.
            (_, state) => state,
        };
        None
    }

    /// Returns the ticket to use now, if there is one.
    pub fn ticket(&self) -> Option<&Ticket> {
        match &self.state {
            State::Held(ticket) => Some(ticket),
            State::Nothing | State::Exchanging { .. } => None,
        }
    }

    /// Whether an exchange is under way.
    pub fn is_exchanging(&self) -> bool {
        matches!(self.state, State::Exchanging { .. })
    }

    /// Returns how long the ticket still lasts, for a countdown; `None` without one.
    pub fn remaining(&self, now: OffsetDateTime) -> Option<Duration> {
        let ticket = match &self.state {
            State::Held(ticket) => Some(ticket),
            State::Exchanging { before, .. } => before.as_ref(),
            State::Nothing => None,
        };
        Some(Duration::try_from(ticket?.ends - now).unwrap_or_default())
    }

    fn exchange(&mut self, before: Option<Ticket>) -> Option<u64> {
        self.exchanges += 1;
        let number = self.exchanges;
        self.state = State::Exchanging { number, before };
        Some(number)
    }
}

impl Ticket {
    fn new(answer: SessionTicket, now: OffsetDateTime) -> Self {
        // No ticket lives longer than a day; an absurd number must not overflow the calendar.
        let lifetime = answer.time_to_live.unwrap_or(LIFETIME);
        let lifetime = lifetime.min(Duration::from_secs(86_400));
        // A short life is used up to its half.
        let used = lifetime.saturating_sub(RENEWAL).max(lifetime / 2);
        Self {
            secret: answer.ticket,
            ends: now + lifetime,
            renew_at: now + used,
        }
    }
}
