//! Which scopes a sign-in asks for, and what each is for.

use leptos::prelude::*;
use rollcall_core::scopes::{Feature, reasons, sign_in_scopes};

/// What a person does with a feature.
const fn words(feature: Feature) -> &'static str {
    match feature {
        Feature::WhoAmI => "show who is signed in",
        Feature::Organisation => "show the organisation",
        Feature::People => "list people and show one",
        Feature::Roles => "name administrator roles",
        Feature::Licences => "show licences and free seats",
        Feature::ChangeLicences => "change licences of a person",
        Feature::SessionTypes => "show session types",
        Feature::ChangeSessionTypes => "change session types of a person",
    }
}

fn reason(scope: &str) -> String {
    let reasons: Vec<&str> = reasons(scope).into_iter().map(words).collect();
    format!("To {}.", reasons.join("; "))
}

/// The scopes with the reason for each.
#[component]
pub fn ScopeList() -> impl IntoView {
    let scopes = sign_in_scopes().into_iter().map(|scope| {
        view! { <li><code>{scope}</code><span class="quiet">{reason(scope)}</span></li> }
    });
    view! {
        <p class="quiet">"A scope only allows what your own administrator role allows as well."</p>
        <ul class="scope-list">{scopes.collect_view()}</ul>
    }
}

#[cfg(test)]
mod tests {
    use super::{reason, sign_in_scopes};

    #[test]
    fn every_scope_has_its_reason() {
        for scope in sign_in_scopes() {
            assert!(reason(scope).len() > "To .".len(), "{scope}");
        }
    }
}
