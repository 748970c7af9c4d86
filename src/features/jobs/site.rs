//! The choice of a meeting site.

use crate::prelude::*;

use super::lines::pools;
use crate::data::{Tenant, use_tenant};
use crate::ui::option_field::OptionField;

/// The field.
pub fn site_field(chosen: RwSignal<String>) -> View {
    let tenant = use_tenant();
    let options = Signal::derive(move || {
        let mut options = vec![(String::new(), "Choose a site".to_owned())];
        for site in sites(tenant) {
            options.push((site.clone(), site));
        }
        options
    });
    view! { <OptionField label="Meeting site" options chosen /> }
}

/// The sites of the organisation; tracked.
fn sites(tenant: Tenant) -> Vec<String> {
    pools(tenant, &|pools| {
        let mut sites: Vec<String> = Vec::new();
        for site in pools.iter().filter_map(|pool| pool.site_url.as_deref()) {
            if sites.iter().all(|known| known != site) {
                sites.push(site.to_owned());
            }
        }
        sites
    })
}
