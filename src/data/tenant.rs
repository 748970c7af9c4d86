//! The data of the organisation that pages read. Each value is requested when it is first needed.

mod changed;
mod more;

use rollcall_core::sets::Set;
use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::change::ProfileOf;
use rollcall_core::licenses::PoolsView;
use rollcall_core::people::DirectoryCount;
use webex_api::{
    ApiError, Client, Endpoint, GetMe, GetOrganization, GetPerson, GetUserSessionTypes, License,
    ListLicenses, ListLocations, ListRoles, ListSiteSessionTypes, Location, Organization, Page,
    PageWalk, Person, PersonId, Role, SessionTypeId, Site, SiteSessionType, SiteUrl, TrackingCode,
    UserSessionTypes,
};

use super::client::use_client;
use super::directory::DirectoryHandle;
use super::directory_count::CountOfDirectory;
use super::grid::GridHandle;
use super::holders::HoldersHandle;
use super::idle::IdleHandle;
use super::keyed::Keyed;
use super::remote::Remote;
use super::type_counting::TypeCounting;
use crate::effect::effect;
use crate::session::use_session;

/// Everything that is known about one organisation, for as long as the sign-in lasts.
#[derive(Clone, Copy)]
pub struct Tenant {
    /// The person who is signed in.
    pub me: Remote<Arc<Person>>,
    /// The organisation of the person who is signed in.
    pub organization: Remote<Arc<Organization>>,
    /// The licence pools with their seats.
    pub licenses: Remote<Arc<Page<License>>>,
    /// The names of the administrator roles.
    pub roles: Remote<Arc<Page<Role>>>,
    /// Everyone, as the pages of the list arrive.
    pub directory: DirectoryHandle,
    /// The last view of the licence pools, so that the link back from a pool leads to the same list.
    pub licenses_viewed: RwSignal<PoolsView>,
    /// How many changes of licences there were in this sign-in.
    license_changes: RwSignal<u32>,
    holders: StoredValue<Option<HoldersHandle>>,
    idle: StoredValue<Option<IdleHandle>>,
    grid: StoredValue<Option<GridHandle>>,
    owner: StoredValue<Owner>,
    count: CountOfDirectory,
    client: StoredValue<Client>,
    people: Keyed<PersonId, Arc<Person>>,
    offered: Keyed<SiteUrl, Arc<Page<SiteSessionType>>>,
    held: Keyed<(PersonId, SiteUrl), Arc<UserSessionTypes>>,
    own_sites: Keyed<(), Arc<Page<Site>>>,
    codes: Keyed<SiteUrl, Arc<Page<TrackingCode>>>,
    /// The sites whose tracking codes Webex refused to change, because they are mapped.
    pub mapped: RwSignal<Vec<SiteUrl>>,
    locations: Keyed<(), Arc<Vec<Location>>>,
    /// Who has which session types on a site.
    pub counting: TypeCounting,
    /// The meeting site, and the session type, that the next job is to begin with.
    pub job_for: StoredValue<Option<(SiteUrl, Option<SessionTypeId>)>>,
    /// The people that this session has deleted.
    gone: RwSignal<Set<PersonId>>,
}

impl Tenant {
    fn new(client: &Client) -> Self {
        Self {
            me: Remote::of_call(client, GetMe),
            organization: own_organization(client),
            licenses: Remote::of_call(client, ListLicenses::default()),
            roles: Remote::of_call(client, ListRoles),
            directory: DirectoryHandle::new(client),
            licenses_viewed: RwSignal::default(),
            license_changes: RwSignal::new(0),
            holders: StoredValue::new(None),
            idle: StoredValue::new(None),
            grid: StoredValue::new(None),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
            count: CountOfDirectory::new(),
            client: StoredValue::new(client.clone()),
            people: Keyed::new(),
            offered: Keyed::new(),
            held: Keyed::new(),
            own_sites: Keyed::new(),
            codes: Keyed::new(),
            mapped: RwSignal::default(),
            locations: Keyed::new(),
            counting: TypeCounting::new(client),
            job_for: StoredValue::new(None),
            gone: RwSignal::default(),
        }
    }

    /// One person with all that an administrator may see.
    pub fn person(self, id: &PersonId) -> Remote<Arc<Person>> {
        self.people.get(id, || {
            self.call(GetPerson {
                id: id.clone(),
                calling_data: false,
            })
        })
    }

