//! `GET /groups`.

use serde_json::{Value, json};

use crate::answer::{Answer, Refusal, Reply};
use crate::call::Call;
use crate::ids::Kind;
use crate::rest::own_org;
use crate::tenant::Tenant;
use crate::tenant::group::Group;
use crate::text_time::stamp;
use crate::world::World;

/// The default page size. Webex's is not documented.
const PAGE: usize = 100;
/// The maximum number of members shown.
const MOST_MEMBERS: usize = 500;

/// Lists the groups that match `filter`, sorted, starting at `startIndex` (1-based).
pub(crate) fn list(world: &mut World, call: &Call<'_>) -> Answer {
    let tenant = &world.tenant;
    own_org(tenant, call.query("orgId"))?;
    let filter = call.query("filter").map(Filter::read).transpose()?;
    let mut found: Vec<&Group> = tenant
        .groups
        .iter()
        .filter(|group| filter.as_ref().is_none_or(|filter| filter.fits(group)))
        .collect();
    match call.query("sortBy") {
        Some("displayName") => found.sort_by(|a, b| a.name.cmp(&b.name)),
        Some("id") => found.sort_by_key(|group| group.uuid),
        Some(other) => return Err(wrong("sortBy", other)),
        None => {}
    }
    match call.query("sortOrder") {
        Some("descending") => found.reverse(),
        Some("ascending") | None => {}
        Some(other) => return Err(wrong("sortOrder", other)),
    }
    let start = call.count("startIndex")?.unwrap_or(1);
    let count = call.count("count")?.unwrap_or(PAGE);
    let total = found.len();
    let page = found.into_iter().skip(start - 1).take(count);
    let members = call.flag("includeMembers");
    let groups: Vec<_> = page.map(|group| show(tenant, group, members)).collect();
    Ok(Reply::json(&json!({
        "totalResults": total, "startIndex": start, "itemsPerPage": count, "groups": groups,
    })))
}

fn wrong(name: &str, value: &str) -> Refusal {
    Refusal::bad_request(format!("'{name}' cannot be '{value}'"))
}

fn show(tenant: &Tenant, group: &Group, with_members: bool) -> Value {
    let members: Vec<_> = group
        .members
        .iter()
        .filter_map(|uuid| tenant.people.by_id(*uuid))
        .collect();
    let mut shown = json!({
        "id": Kind::Group.id_in(group.uuid, tenant.org.uuid),
        "displayName": group.name,
        "orgId": tenant.org.id,
        "created": stamp(group.created),
        "lastModified": stamp(group.created),
        "memberSize": members.len(),
    });
    if with_members {
        let members = members.iter().take(MOST_MEMBERS).map(|person| {
            json!({ "id": Kind::People.id(person.uuid), "type": "user", "displayName": person.display_name })
        });
        shown["members"] = members.collect();
    }
    shown
}

/// `displayName eq "…"` or `displayName sw "…"`, ignoring case.
struct Filter {
    whole: bool,
    text: String,
}

impl Filter {
    fn read(text: &str) -> Result<Self, Refusal> {
        let mut words = text.splitn(3, ' ');
        let parts = (words.next(), words.next(), words.next());
        let (Some("displayName"), Some(operator @ ("eq" | "sw")), Some(value)) = parts else {
            return Err(wrong("filter", text));
        };
        let value = value
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'));
        Ok(Self {
            whole: operator == "eq",
            text: value.ok_or_else(|| wrong("filter", text))?.to_lowercase(),
        })
    }

    fn fits(&self, group: &Group) -> bool {
        let name = group.name.to_lowercase();
        if self.whole {
            name == self.text
        } else {
            name.starts_with(&self.text)
        }
    }
}
