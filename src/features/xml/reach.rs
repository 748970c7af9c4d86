//! Whether the browser reaches the XML API, and which way.

use crate::prelude::*;
use webex_api::xml::{SiteName, XmlAddress};

use super::explained::explained;
use crate::components::error_panel::ErrorPanel;
use crate::data::use_xml;
use crate::ui::button::Button;
use crate::ui::card::Card;
use crate::ui::live::live;
use crate::ui::notice::Notice;
use crate::ui::tone::Tone;
use crate::ui::untrusted_text::UntrustedText;

/// The card.
pub fn reach_card() -> View {
    let access = use_xml();
    let address = access.address();
    let off = address == XmlAddress::Off;
    let (way, failed) = match &address {
        XmlAddress::Direct => ("Directly to the site.", DIRECT),
        XmlAddress::Relay(_) => ("Through a relay on this page's own host.", RELAY),
        XmlAddress::One(_) => ("To one address for all sites.", RELAY),
        XmlAddress::Off => ("Switched off in the settings of this copy (xmlUrl).", ""),
    };
    let to = Signal::derive(move || {
        let site = access.site.with(|site| SiteName::parse(site));
        site.and_then(|site| address.url(&site)).unwrap_or_default()
    });
    let disabled_reason =
        Signal::derive(move || off.then(|| "The setting xmlUrl is “off”.".to_owned()));
    let found = live(move || {
        access.reach.get().map(|found| match found {
            Ok(version) => view! {
                <Notice tone=Tone::Success title="The site answers">
                    <p>
                        <UntrustedText text=version />
                    </p>
                </Notice>
            },
            Err(error) => {
                let explanation = explained("The site doesn't answer", &error);
                view! {
                    <ErrorPanel explanation on_retry=Callback::new(move |()| access.probe()) />
                    <p>{failed}</p>
                }
            }
        })
    });
    view! {
        <Card title="Reach">
            <p>
                {way} " " <code>
                    <UntrustedText text=to />
                </code>
            </p>
            <div aria-live="polite">{found}</div>
            <div>
                <Button disabled_reason pending=access.busy on_click=move || access.probe()>
                    "Check"
                </Button>
            </div>
        </Card>
    }
}

/// What to do when the direct way fails.
const DIRECT: &str = "Webex isn't known to let browsers in. Set up a relay on this page's host: deploy/ in the package has tested configurations for nginx and Caddy, and the setting xmlUrl names its path.";

/// What to do when another way fails.
const RELAY: &str = "Check that the relay runs, and that xmlUrl in config.json names its path.";
