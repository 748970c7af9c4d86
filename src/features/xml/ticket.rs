//! The session ticket: how long it lasts, and what can be done with it.

use crate::prelude::*;
use rollcall_core::passport::lasts;
use rollcall_core::route::Route;
use rollcall_core::xml_ticket::XmlTicket;
use webex_api::Person;
use webex_api::xml::XmlAddress;

use super::explained::explained;
use crate::components::error_panel::ErrorPanel;
use crate::components::forbidden::use_forbidden;
use crate::data::{use_tenant, use_xml};
use crate::effect::effect;
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::ui::button::Button;
use crate::ui::card::Card;
use crate::ui::definitions::{Definition, DefinitionList};
use crate::ui::form_field::TextField;
use crate::ui::icon::Icon;
use crate::ui::live::live;

/// The name of the call, for its scope.
const CALL: &str = "POST /WBXService/XMLService";

/// The card. `leads` adds the way to the console.
pub fn ticket_card(leads: bool) -> View {
    let (tenant, access) = (use_tenant(), use_xml());
    begin_with_a_site();
    let forbidden = use_forbidden(CALL);
    let reason = Signal::derive(move || {
        if access.address() == XmlAddress::Off {
            return Some("This copy of Rollcall has the XML API switched off.".to_owned());
        }
        let known = access.requester().is_some() || tenant.me.ready().is_none();
        let unknown = (!known).then(|| "Enter a meeting site, such as acme.webex.com.".to_owned());
        unknown.or_else(|| forbidden.get())
    });
    let pending = memo(move || access.ticket.with(XmlTicket::is_exchanging));
    let life = memo(move || {
        let now = access.now.get();
        let (site, left) = (
            access.site.get(),
            access.ticket.with(|ticket| ticket.remaining(now)),
        );
        match left {
            None => "None".to_owned(),
            Some(left) if left.is_zero() => "Expired".to_owned(),
            Some(left) => ["Valid for ", &lasts(left), " on ", site.trim()].concat(),
        }
    });
    let there = memo(move || access.ticket.with(|ticket| ticket.ticket().is_some()));
    let words = live(move || {
        if there.get() {
            "Refresh ticket"
        } else {
            "Get a ticket"
        }
    });
    let trouble = live(move || {
        access.trouble.get().map(|error| {
            let explanation = explained("Couldn't get a ticket", &error);
            view! { <ErrorPanel explanation on_retry=Callback::new(move |()| access.refresh()) /> }
        })
    });
    let console = leads.then(|| {
        let address = use_navigator().href(&Route::Xml);
        view! {
            <a class="button" href=address>
                "XML console"
            </a>
        }
    });
    view! {
        <Card title="Session ticket of the XML API">
            <TextField label="Meeting site" value=access.site on_input=move |text| access.name_site(text) />
            <DefinitionList>
                <Definition term="Ticket">{life.signal()}</Definition>
            </DefinitionList>
            {trouble}
            <div class="cluster actions">
                <Button icon=Icon::Retry disabled_reason=reason pending=pending.signal() on_click=move || access.refresh()>
                    {words}
                </Button>
                <Button icon=Icon::Close on_click=move || access.clear()>
                    "Clear ticket"
                </Button>
                {console}
            </div>
            <p class="hint">
                "Webex exchanges the access token for it. It's renewed 5 minutes before its end, and once if the site refuses it. A reload forgets it."
            </p>
        </Card>
    }
}

/// Names a site to begin with: one of the administrator's own, or else of a licence. Not every token may read licences, so they are requested only
/// for that.
fn begin_with_a_site() {
    let (tenant, access) = (use_tenant(), use_xml());
    let (me, licenses) = (tenant.me.ensure(), tenant.licenses);
    effect(move || {
        let Some(me) = me.ready() else { return };
        let licensed = || {
            let licenses = licenses.ensure().ready()?;
            licenses.iter().find_map(|license| license.site_url.clone())
        };
        if let Some(site) = first_site(&me).or_else(licensed)
            && access.site.with_untracked(String::is_empty)
        {
            access.site.set(site);
        }
    });
}

fn first_site(me: &Person) -> Option<String> {
    me.sites().next().map(|entry| entry.site.to_string())
}
