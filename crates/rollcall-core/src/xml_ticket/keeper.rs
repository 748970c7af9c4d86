//! [`TicketKeeper`]: does what [`XmlTicket`] decides, once for everyone who waits.

use std::cell::RefCell;
use std::rc::Rc;

use futures_util::FutureExt as _;
use futures_util::future::Shared;
use webex_api::xml::XmlClient;
use webex_api::xml::operations::AuthenticateUser;
use webex_api::{ApiError, Client, ErrorKind, LocalBoxFuture, Reach, Secret, TokenSource};

use super::machine::{TicketEvent, XmlTicket};

type Flight = Shared<LocalBoxFuture<'static, Result<(), ApiError>>>;

/// Keeps the ticket of one site for one session, in memory. Clones are the same keeper.
#[derive(Clone)]
pub struct TicketKeeper(Rc<Kept>);

struct Kept {
    /// For its clock.
    client: Client,
    xml: XmlClient,
    ticket: RefCell<XmlTicket>,
    flight: RefCell<Option<Flight>>,
    changed: Box<dyn Fn(&XmlTicket)>,
}

impl TicketKeeper {
    /// Creates a keeper without a ticket. `changed` is called with every new state, for a countdown.
    pub fn new(client: &Client, xml: &XmlClient, changed: impl Fn(&XmlTicket) + 'static) -> Self {
        Self(Rc::new(Kept {
            client: client.clone(),
            xml: xml.clone(),
            ticket: RefCell::default(),
            flight: RefCell::default(),
            changed: Box::new(changed),
        }))
    }

    /// Returns the client of the site with this keeper's tickets.
    pub fn client(&self) -> XmlClient {
        self.0.xml.with_tickets(Rc::new(self.clone()))
    }

    /// Gets another ticket now.
    ///
    /// # Errors
    /// Why the exchange failed.
    pub async fn refresh(&self) -> Result<(), ApiError> {
        self.0.clone().after(TicketEvent::Refresh).await
    }

    /// Forgets the ticket. An exchange that is under way brings nothing any more.
    pub fn clear(&self) {
        self.0.flight.take();
        self.0.step(TicketEvent::Cleared);
    }

    /// Returns a copy of the state.
    pub fn state(&self) -> XmlTicket {
        self.0.ticket.borrow().clone()
    }
}

impl Kept {
    fn step(&self, event: TicketEvent) -> Option<u64> {
        let due = self
            .ticket
            .borrow_mut()
            .step(event, self.client.clock().now());
        let state = self.ticket.borrow().clone();
        (self.changed)(&state);
        due
    }

    /// Takes an event and waits for the exchange that it leads to, or for the one that is under way.
    async fn after(self: Rc<Self>, event: TicketEvent) -> Result<(), ApiError> {
        if let Some(number) = self.step(event) {
            let flight = Self::exchange(Rc::clone(&self), number);
            self.flight.replace(Some(flight));
        }
        let flight = self.flight.borrow().clone();
        match flight.filter(|_| self.ticket.borrow().is_exchanging()) {
            Some(flight) => flight.await,
            None => Ok(()),
        }
    }

    fn exchange(kept: Rc<Self>, number: u64) -> Flight {
        let exchange = async move {
            let outcome = kept.xml.call(&AuthenticateUser).await;
            let (event, outcome) = match outcome {
                Ok(reply) => (TicketEvent::Got(number, reply.value), Ok(())),
                Err(error) => (TicketEvent::Failed(number), Err(error)),
            };
            kept.step(event);
            outcome
        };
        exchange.boxed_local().shared()
    }

    /// Returns the ticket that there is after an exchange.
    fn present(&self, exchanged: Result<(), ApiError>) -> Result<Secret, ApiError> {
        let ticket = self.ticket.borrow();
        match (ticket.ticket(), exchanged) {
            // A renewal that failed before the end of the old ticket does not matter yet.
            (Some(ticket), _) => Ok(ticket.secret.clone()),
            (None, Err(error)) => Err(error),
            (None, Ok(())) => Err(error(ErrorKind::SignedOut, "the ticket was cleared")),
        }
    }
}

fn error(kind: ErrorKind, message: &str) -> ApiError {
    ApiError::new(kind, "XML user.AuthenticateUser", message).with_reach(Reach::NotSent)
}

impl TokenSource for TicketKeeper {
    fn access_token(&self) -> LocalBoxFuture<'_, Result<Secret, ApiError>> {
        let kept = Rc::clone(&self.0);
        Box::pin(async move {
            let exchanged = Rc::clone(&kept).after(TicketEvent::Needed).await;
            kept.present(exchanged)
        })
    }

    fn refreshed(&self, rejected: &Secret) -> LocalBoxFuture<'_, Result<Secret, ApiError>> {
        let (kept, rejected) = (Rc::clone(&self.0), rejected.clone());
        Box::pin(async move {
            let refused = TicketEvent::Refused(rejected.clone());
            let exchanged = Rc::clone(&kept).after(refused).await;
            let present = kept.present(exchanged)?;
            if present == rejected {
                return Err(error(
                    ErrorKind::Unauthorized,
                    "Webex refused the ticket again right after another exchange",
                ));
            }
            Ok(present)
        })
    }
}
