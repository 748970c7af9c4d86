//! The XML API of one meeting site at a time: its session ticket, the probe, and requests as text.
//!
//! All of it is in the second file, and the ticket is in memory only: it goes with the sign-in, and with the tab.

use std::time::Duration;

use crate::prelude::*;
use futures_util::future::LocalBoxFuture;
use leptos::task::spawn_local;
use rollcall_core::xml_console::{Answer, Said, may_change};
use rollcall_core::xml_ticket::{TicketKeeper, XmlTicket};
use time::OffsetDateTime;
use webex_api::xml::operations::GetApiVersion;
use webex_api::xml::{Requester, SiteName, TICKET, XmlAddress, XmlClient};
use webex_api::{ApiError, ErrorKind, Idempotency, Reach, TokenSource};

use super::client::{ClientHandle, use_client_handle};
use super::tenant::{Tenant, use_tenant};
use super::writes::{Writes, use_writes};
use crate::browser::ticker;
use crate::session::{SessionHandle, use_session};

/// How far something is that was asked for.
pub type Asked<T> = Option<Result<T, ApiError>>;

/// A copyable handle to the XML API of this sign-in.
#[derive(Clone, Copy)]
pub struct XmlAccess {
    /// The site as typed.
    pub site: RwSignal<String>,
    /// The ticket; it is shown only as how long it lasts.
    pub ticket: RwSignal<XmlTicket>,
    /// Why the last exchange failed.
    pub trouble: RwSignal<Option<ApiError>>,
    /// The time, while a ticket counts down.
    pub now: RwSignal<OffsetDateTime>,
    /// What the probe found: the version of the site.
    pub reach: RwSignal<Asked<String>>,
    /// What came of the last request of the console.
    pub answer: RwSignal<Asked<Answer>>,
    /// Whether a request of the console, or the probe, is under way.
    pub busy: RwSignal<bool>,
    keeper: StoredValue<Option<(Requester, TicketKeeper)>>,
    client: ClientHandle,
    session: SessionHandle,
    tenant: Tenant,
    writes: Writes,
}

impl XmlAccess {
    fn new() -> Self {
        let (session, tenant) = (use_session(), use_tenant());
        tenant.me.ensure();
        let access = Self {
            site: RwSignal::default(),
            ticket: RwSignal::default(),
            trouble: RwSignal::new(None),
            now: RwSignal::new(session.now()),
            reach: RwSignal::new(None),
            answer: RwSignal::new(None),
            busy: RwSignal::new(false),
            keeper: StoredValue::new(None),
            client: use_client_handle(),
            session,
            tenant,
            writes: use_writes(),
        };
        ticker::every(Duration::from_secs(1), move || access.second());
        on_cleanup(move || access.clear());
        access
    }

    /// How the API is reached.
    pub fn address(self) -> XmlAddress {
        let environment = self
            .session
            .session
            .with_untracked(|session| session.signed_in().map(|signed_in| signed_in.environment));
        let config = &self.session.settings().config;
        let service = environment.and_then(|environment| config.service(environment));
        service.map_or(XmlAddress::Off, |service| service.xml)
    }

    /// For whom requests are made; `None` until the site is named and the administrator is known. Tracked.
    pub fn requester(self) -> Option<Requester> {
        let site = self.site.with(|site| SiteName::parse(site))?;
        let webex_id = self.tenant.me.ready()?.primary_email().to_owned();
        Some(Requester { site, webex_id })
    }

    /// The keeper of the site's ticket. Another site has another ticket, so the former one is forgotten.
    fn keeper(self) -> Result<TicketKeeper, ApiError> {
        let requester = untrack(|| self.requester()).ok_or_else(|| {
            ApiError::new(ErrorKind::Invalid, "XML", "there is no such meeting site")
                .with_reach(Reach::NotSent)
        })?;
        let known = self.keeper.get_value();
        if let Some((_, keeper)) = known.filter(|(of, _)| *of == requester) {
            return Ok(keeper);
        }
        self.clear();
        let client = self.client.get();
        let xml = XmlClient::new(&client, self.address(), requester.clone());
        let keeper = TicketKeeper::new(&client, &xml, move |ticket| {
            let _ = self.ticket.try_set(ticket.clone());
        });
        self.keeper.set_value(Some((requester, keeper.clone())));
        Ok(keeper)
    }

    /// Takes what is typed as the site. The ticket of another one is forgotten.
    pub fn name_site(self, text: String) {
        self.clear();
        self.reach.set(None);
        self.site.set(text);
    }