    /// One person as the basis of a change of the whole person: with Webex Calling data. Each form reads it again.
    pub fn person_to_change(self, target: &ProfileOf) -> Remote<Arc<Person>> {
        let target = target.clone();
        self.client.with_value(|client| {
            Remote::new(client, move |client| {
                let target = target.clone();
                async move { Ok(Arc::new(target.read_person(&client).await?.value)) }
            })
        })
    }

    /// One person with Webex Calling data, for a form that changes it. Each form reads it again.
    pub fn person_with_calling(self, get: GetPerson) -> Remote<Arc<Person>> {
        self.call(get)
    }

    /// The names of the locations. Only lazy parts use them, so that reading them is not part of the first load.
    pub fn locations(self) -> Remote<Arc<Vec<Location>>> {
        self.locations.get(&(), || {
            self.client.with_value(|client| {
                Remote::new(client, |client| async move {
                    Ok(Arc::new(read_locations(client).await?))
                })
            })
        })
    }

    /// The session types that a site offers.
    pub fn site_session_types(self, site: &SiteUrl) -> Remote<Arc<Page<SiteSessionType>>> {
        self.offered.get(site, || {
            self.call(ListSiteSessionTypes {
                site_url: site.clone(),
            })
        })
    }

    /// The session types of one person on one site.
    pub fn user_session_types(
        self,
        person: &PersonId,
        site: &SiteUrl,
    ) -> Remote<Arc<UserSessionTypes>> {
        let endpoint = || GetUserSessionTypes {
            site_url: site.clone(),
            person_id: person.clone(),
        };
        self.held
            .get(&(person.clone(), site.clone()), || self.call(endpoint()))
    }

    /// Who holds a licence: the one that was looked at last.
    pub fn holders(self) -> HoldersHandle {
        self.late(self.holders, HoldersHandle::new)
    }

    /// Everyone with their activity, for the page of idle seats.
    pub fn idle(self) -> IdleHandle {
        self.late(self.idle, IdleHandle::new)
    }

    /// What is edited in a grid.
    pub fn grid(self) -> GridHandle {
        self.late(self.grid, GridHandle::new)
    }

    /// Creates a list when a page first needs it, because most sign-ins never do.
    fn late<T: Copy + Send + Sync + 'static>(
        self,
        place: StoredValue<Option<T>>,
        make: fn(&Client, RwSignal<u32>) -> T,
    ) -> T {
        if let Some(made) = place.get_value() {
            return made;
        }
        let client = self.client.get_value();
        let make = || make(&client, self.license_changes);
        let made = self.owner.with_value(|owner| owner.with(make));
        place.set_value(Some(made));
        made
    }

    fn call<E>(self, endpoint: E) -> Remote<Arc<E::Output>>
    where
        E: Endpoint + 'static,
        E::Output: Send + Sync + 'static,
    {
        self.client
            .with_value(|client| Remote::of_call(client, endpoint))
    }
}

fn own_organization(client: &Client) -> Remote<Arc<Organization>> {
    Remote::new(client, |client| async move {
        Ok(Arc::new(read_own_organization(&client).await?))
    })
}

/// Reads all pages of the list.
async fn read_locations(client: Client) -> Result<Vec<Location>, ApiError> {
    let mut walk = PageWalk::new(client, ListLocations);
    let mut locations = Vec::new();
    while let Some(page) = walk.next_page().await {
        locations.extend(page?);
    }
    Ok(locations)
}

async fn read_own_organization(client: &Client) -> Result<Organization, ApiError> {
    let me = client.call(&GetMe).await?.value;
    let id = me.org_id.unwrap_or_default();
    Ok(client.call(&GetOrganization { id }).await?.value)
}

/// Gives the pages below an organisation that nothing is known of yet.
pub fn provide_tenant() -> Tenant {
    let tenant = Tenant::new(&use_client());
    provide_context(tenant);
    tenant
}

/// Returns the organisation of the signed-in person. Call it only below [`provide_tenant`].
pub fn use_tenant() -> Tenant {
    expect_context::<Tenant>()
}

/// The directory of the organisation.
pub fn use_directory() -> DirectoryHandle {
    use_tenant().directory
}

/// Returns the count of the directory that belongs to the list of people that is shown. It is asked for once for each list that has
/// ended, and only where something shows it.
pub fn use_directory_count() -> Signal<DirectoryCount> {
    let (tenant, session) = (use_tenant(), use_session());
    effect(move || {
        if let Some(ended) = tenant.directory.ended.get() {
            let org = tenant.me.peek().and_then(|me| me.org_id.clone());
            tenant.count.ask(session, org, ended);
        }
    });
    tenant.count.signal()
}
