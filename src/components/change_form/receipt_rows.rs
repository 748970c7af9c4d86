//! The lines of a receipt in the words of the screen. A receipt holds ids; the names are those that have loaded.

use rollcall_core::change::profile::Field;
use rollcall_core::change::site_code::CodePart;
use rollcall_core::change::{CodeKey, Operation, Receipt, ReceiptLine};
use rollcall_core::meetings::words::code_part;
use rollcall_core::naming::{self, Item};

use webex_api::SiteUrl;

use super::words::mark_of;
use crate::data::Tenant;
use crate::ui::diff_list::DiffRow;

/// Returns what was asked for and what else changed, with names; tracked.
pub fn rows_of(receipt: &Receipt, tenant: Tenant) -> (Vec<DiffRow>, Vec<DiffRow>) {
    let row = |line: &ReceiptLine| {
        Some(DiffRow {
            mark: mark_of(line.kind, line.state)?,
            item: part_of(&receipt.operation, &line.id, tenant),
            note: None,
        })
    };
    let rows = |lines: &[ReceiptLine]| lines.iter().filter_map(row).collect();
    (rows(&receipt.lines), rows(&receipt.others))
}

/// Names the parts of a profile, with the licences, roles and locations that have loaded; tracked.
pub fn use_names(tenant: Tenant) -> impl Fn(Field) -> Item + Copy + Send + Sync + 'static {
    let (licenses, roles) = (tenant.licenses.ensure(), tenant.roles.ensure());
    let locations = tenant.locations();
    move |field| {
        let locations = locations.ready().unwrap_or_default();
        licenses.with(|licenses| {
            let licenses = licenses.ready().map(|licenses| &***licenses);
            roles.with(|roles| {
                let roles = roles.ready().map(|roles| &***roles);
                naming::profile(
                    &field,
                    licenses.unwrap_or_default(),
                    roles.unwrap_or_default(),
                    &locations,
                )
            })
        })
    }
}

/// Names a tracking code of a site, as far as the site's codes have loaded; tracked.
pub fn code_name(tenant: Tenant, site: &SiteUrl, code: &CodeKey) -> String {
    let name = match code {
        CodeKey::New(name) => name.clone(),
        CodeKey::Known(id) => {
            let codes = tenant.tracking_codes(site).ready();
            let known = codes
                .as_ref()
                .and_then(|codes| codes.iter().find(|code| code.id == *id));
            known.map_or_else(|| id.to_string(), |code| code.name.clone())
        }
    };
    [&name, " on ", site.as_str()].concat()
}

/// Names a part of what an operation changes by its id; tracked.
pub fn part_of(operation: &Operation, id: &str, tenant: Tenant) -> Item {
    match operation {
        Operation::Licenses { .. } => tenant.licenses.ensure().with(|licenses| {
            let licenses = licenses.ready().map(|licenses| &***licenses);
            naming::license(licenses.unwrap_or_default(), &id.into())
        }),
        Operation::SiteRole { .. } => tenant.licenses.ensure().with(|licenses| {
            let licenses = licenses.ready().map(|licenses| &***licenses);
            naming::site_right(&id.into(), licenses.unwrap_or_default())
        }),
        Operation::SessionTypes { site, .. } => {
            let offered = tenant.site_session_types(site).ensure();
            let name = offered.with(|offered| {
                let offered = offered.ready().map(|offered| &***offered);
                naming::session_type(offered.unwrap_or_default(), &id.into())
            });
            Item {
                name,
                site: Some(site.to_string()),
                ..Item::default()
            }
        }
        Operation::Deletion { person } => tenant.licenses.ensure().with(|licenses| {
            let licenses = licenses.ready().map(|licenses| &***licenses);
            let person = tenant.person(person);
            person.with(|person| {
                let name = person.ready().map(|person| person.name());
                naming::belonging(&id.into(), name.as_deref(), licenses.unwrap_or_default())
            })
        }),
        Operation::SiteCode { .. } => {
            CodePart::parse(id).map_or_else(Item::default, |part| code_part(&part))
        }
        Operation::Sessions { .. } | Operation::TrackingCodes { .. } => Item {
            name: id.to_owned(),
            ..Item::default()
        },
        Operation::CallingLicense { .. }
        | Operation::Profile { .. }
        | Operation::SignIn { .. }
        | Operation::Creation { .. } => {
            let field = Field::parse(id);
            let named = |field| use_names(tenant)(field);
            field.map_or_else(Item::default, named)
        }
    }
}
