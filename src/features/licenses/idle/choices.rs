//! Which licence the page is about, and after how many days a seat counts as idle.

use crate::prelude::*;
use rollcall_core::licenses::sort_by_name;
use rollcall_core::licenses::{IdleView, Supply};
use rollcall_core::naming;
use rollcall_core::number::counted;
use webex_api::{License, LicenseId};

use crate::data::use_tenant;
use crate::effect::effect;
use crate::memo::memo;
use crate::ui::option_field::OptionField;
use crate::ui::untrusted_text::visible;

/// The limits on offer, in days.
const LIMITS: [u16; 6] = [14, 30, 60, 90, 180, 365];

/// The two fields. They follow the view, and change it.
#[component]
pub fn Choices(
    /// What is shown.
    view: Signal<IdleView>,
    /// Called with the new view.
    on_view: Callback<IdleView>,
) -> View {
    let pools = use_tenant().licenses;
    let license = memo(move || view.with(|view| view.license.clone()));
    let days = memo(move || view.with(|view| view.days));
    let licenses = Signal::derive(move || {
        pools.with(|pools| options(pools.ready().map_or(&[], |pools| pools), license.get()))
    });
    let limits = Signal::derive(move || limits(days.get()));
    let key = move || license.get().map(|id| id.to_string()).unwrap_or_default();
    let license_field = follow(Signal::derive(key), move |key| {
        let license = (!key.is_empty()).then(|| LicenseId::new(key));
        on_view.run(IdleView {
            license,
            ..view.get_untracked()
        });
    });
    let days_field = follow(Signal::derive(move || days.get().to_string()), move |key| {
        let days = key.parse().unwrap_or(IdleView::DAYS);
        on_view.run(IdleView {
            days,
            ..view.get_untracked()
        });
    });
    view! {
        <div class="idle-choices">
            <OptionField label="Licence" options=licenses chosen=license_field />
            <OptionField label="Idle after" options=limits chosen=days_field />
        </div>
    }
}

/// Creates a signal for a field that shows `key` and calls `on_choice` when another option is chosen.
fn follow(key: Signal<String>, on_choice: impl Fn(String) + 'static) -> RwSignal<String> {
    let chosen = RwSignal::new(key.get_untracked());
    effect(move || {
        let key = key.get();
        if chosen.with_untracked(|chosen| *chosen != key) {
            chosen.set(key);
        }
    });
    effect(move || {
        let now = chosen.get();
        if key.with_untracked(|key| *key != now) {
            on_choice(now);
        }
    });
    chosen
}

/// Returns key and name of each choice: all paid licences together, then each paid licence, then the free ones.
fn options(pools: &[License], chosen: Option<LicenseId>) -> Vec<(String, String)> {
    let mut options = vec![(String::new(), "All paid licences".to_owned())];
    let (free, paid): (Vec<_>, Vec<_>) = pools
        .iter()
        .partition(|pool| Supply::of(pool) == Supply::Free);
    for mut pools_of_kind in [paid, free] {
        sort_by_name(&mut pools_of_kind);
        let named = pools_of_kind.into_iter().map(|pool| {
            let name = naming::license(pools, &pool.id).in_words();
            (pool.id.to_string(), visible(&name).into_owned())
        });
        options.extend(named);
    }
    if let Some(id) = chosen.filter(|id| pools.iter().all(|pool| pool.id != *id)) {
        let name = naming::unknown_license(&id).in_words();
        options.push((id.to_string(), visible(&name).into_owned()));
    }
    options
}

fn limits(chosen: u16) -> Vec<(String, String)> {
    let mut limits = LIMITS.to_vec();
    if !limits.contains(&chosen) {
        let place = limits.partition_point(|limit| *limit < chosen);
        limits.insert(place, chosen);
    }
    let limits = limits.into_iter();
    limits
        .map(|days| (days.to_string(), counted(usize::from(days), "day", "days")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_address_names_is_on_offer() {
        let pools: Vec<License> = serde_json::from_value(serde_json::json!([
            {"id": "F", "name": "Free"},
            {"id": "B", "name": "b", "subscriptionId": "Sub1"},
            {"id": "A", "name": "a", "subscriptionId": "Sub1"},
        ]))
        .unwrap();
        let keys = |chosen: Option<&str>| {
            let options = options(&pools, chosen.map(LicenseId::from));
            options.into_iter().map(|(key, _)| key).collect::<Vec<_>>()
        };
        assert_eq!(keys(None), ["", "A", "B", "F"]);
        assert_eq!(keys(Some("A")), ["", "A", "B", "F"]);
        assert_eq!(keys(Some("X")), ["", "A", "B", "F", "X"]);
        let days: Vec<_> = limits(45).into_iter().map(|(days, _)| days).collect();
        assert_eq!(days, ["14", "30", "45", "60", "90", "180", "365"]);
        assert_eq!(limits(60).len(), LIMITS.len());
    }
}
