//! The session types of one site on which the model hosts.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::change::any_lines;
use rollcall_core::change::same_as::{SiteDifference, site_difference};
use rollcall_core::sets::{Set, set_of};
use webex_api::{PersonId, SessionTypeId, SiteUrl, UserSessionTypes};

use crate::components::load::Load;
use crate::data::use_tenant;
use crate::features::person::session_types::words_on;
use crate::features::person::site_section::SiteSection;
use crate::memo::{Memo, memo};
use crate::ui::checkbox::Checkbox;
use crate::ui::diff_list::DiffRows;
use crate::ui::live::live;
use crate::ui::show::Show;
use crate::ui::untrusted_text::visible;

/// The ids of session types.
pub fn ids(types: &UserSessionTypes) -> Set<SessionTypeId> {
    let types = types.session_types.iter();
    set_of(types.map(|held| held.id.clone()))
}

/// The site with its difference.
#[component]
pub fn OnSiteChoice(
    /// The site.
    site: SiteUrl,
    /// Who gets the session types.
    person: PersonId,
    /// Who has them.
    model: PersonId,
    /// Whether the person will host there.
    hosts: Memo<bool>,
    /// Whether the licences may change the session types there first.
    touched: Memo<bool>,
    /// The sites that the admin leaves out.
    skipped: RwSignal<Set<SiteUrl>>,
) -> View {
    let tenant = use_tenant();
    let title = site.to_string();
    let held = tenant.user_session_types(&person, &site).visit();
    let models = tenant.user_session_types(&model, &site).visit();
    let site = StoredValue::new(site);
    let loaded = move || {
        view! {
            <Load remote=models what="the session types to copy" lines=2 let:models>
                <Load remote=held what="this person's session types" lines=2 let:held>
                    <Types site=site.get_value() held models touched skipped />
                </Load>
            </Load>
        }
    };
    let no_host = || {
        view! { <p class="quiet">"Nothing to copy: without a licence for this site, this person doesn't host there."</p> }
    };
    view! {
        <SiteSection title>
            <Show when=move || hosts.get() fallback=no_host>
                {loaded()}
            </Show>
        </SiteSection>
    }
}

#[component]
fn Types(
    site: SiteUrl,
    held: Signal<Arc<UserSessionTypes>>,
    models: Signal<Arc<UserSessionTypes>>,
    touched: Memo<bool>,
    skipped: RwSignal<Set<SiteUrl>>,
) -> View {
    let words = words_on(&site);
    let difference = memo(move || {
        let (held, models) = (held.with(|it| ids(it)), models.with(|it| ids(it)));
        site_difference(&held, &models, true, touched.get())
    });
    let label = format!("Copy session types on {}", visible(site.as_str()));
    let tick = {
        let site = site.clone();
        move || {
            let (of, site) = (site.clone(), site.clone());
            let checked = Signal::derive(move || skipped.with(|skipped| !skipped.contains(&of)));
            let choose = move |on| {
                skipped.update(|skipped| {
                    if on {
                        skipped.remove(&site);
                    } else {
                        skipped.insert(site.clone());
                    }
                });
            };
            view! { <Checkbox label=label.clone() checked on_change=choose /> }
        }
    };
    live(move || match difference.get() {
        SiteDifference::Same | SiteDifference::NoHost => {
            view! { <p class="quiet">"Both have the same session types."</p> }
        }
        SiteDifference::Differs(lines) => {
            let rows = words.planned(&any_lines(lines));
            view! {
                {tick()}
                <DiffRows rows />
            }
        }
        SiteDifference::AfterLicenses(wanted) => {
            let names = wanted.into_iter().map(|id| words.item.run(id.into()).name);
            let names: Vec<String> = names.map(|name| visible(&name).into_owned()).collect();
            let all = if names.is_empty() {
                "none".to_owned()
            } else {
                names.join(", ")
            };
            view! {
                {tick()}
                <p class="hint">
                    "The licences above may change the session types here, so they are read again after that. Then this person gets exactly: " {all}
                    "."
                </p>
            }
        }
    })
}
