//! Which scopes a sign-in asks for, and what each is for.

use crate::prelude::*;
use rollcall_core::scopes::{Feature, catalog, reasons};

use super::integration_fields::site_scopes;
use crate::session::use_settings;
use crate::ui::collect_views::CollectViews;

/// What a person does with a feature.
const fn words(feature: Feature) -> &'static str {
    match feature {
        Feature::WhoAmI => "show who is signed in",
        Feature::Organization => "show the organisation",
        Feature::People => "list people and show a person",
        Feature::Roles => "name administrator roles",
        Feature::Licenses => "show licences, free seats and who holds a licence",
        Feature::ChangePeople => "change a person's profile and account",
        Feature::ChangeLicenses => "change a person's licences",
        Feature::SessionTypes => "show session types",
        Feature::ChangeSessionTypes => "change a person's session types",
    }
}

/// Why a scope is asked for: what the app does with it, or what it allows where the settings ask for more.
fn reason(scope: &str) -> String {
    let reasons: Vec<&str> = reasons(scope).into_iter().map(words).collect();
    if !reasons.is_empty() {
        return ["To ", &reasons.join("; "), "."].concat();
    }
    let meaning = catalog::find(scope).map(|scope| scope.meaning + ". ");
    meaning.unwrap_or_default() + "This site's settings ask for it."
}

/// The scopes that this site's sign-in asks for, with the reason for each.
#[component]
pub fn ScopeList() -> View {
    let scopes = site_scopes(&use_settings().config)
        .into_iter()
        .map(|scope| {
            let reason = reason(&scope);
            view! {
                <li>
                    <code>{scope}</code>
                    <span class="quiet">{reason}</span>
                </li>
            }
        });
    view! {
        <p class="quiet">"Scopes never grant more than your admin role allows."</p>
        <ul class="scope-list">{scopes.collect_views()}</ul>
    }
}

#[cfg(test)]
mod tests {
    use super::reason;
    use rollcall_core::scopes::sign_in_scopes;

    #[test]
    fn every_scope_has_its_reason() {
        for scope in sign_in_scopes() {
            assert!(reason(scope).starts_with("To "), "{scope}");
        }
    }

    #[test]
    fn scopes_of_the_settings_alone_say_so() {
        for scope in ["spark:all", "unheard:of"] {
            assert!(reason(scope).ends_with("This site's settings ask for it."));
        }
    }
}
