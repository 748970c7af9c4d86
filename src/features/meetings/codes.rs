//! The tracking codes of a site.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::grid::Kind;
use rollcall_core::meetings::words;
use rollcall_core::number::grouped;
use rollcall_core::route::{CodeForm, Route};
use webex_api::{
    CodeService, DeleteTrackingCode, Endpoint, InputMode, Page, SiteUrl, StartType, TrackingCode,
};

use crate::components::age::Age;
use crate::components::forbidden::use_forbidden;
use crate::components::load::Load;
use crate::data::{Tenant, use_tenant};
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::ui::button::{Button, ButtonSize};
use crate::ui::card::Card;
use crate::ui::live::live;
use crate::ui::notice::Notice;
use crate::ui::plain_table::{Columns, plain_table};
use crate::ui::table::{Column, ColumnWidth};
use crate::ui::text;
use crate::ui::tone::Tone;
use crate::ui::unread::Unread;
use crate::ui::untrusted_text::{UntrustedText, visible};

const COLUMNS: &Columns = &[
    Column::new("Tracking code", ColumnWidth::Rest, 1),
    Column::new("Entered as", ColumnWidth::Status, 2),
    Column::new("Options", ColumnWidth::Narrow, 2).of_numbers(),
    Column::new("In host profiles", ColumnWidth::Status, 3),
    Column::new("When scheduling", ColumnWidth::Medium, 3),
    Column::new("Change", ColumnWidth::Medium, 1),
];

/// Why the codes of a mapped site are locked.
pub const MAPPED: &str = "The tracking codes of this site are mapped to user attributes in Control Hub. Webex lets its API read them only, and a mapping can't be undone. Change them in Control Hub.";

/// The same, where it is explained already.
pub const MAPPED_SHORT: &str = "Mapped in Control Hub.";

/// The card of one site.
pub fn codes_card(site: &SiteUrl) -> View {
    let tenant = use_tenant();
    let codes = tenant.tracking_codes(site).visit();
    let site = StoredValue::new(site.clone());
    let locked = use_locked(site, DeleteTrackingCode::NAME);
    let add = move || {
        open(
            site,
            CodeForm::New,
            "New tracking code",
            String::new(),
            locked,
        )
    };
    let mapped = memo(move || is_mapped(tenant, site));
    let notice = live(move || {
        mapped
            .get()
            .then(|| view! { <Notice tone=Tone::Info title=MAPPED /> })
    });
    view! {
        <Card title="Tracking codes" actions=add>
            {notice}
            <Load remote=codes what="the site's tracking codes" lines=3 pairs=true let:codes>
                {shown(site, codes, locked)}
            </Load>
            <Age loaded=Signal::derive(move || codes.loaded()) />
        </Card>
    }
}

/// Whether Webex refused a change because the codes are mapped; tracked.
pub(super) fn is_mapped(tenant: Tenant, site: StoredValue<SiteUrl>) -> bool {
    let of_site = |it: &SiteUrl| site.with_value(|site| it.is_same(site));
    tenant.mapped.with(|mapped| mapped.iter().any(of_site))
}

/// Why the codes of the site can't be changed; tracked.
pub fn use_locked(site: StoredValue<SiteUrl>, call: &'static str) -> Signal<Option<String>> {
    let (forbidden, tenant) = (use_forbidden(call), use_tenant());
    Signal::derive(move || {
        let mapped = is_mapped(tenant, site).then(|| MAPPED_SHORT.to_owned());
        mapped.or_else(|| forbidden.get())
    })
}

fn shown(
    site: StoredValue<SiteUrl>,
    codes: Signal<Arc<Page<TrackingCode>>>,
    locked: Signal<Option<String>>,
) -> View {
    let codes = memo(move || codes.get());
    let unread = memo(move || codes.with(|codes| codes.unreadable.len()));
    let table = live(move || {
        let is_locked = locked.with(Option::is_some);
        codes.with(|codes| {
            if codes.is_empty() && codes.unreadable.is_empty() {
                return view! { <p class="quiet">"This site has no tracking codes."</p> };
            }
            let rows = codes.iter().map(|code| row(site, code, is_locked));
            plain_table("Tracking codes of this site", COLUMNS, rows.collect())
        })
    });
    let navigator = use_navigator();
    let values = move || {
        navigator.navigate(&Route::Grid {
            site: site.get_value(),
            kind: Kind::Codes,
        });
    };
    view! {
        <Unread count=unread one="tracking code" many="tracking codes" />
        {table}
        <div class="cluster">
            <Button size=ButtonSize::Small on_click=values>
                "Edit people's values in a grid"
            </Button>
        </div>
    }
}

fn row(site: StoredValue<SiteUrl>, code: &TrackingCode, is_locked: bool) -> Vec<View> {
    let text = |text: String| view! { <UntrustedText text /> };
    let none = || text::NONE.to_owned();
    let mode = code.input_mode.as_ref();
    let mode = mode.map_or_else(none, |mode| words::input_mode(mode).to_owned());
    let profile = code.host_profile_code.as_ref();
    let profile = profile.map_or_else(none, |it| words::host_profile(it).to_owned());
    let options = code.options.as_ref();
    let options = options.map_or_else(none, |options| grouped(options.len()));
    let heard = [" ", &visible(&code.name)].concat();
    let [edit, delete] = [&code.id, &code.id].map(Clone::clone);
    // Why there is none is said once, at the button for a new code.
    let deletes = !is_locked;
    let free = Signal::stored(None);
    let buttons = view! {
        <span class="cluster">
            {open(site, CodeForm::Edit { code: edit }, "Edit", heard.clone(), free)}
            {deletes.then(|| open(site, CodeForm::Delete { code: delete }, "Delete", heard, free))}
        </span>
    };
    vec![
        text(code.name.clone()),
        text(mode),
        options.into_child(),
        text(profile),
        text(scheduling(code)),
        buttons.into_child(),
    ]
}

/// How the services ask for the code: one word if it is the same for all.
fn scheduling(code: &TrackingCode) -> String {
    let Some(start) = &code.schedule_start_codes else {
        return match code.input_mode {
            Some(InputMode::HostProfileSelect) => "Not used".to_owned(),
            _ => text::NONE.to_owned(),
        };
    };
    let single = start.iter().filter(|it| it.service != CodeService::All);
    let single: Vec<_> = single.collect();
    let all = start.iter().find(|it| it.service == CodeService::All);
    let all = all.filter(|all| all.kind != StartType::NotApplicable);
    let same = all.or_else(|| {
        let first = single.first()?;
        single
            .iter()
            .all(|it| it.kind == first.kind)
            .then_some(*first)
    });
    if let Some(same) = same {
        return words::start_type(&same.kind).to_owned();
    }
    let used = single.iter().filter(|it| it.kind != StartType::NotUsed);
    let used = used.map(|it| {
        let service = words::service(&it.service);
        [service, ": ", words::start_type(&it.kind)].concat()
    });
    used.collect::<Vec<_>>().join("; ")
}

/// The way to a form. Screen readers hear `heard` after the button's words.
fn open(
    site: StoredValue<SiteUrl>,
    form: CodeForm,
    words: &'static str,
    heard: String,
    disabled_reason: Signal<Option<String>>,
) -> View {
    let navigator = use_navigator();
    let route = StoredValue::new(Route::Meetings {
        site: Some(site.get_value()),
        form: Some(form),
    });
    let go = move || route.with_value(|route| navigator.navigate(route));
    view! {
        <Button size=ButtonSize::Small disabled_reason on_click=go>
            {words}
            <span class="visually-hidden">{heard}</span>
        </Button>
    }
}
