//! A copy of Rollcall that nobody has set up yet: what its owner has to do.

use leptos::prelude::*;

use crate::browser::location;
use crate::routes::use_paths;
use crate::ui::card::Card;
use crate::ui::copy_button::CopyBlock;

/// Where an integration is registered.
const REGISTER: &str = "https://developer.webex.com/my-apps/new/integration";

/// What to register, and where its client id goes.
#[component]
pub fn NoClient() -> impl IntoView {
    let redirect_uri = location::origin() + &use_paths().home();
    view! {
        <Card title="This copy of Rollcall is not set up yet">
            <p>"Signing in needs an integration of your own at Webex. Whoever runs this site does this once:"</p>
            <ol class="steps stack">
                <li>
                    <p>"Register an integration at "<a href=REGISTER target="_blank" rel="noreferrer">"developer.webex.com"</a>", with this redirect URI:"</p>
                    <CopyBlock label="Copy redirect URI" content=redirect_uri />
                </li>
                <li>"Give it the scopes that the README lists."</li>
                <li>"Write its client id into "<code>"config.json"</code>" beside this page, as "<code>"clientId"</code>", and reload."</li>
            </ol>
        </Card>
    }
}
