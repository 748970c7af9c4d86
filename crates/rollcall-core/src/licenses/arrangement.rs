//! Sorts and groups pools for display: by site, and within a site, those that need attention first.

use std::cmp::Ordering;

use webex_api::License;

use super::pool::State;
use super::view::{Attention, PoolsView};
use crate::fold::fold;
use crate::people::search::{contains_all, words};
use crate::sort::sorted;

/// What pools without a site have in common, as a heading.
const WITHOUT_SITE: &str = "Organisation";

/// The pools of one site.
#[derive(Clone, Debug, PartialEq)]
pub struct SitePools<'a> {
    /// The site; `None` for the pools of the organisation as a whole.
    pub site: Option<&'a str>,
    /// Its pools.
    pub pools: Vec<&'a License>,
}

impl<'a> SitePools<'a> {
    /// The heading.
    pub fn title(&self) -> &'a str {
        self.site.unwrap_or(WITHOUT_SITE)
    }
}

/// Groups pools by site: those of the organisation first, then site by site. Within a site they keep their order.
pub fn by_site<'a>(pools: impl IntoIterator<Item = &'a License>) -> Vec<SitePools<'a>> {
    let mut sites: Vec<SitePools<'a>> = Vec::new();
    for pool in pools {
        let site = site_of(pool);
        match sites.iter_mut().find(|of| of.site == site) {
            Some(of) => of.pools.push(pool),
            None => sites.push(SitePools {
                site,
                pools: vec![pool],
            }),
        }
    }
    sorted(sites, &|one, other| one.site.cmp(&other.site))
}

/// Groups pools by site, and puts the overused ones of each site first, then the full ones, then those nearly full, then the rest by
/// name.
pub fn arranged<'a>(pools: impl IntoIterator<Item = &'a License>) -> Vec<SitePools<'a>> {
    by_site(sorted(pools.into_iter().collect(), &|one, other| {
        order(one, other)
    }))
}

/// Sorts pools by name.
pub fn sort_by_name(pools: &mut Vec<&License>) {
    *pools = sorted(std::mem::take(pools), &|one, other| {
        one.name.cmp(&other.name)
    });
}

/// The order of two pools of one site. Only pools with the same id are equal.
fn order(one: &License, other: &License) -> Ordering {
    place(one)
        .cmp(&place(other))
        .then_with(|| fold(&one.name).cmp(&fold(&other.name)))
        .then_with(|| key(one).cmp(&key(other)))
}

fn place(pool: &License) -> u8 {
    match State::of(pool) {
        State::Overused { .. } => 0,
        State::Full => 1,
        State::NearlyFull => 2,
        State::Available | State::FreeInUse | State::NoLimit | State::Unknown => 3,
    }
}

fn key(pool: &License) -> (&str, Option<&str>, Option<&str>, &str) {
    let subscription = pool.subscription_id.as_deref();
    (&pool.name, site_of(pool), subscription, pool.id.as_str())
}

fn site_of(pool: &License) -> Option<&str> {
    pool.site_url.as_deref().filter(|site| !site.is_empty())
}

/// The pools that a view shows: those that need attention for its reason, if it names one, and whose name, site or subscription contain
/// every word of its query. Case and accents do not count.
pub fn matching<'a>(pools: &'a [License], view: &PoolsView) -> Vec<&'a License> {
    let words = words(&view.query);
    let matches = |pool: &&License| {
        let attention = Attention::of(State::of(pool));
        if view.attention.is_some() && view.attention != attention {
            return false;
        }
        // A query has no line break, so no match begins in one part and ends in the next.
        let parts = [&*pool.name, site_of(pool).unwrap_or(WITHOUT_SITE)];
        let subscription = pool.subscription_id.as_deref().unwrap_or_default();
        let text = [&parts.join("\n"), "\n", subscription].concat();
        contains_all(&fold(&text), &words)
    };
    pools.iter().filter(matches).collect()
}

