//! Data that few pages need.

use std::sync::Arc;

use rollcall_core::scopes::covers;
use webex_api::{
    ApiError, Endpoint, ErrorKind, ListPeople, ListSites, ListTrackingCodes, Page, PageWalk,
    PersonId, RoleId, Site, SiteUrl, TrackingCode,
};

use super::Tenant;
use crate::data::remote::Remote;
use crate::session::use_session;

impl Tenant {
    /// The tracking codes of a site.
    pub fn tracking_codes(self, site: &SiteUrl) -> Remote<Arc<Page<TrackingCode>>> {
        self.codes.get(site, || {
            self.call(ListTrackingCodes {
                site_url: site.clone(),
            })
        })
    }

    /// The sites on which the administrator has an account. `None` without the scope, which signing in does not request.
    pub fn own_sites(self) -> Option<Remote<Arc<Page<Site>>>> {
        let granted = use_session()
            .session
            .with_untracked(|session| session.signed_in()?.tokens.scopes.clone());
        let wanted = ListSites::SCOPES;
        let may = |scope: &String| wanted.iter().any(|wanted| covers(scope, wanted));
        // Of a pasted token it is not known, so Webex is not asked either.
        granted?.iter().any(may).then(|| {
            let sites = self.own_sites.get(&(), || self.call(ListSites::default()));
            sites.ensure()
        })
    }

    /// Whether another person holds a role. Reads pages until it finds one.
    pub fn others_hold(self, role: RoleId, person: PersonId) -> Remote<bool> {
        self.client.with_value(|client| {
            Remote::new(client, move |client| {
                let (roles, person) = (vec![role.clone()], person.clone());
                async move {
                    let list = ListPeople {
                        roles,
                        ..ListPeople::default()
                    };
                    let mut pages = PageWalk::new(client, list);
                    while let Some(page) = pages.next_page().await {
                        if page?.iter().any(|other| !other.id.is_same(&person)) {
                            return Ok(true);
                        }
                    }
                    match pages.incomplete() {
                        None => Ok(false),
                        Some(_) => Err(ApiError::new(
                            ErrorKind::Undecodable,
                            ListPeople::NAME,
                            "the list of the people with this role is incomplete",
                        )),
                    }
                }
            })
        })
    }
}
