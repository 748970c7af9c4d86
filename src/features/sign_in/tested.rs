//! What Webex said about a pasted token: whose it is, how long it lasts, what it can do.

use crate::prelude::*;
use rollcall_core::passport::lasts;
use rollcall_core::scopes::probe::ProbeVerdict;
use time::OffsetDateTime;

use crate::data::token_test::Tested;
use crate::ui::badge::StatusBadge;
use crate::ui::collect_views::CollectViews;
use crate::ui::definitions::{Definition, DefinitionList};
use crate::ui::icon::Icon;
use crate::ui::moment;
use crate::ui::notice::Notice;
use crate::ui::tone::Tone;
use crate::ui::untrusted_text::UntrustedText;

/// The answers of the test.
#[component]
pub fn TestedToken(
    /// What was found out.
    tested: Tested,
) -> View {
    let Tested {
        me,
        organization,
        roles,
        expires_at,
        probes,
    } = tested;
    let mut passed = 0;
    let mut rows = Vec::new();
    for (probe, verdict) in probes {
        let (tone, icon, word) = match verdict {
            ProbeVerdict::Works => (Tone::Success, Icon::Check, "Works"),
            ProbeVerdict::Refused { .. } => (Tone::Warning, Icon::Close, "Refused"),
            ProbeVerdict::NotTried { .. } => (Tone::Neutral, Icon::Minus, "Not tried"),
            ProbeVerdict::Failed { .. } => (Tone::Error, Icon::Error, "Failed"),
        };
        passed += usize::from(tone == Tone::Success);
        rows.push(view! {
            <li>
                <span>{probe.title}</span>
                <StatusBadge tone icon word />
            </li>
        });
    }
    let passed = [&passed.to_string(), " of ", &rows.len().to_string()].concat();
    let pairs = [
        ("Who", or(me, "Webex doesn't say")),
        ("Organisation", or(organization, "Webex doesn't say")),
        ("Roles", or(roles, "No administrator role")),
        ("Valid for", validity(expires_at, OffsetDateTime::now_utc())),
        ("Checks passed", passed),
    ];
    let pairs = pairs.map(|(term, words)| {
        view! {
            <Definition term>
                <UntrustedText text=words />
            </Definition>
        }
    });
    view! {
        <Notice tone=Tone::Success title="Webex accepts this token" />
        <DefinitionList>{pairs.into_iter().collect_views()}</DefinitionList>
        <ul class="probes">{rows}</ul>
    }
}

fn or(text: String, otherwise: &str) -> String {
    if text.is_empty() {
        otherwise.to_owned()
    } else {
        text
    }
}

/// How long a token still lasts and when it ends, by the server's own number.
fn validity(expires_at: Option<OffsetDateTime>, now: OffsetDateTime) -> String {
    let Some(end) = expires_at else {
        return "Webex doesn't say".to_owned();
    };
    let left = std::time::Duration::try_from(end - now).unwrap_or_default();
    // A year that RFC 3339 cannot write is no end that a token has.
    let until = moment::rfc3339(end);
    [&lasts(left), ", until ", &moment::words(&until)].concat()
}

#[cfg(test)]
mod tests {
    use super::validity;
    use time::{Duration, OffsetDateTime};

    #[test]
    fn the_end_of_a_token_is_told_twice() {
        let now = OffsetDateTime::UNIX_EPOCH;
        let end = now + Duration::days(14) - Duration::seconds(1);
        assert_eq!(
            validity(Some(end), now),
            "13 days 23 hours 59 minutes, until 14 Jan 1970, 23:59 UTC"
        );
        assert_eq!(
            validity(Some(now - Duration::HOUR), now).split(',').next(),
            Some("0 seconds")
        );
        assert_eq!(validity(None, now), "Webex doesn't say");
    }
}
