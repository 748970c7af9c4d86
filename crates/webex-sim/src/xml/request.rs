//! [`Request`]: the envelope of a request, taken apart, and who sent it.

use time::OffsetDateTime;

use crate::auth::Need;
use crate::auth::roles::RoleSet;
use crate::call::Call;
use crate::world::World;
use crate::xml::element::Element;
use crate::xml::envelope::Failure;
use crate::xml::reader;

/// A request for one site.
pub(crate) struct Request {
    pub(crate) context: Element,
    pub(crate) content: Element,
    /// Index of the site.
    pub(crate) site: usize,
    pub(crate) now: OffsetDateTime,
}

/// The owner of the ticket, as the site sees them. Site administrators are not simulated: the roles of the organisation
/// decide.
pub(crate) struct Signer {
    /// Directory slot.
    pub(crate) slot: usize,
    roles: RoleSet,
}

impl Signer {
    /// Whether the signer may see everyone on the site.
    pub(crate) fn sees_all(&self) -> bool {
        self.roles.any_admin()
    }

    /// Whether the signer may change people on the site.
    pub(crate) fn changes(&self) -> bool {
        self.roles.meets(Need::UserAdmin)
    }
}

impl Request {
    /// Reads the envelope.
    pub(crate) fn read(world: &World, call: &Call<'_>) -> Result<Self, Failure> {
        let text = text(call).ok_or_else(|| Failure::ours("The request is not UTF-8"))?;
        let message = reader::read(&text).map_err(|fault| {
            Failure::ours(format!("The request is not well-formed XML: {fault}"))
        })?;
        let context = message.at(&["header", "securityContext"]);
        let content = message
            .at(&["body", "bodyContent"])
            .ok_or_else(|| Failure::ours("bodyContent is missing"))?;
        let context = context.cloned().unwrap_or_default();
        let name = context
            .value("siteName")
            .ok_or_else(|| Failure::ours("siteName is missing"))?;
        // The host decides which site it is, and a request for another one is not passed on.
        if call.params.first().is_some_and(|host| host != name) {
            return Err(Failure::ours("siteName is not the site of this host"));
        }
        let site = world
            .tenant
            .site(&format!("{name}.webex.com"))
            .ok_or_else(|| Failure::ours("No site has this siteName"))?;
        Ok(Self {
            content: content.clone(),
            context,
            site,
            now: call.now,
        })
    }

    /// Returns the operation: `user.GetUser` for `java:com.webex.service.binding.user.GetUser`.
    pub(crate) fn operation(&self) -> &str {
        let kind = self.content.attribute("type").unwrap_or_default();
        kind.split_once("service.binding.")
            .filter(|(start, _)| ["java:com.webex.", "java:com.webex.xmlapi."].contains(start))
            .map_or(kind, |(_, operation)| operation)
    }

    /// Returns the owner of the ticket in the request.
    pub(crate) fn signer(&self, world: &World) -> Result<Signer, Failure> {
        let refused = || {
            let id = world.settings.switches.xml_ticket_exception.clone();
            Failure::new(id, "The session ticket is not valid or has ended")
        };
        let ticket = self.context.value("sessionTicket").ok_or_else(refused)?;
        let owner = world.tickets.owner(ticket, self.site, self.now);
        let slot = owner.and_then(|owner| world.tenant.people.slot_of(owner));
        let slot = slot.ok_or_else(refused)?;
        let person = world.tenant.people.at(slot).ok_or_else(refused)?;
        let named = self
            .context
            .value("webExID")
            .or(self.context.value("email"));
        if named.is_some_and(|name| !name.eq_ignore_ascii_case(&person.email)) {
            return Err(refused());
        }
        Ok(Signer {
            slot,
            roles: person.roles,
        })
    }
}

/// Returns the body, or the form field `XML` that old clients send.
fn text(call: &Call<'_>) -> Option<String> {
    let form = call
        .header("content-type")
        .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    if form {
        let mut fields = form_urlencoded::parse(call.body);
        let field = fields.find(|(name, _)| name == "XML");
        return field.map(|(_, value)| value.into_owned());
    }
    String::from_utf8(call.body.to_vec()).ok()
}
