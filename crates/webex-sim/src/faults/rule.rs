//! Decides when a fault fires.

use serde::Deserialize;

use crate::dice::Dice;
use crate::faults::kind::Kind;

/// A rule as received.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleBody {
    route: String,
    nth: Option<u64>,
    probability: Option<f64>,
    times: Option<u64>,
    seed: Option<u64>,
    fault: Kind,
}

pub(crate) struct Rule {
    method: String,
    path: String,
    nth: Option<u64>,
    probability: Option<f64>,
    left: u64,
    seen: u64,
    dice: Dice,
    pub(crate) kind: Kind,
}

impl Rule {
    /// Arms a rule. With `nth` it fires once, or `times` times; with `probability` or neither, without limit.
    pub(crate) fn new(body: RuleBody, position: u64) -> Result<Self, String> {
        if body.nth.is_some() && body.probability.is_some() {
            return Err("give nth or probability, not both".into());
        }
        if body.nth == Some(0)
            || body
                .probability
                .is_some_and(|share| !(0.0..=1.0).contains(&share))
        {
            return Err("nth counts from 1 and probability lies between 0 and 1".into());
        }
        let (method, path) = match body.route.split_once(' ') {
            Some((method, path)) => (method.to_uppercase(), path.trim().to_owned()),
            None => ("*".into(), body.route),
        };
        Ok(Self {
            method,
            path,
            left: body
                .times
                .unwrap_or(if body.nth.is_some() { 1 } else { u64::MAX }),
            nth: body.nth,
            probability: body.probability,
            seen: 0,
            dice: Dice::new(body.seed.unwrap_or(position)),
            kind: body.fault,
        })
    }

    /// Whether the rule covers this route. The method `*` excludes OPTIONS; preflights must be named.
    pub(crate) fn names(&self, method: &str, path: &str) -> bool {
        (self.method == method || (self.method == "*" && method != "OPTIONS"))
            && glob(&self.path, path)
    }

    /// Counts one call and decides whether the rule fires. `may` says whether this rule may still decide the call.
    pub(crate) fn fires(&mut self, may: bool) -> bool {
        self.seen += 1;
        let due = match (self.nth, self.probability) {
            (Some(nth), _) => self.seen >= nth,
            (None, Some(share)) => self.dice.unit() < share,
            (None, None) => true,
        };
        let fires = due && may && self.left > 0;
        self.left -= u64::from(fires);
        fires
    }
}

/// Matches a pattern in which `*` stands for any characters, including none.
fn glob(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((start, rest)) => text.strip_prefix(start).is_some_and(|tail| {
            (0..=tail.len()).any(|at| tail.is_char_boundary(at) && glob(rest, &tail[at..]))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(json: &str) -> Result<Rule, String> {
        Rule::new(
            serde_json::from_str(json).map_err(|error| error.to_string())?,
            0,
        )
    }

    #[test]
    fn matches_routes_as_globs() {
        for (pattern, path, wanted) in [
            ("/v1/people", "/v1/people", true),
            ("/v1/people", "/v1/people/me", false),
            ("/v1/people*", "/v1/people/me", true),
            (
                "/v1/*/sessionTypes",
                "/v1/admin/meeting/config/sessionTypes",
                true,
            ),
            ("*", "/", true),
        ] {
            assert_eq!(glob(pattern, path), wanted, "{pattern} {path}");
        }
    }

    #[test]
    fn nth_fires_once_or_as_often_as_times_says() {
        let mut once = rule(r#"{"route":"GET *","nth":2,"fault":{"kind":"hang"}}"#).unwrap();
        assert_eq!([1, 2, 3].map(|_| once.fires(true)), [false, true, false]);
        let mut twice =
            rule(r#"{"route":"GET *","nth":2,"times":2,"fault":{"kind":"hang"}}"#).unwrap();
        assert_eq!(
            [1, 2, 3, 4].map(|_| twice.fires(true)),
            [false, true, true, false]
        );
    }

    #[test]
    fn repeats_its_choices_for_the_same_seed() {
        let run = |seed: u64| {
            let mut rule = rule(&format!(
                r#"{{"route":"*","probability":0.5,"seed":{seed},"fault":{{"kind":"drop"}}}}"#
            ))
            .unwrap();
            (0..64).map(|_| rule.fires(true)).collect::<Vec<_>>()
        };
        assert_eq!(run(7), run(7));
        assert_ne!(run(7), run(8));
    }

    #[test]
    fn names_the_mistake_in_a_rule() {
        assert!(
            rule(r#"{"route":"*","fault":{"kind":"explode"}}"#)
                .is_err_and(|text| text.contains("explode"))
        );
        assert!(rule(r#"{"route":"*","nth":1,"probability":1,"fault":{"kind":"hang"}}"#).is_err());
        assert!(
            rule(r#"{"route":"*","chance":1,"fault":{"kind":"hang"}}"#)
                .is_err_and(|text| text.contains("chance"))
        );
    }
}