/// How many pools need attention for a reason.
pub fn count_needing(pools: &[License], attention: Attention) -> usize {
    let states = pools.iter().map(State::of);
    states
        .filter(|state| Attention::of(*state) == Some(attention))
        .count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    fn pool(name: &str, site: Option<&str>, total: i64, used: i64) -> License {
        let pool = json!({
            "id": format!("{name} {site:?}"), "name": name, "siteUrl": site,
            "totalUnits": total, "consumedUnits": used, "subscriptionId": "Sub-1",
        });
        serde_json::from_value(pool).unwrap()
    }

    fn names<'a>(groups: &[SitePools<'a>]) -> Vec<(&'a str, Vec<&'a str>)> {
        let names = |group: &SitePools<'a>| group.pools.iter().map(|pool| &*pool.name).collect();
        groups
            .iter()
            .map(|group| (group.title(), names(group)))
            .collect()
    }

    #[test]
    fn what_needs_attention_comes_first_on_each_site() {
        let site = Some("a.webex.com");
        let pools = [
            pool("d", site, 10, 1),
            pool("C", site, -1, 1),
            pool("nearly", site, 10, 9),
            pool("full", site, 10, 10),
            pool("over", site, 10, 12),
            pool("a", Some(""), 10, 1),
            pool("b", None, 10, 10),
            pool("é", site, 10, 0),
        ];
        assert_eq!(
            names(&arranged(&pools)),
            [
                ("Organisation", vec!["b", "a"]),
                ("a.webex.com", vec!["over", "full", "nearly", "C", "d", "é"]),
            ]
        );
    }

    #[test]
    fn every_word_must_be_in_the_name_the_site_or_the_subscription() {
        let pools = [
            pool("Meeting Center", Some("acme.webex.com"), 1, 1),
            pool("Messaging", None, 1, 1),
        ];
        for (query, expected) in [
            ("", vec!["Meeting Center", "Messaging"]),
            ("  ", vec!["Meeting Center", "Messaging"]),
            ("me", vec!["Meeting Center", "Messaging"]),
            ("center ACME", vec!["Meeting Center"]),
            ("sub-1", vec!["Meeting Center", "Messaging"]),
            ("organisation", vec!["Messaging"]),
            ("messagingorganisation", vec![]),
        ] {
            let view = PoolsView {
                query: query.to_owned(),
                attention: None,
            };
            let found: Vec<&str> = matching(&pools, &view)
                .iter()
                .map(|pool| &*pool.name)
                .collect();
            assert_eq!(found, expected, "{query}");
        }
    }

    #[test]
    fn each_pool_that_needs_attention_is_counted_once_and_found() {
        let pools = [
            pool("over", None, 10, 12),
            pool("full", None, 10, 10),
            pool("nearly", None, 10, 9),
            pool("untold", None, 10, -3),
            pool("no limit", None, -1, 3),
            pool("calm", None, 10, 3),
        ];
        let names = ["over", "full", "nearly", "untold"];
        for (attention, name) in Attention::ALL.into_iter().zip(names) {
            assert_eq!(count_needing(&pools, attention), 1, "{attention:?}");
            let found = matching(&pools, &PoolsView::needing(attention));
            assert_eq!(found.len(), 1, "{attention:?}");
            assert_eq!(found[0].name, name);
        }
        let both = PoolsView {
            query: "full".to_owned(),
            ..PoolsView::needing(Attention::Overused)
        };
        assert!(matching(&pools, &both).is_empty());
    }

    fn any_number() -> impl Strategy<Value = Value> {
        prop_oneof![
            Just(Value::Null),
            Just(json!("5")),
            Just(json!({})),
            (-2_i64..12).prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
        ]
    }

    fn any_text() -> impl Strategy<Value = Value> {
        prop_oneof![Just(Value::Null), "[aAé ]{0,2}".prop_map(Value::from)]
    }

    /// Pools with any mixture of missing, garbled and equal members; only the ids differ.
    fn any_pools() -> impl Strategy<Value = Vec<License>> {
        let members = (
            any_text(),
            any_number(),
            any_number(),
            any_text(),
            any_text(),
        );
        prop::collection::vec(members, 0..8).prop_map(|all| {
            let pools = all.into_iter().enumerate();
            let pools = pools.map(|(id, (name, total, used, subscription, site))| {
                json!({
                    "id": id.to_string(), "name": name, "totalUnits": total, "consumedUnits": used,
                    "subscriptionId": subscription, "siteUrl": site,
                })
            });
            pools
                .map(|pool| serde_json::from_value(pool).unwrap())
                .collect()
        })
    }

    proptest! {
        #[test]
        fn the_order_is_total(pools in any_pools()) {
            for one in &pools {
                for other in &pools {
                    let found = order(one, other);
                    prop_assert_eq!(found, order(other, one).reverse());
                    prop_assert_eq!(found == Ordering::Equal, one.id == other.id);
                    for third in &pools {
                        if found != Ordering::Greater && order(other, third) != Ordering::Greater {
                            prop_assert_ne!(order(one, third), Ordering::Greater);
                        }
                    }
                }
            }
        }

        /// The order in which Webex lists pools does not show.
        #[test]
        fn every_pool_is_there_once_whatever_their_order(pools in any_pools(), turn in 0..8_usize) {
            let mut turned = pools.clone();
            turned.rotate_left(turn.min(pools.len()));
            turned.reverse();
            prop_assert_eq!(arranged(&pools), arranged(&turned));
            let all: usize = arranged(&pools).iter().map(|group| group.pools.len()).sum();
            prop_assert_eq!(all, pools.len());
        }
    }
}