    /// The client of the site without tickets, for a command line; `None` if there is no such site. Tracked.
    pub fn bare(self) -> Option<XmlClient> {
        let client = self.client.get();
        Some(XmlClient::new(&client, self.address(), self.requester()?))
    }

    /// Gets a new ticket.
    pub fn refresh(self) {
        self.trouble.set(None);
        let keeper = self.keeper();
        spawn_local(async move {
            let outcome = match keeper {
                Ok(keeper) => keeper.refresh().await,
                Err(error) => Err(error),
            };
            let _ = self.trouble.try_set(outcome.err());
        });
    }

    /// Forgets the ticket.
    pub fn clear(self) {
        let former = self.keeper.try_update_value(Option::take).flatten();
        if let Some((_, keeper)) = former {
            keeper.clear();
        }
        let _ = self.trouble.try_set(None);
    }

    /// Lets the countdown go on, and has the ticket renewed when it is time.
    fn second(self) {
        let held = self
            .ticket
            .try_with_untracked(|ticket| ticket.ticket().map(|it| it.renew_at));
        let Some(Some(renew_at)) = held else {
            return;
        };
        let now = self.session.now();
        let _ = self.now.try_set(now);
        let keeper = self.keeper.try_get_value().flatten();
        if let Some((_, keeper)) = keeper.filter(|_| now >= renew_at) {
            spawn_local(async move {
                let outcome = keeper.access_token().await;
                let _ = self.trouble.try_set(outcome.err());
            });
        }
    }

    /// Asks for the version of the site, which needs no ticket.
    pub fn probe(self) {
        self.busy.set(true);
        self.reach.set(None);
        let keeper = self.keeper();
        spawn_local(async move {
            let found = match keeper {
                Ok(keeper) => {
                    let reply = keeper.client().call(&GetApiVersion).await;
                    reply.map(|reply| reply.value.version)
                }
                Err(error) => Err(error),
            };
            let _ = self.reach.try_set(Some(found));
            let _ = self.busy.try_set(false);
        });
    }

    /// Sends a text. What may change the site is sent once changes are allowed.
    pub fn send(self, text: String) {
        if may_change(&text) {
            let send = move || self.send_now(text);
            return self.writes.when_allowed(Box::new(send));
        }
        self.send_now(text);
    }

    fn send_now(self, text: String) {
        self.busy.set(true);
        self.answer.set(None);
        let sent = self.sent(text);
        spawn_local(async move {
            let answer = sent.await;
            let _ = self.answer.try_set(Some(answer));
            let _ = self.busy.try_set(false);
        });
    }

    /// The answer to a text. If the ticket is refused, nothing was carried out, and one new ticket is tried.
    fn sent(self, text: String) -> LocalBoxFuture<'static, Result<Answer, ApiError>> {
        let keeper = self.keeper();
        Box::pin(async move {
            let keeper = keeper?;
            let xml = keeper.client();
            // A client that may only read sends reads, and only they are harmless to repeat.
            let idempotency = match may_change(&text) {
                true => Idempotency::Unsafe,
                false => Idempotency::Safe,
            };
            let read = |answer: String| {
                let fault =
                    |fault: webex_api::xml::XmlFault| ApiError::of_answer("XML", fault.into());
                Answer::read(&answer).map_err(fault)
            };
            let answer = read(xml.send_text(&text, idempotency).await?)?;
            let refused = matches!(&answer.said, Said::Failure { id, .. } if id == REFUSED);
            if !refused || !text.contains(TICKET) {
                return Ok(answer);
            }
            keeper.refresh().await?;
            read(xml.send_text(&text, idempotency).await?)
        })
    }
}

/// The number of a refused ticket.
const REFUSED: &str = "030002";

/// The XML API of a sign-in, once a page needs it.
#[derive(Clone, Copy)]
struct Late {
    owner: StoredValue<Owner>,
    access: StoredValue<Option<XmlAccess>>,
}

/// Gives the pages below a place for it.
pub fn provide_xml() {
    provide_context(Late {
        owner: StoredValue::new(Owner::current().unwrap_or_default()),
        access: StoredValue::new(None),
    });
}

/// Returns the XML API of this sign-in. Call it only below [`provide_xml`].
pub fn use_xml() -> XmlAccess {
    let late = expect_context::<Late>();
    late.access.get_value().unwrap_or_else(|| {
        let access = late.owner.with_value(|owner| owner.with(XmlAccess::new));
        late.access.set_value(Some(access));
        access
    })
}
