//! [`Gates`]: one gate for each group of requests that shares a limit.

use time::OffsetDateTime;

use super::Gate;

/// All gates of a client.
///
/// Webex does not publish which requests share a limit. Here those share a gate that go to the same host and whose paths begin with
/// the same part, such as `people` of `/v1/people/…`.
#[derive(Clone, Debug, Default)]
pub struct Gates(Vec<(String, Gate)>);

impl Gates {
    /// Returns the gate of a request. `path` begins with `/`.
    pub fn of(&mut self, host: &str, path: &str) -> &mut Gate {
        // Few: a job uses two or three. A host has no slash.
        let key = [&host.to_ascii_lowercase(), "/", group_of(path)].concat();
        let place = self.0.iter().position(|(of, _)| *of == key);
        let place = place.unwrap_or_else(|| {
            self.0.push((key, Gate::default()));
            self.0.len() - 1
        });
        &mut self.0[place].1
    }
}

impl Gates {
    /// Returns the latest end of a pause that a server asked for, if one is going on.
    pub fn closed_until(&self, now: OffsetDateTime) -> Option<OffsetDateTime> {
        let ends = self.0.iter().filter_map(|(_, gate)| gate.closed_until(now));
        ends.max()
    }
}

/// The first part of a path that is not the version.
fn group_of(path: &str) -> &str {
    let mut parts = path.split('/').filter(|part| !part.is_empty());
    let is_version = |part: &&str| {
        let number = part.strip_prefix('v').unwrap_or_default();
        !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit())
    };
    parts.find(|part| !is_version(part)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_part_after_the_version_names_the_group() {
        for (path, group) in [
            ("/v1/people", "people"),
            ("/v1/people/P/features", "people"),
            ("/people", "people"),
            ("/v1/licenses/users", "licenses"),
            ("/identity/scim/O/v2/Users", "identity"),
            ("/v1/verify", "verify"),
            ("/v1/", ""),
            ("", ""),
        ] {
            assert_eq!(group_of(path), group, "{path}");
        }
    }

    #[test]
    fn one_group_waits_and_others_go_on() {
        use super::super::{Answer, Permit};

        let (mut gates, now) = (Gates::default(), OffsetDateTime::UNIX_EPOCH);
        let people = gates.of("webexapis.com", "/v1/people/P");
        people.sent(now);
        people.answered(Answer::TooMany { retry_after: None }, now, 0.0);
        let mut may = |host, path| gates.of(host, path).permit(now) == Permit::Granted;
        assert!(!may("WebexApis.com", "/v1/people"));
        assert!(may("webexapis.com", "/v1/licenses"));
        assert!(may("acme.webex.com", "/v1/people"));
    }
}
