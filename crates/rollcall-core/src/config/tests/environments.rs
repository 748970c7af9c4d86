//! Which addresses belong together, and where their answers come back to.

use super::*;
use webex_api::xml::{SiteName, XmlAddress};

/// Webex names no issuer, so two environments that share a redirect URI could be mixed up (RFC 9700 section 4.4).
#[test]
fn each_environment_has_a_redirect_uri_of_its_own() {
    let paths = |json: &str| -> Vec<(Environment, String)> {
        let services = Config::parse(json, PUBLIC).unwrap().services();
        let path = |service: Service| (service.environment, service.redirect_path);
        services.into_iter().map(path).collect()
    };
    let [commercial, government, configured] = Environment::ALL;
    let path = |environment, path: &str| (environment, path.to_owned());
    assert_eq!(paths("{}"), [path(commercial, ""), path(government, "gov")]);
    assert_eq!(
        paths(
            r#"{"redirectPath": "callback", "environments": ["government", "commercial", "configured"]}"#
        ),
        [
            path(government, "callback"),
            path(commercial, "callback-com"),
            path(configured, "callback-own")
        ]
    );
    assert_eq!(
        paths(
            r#"{"redirectPath": "in/", "issuer": "i", "environments": ["configured", "government"]}"#
        ),
        [path(configured, "in/"), path(government, "in/gov")]
    );
    for environment in Environment::ALL {
        assert_eq!(Environment::from_key(environment.key()), Some(environment));
    }
}

#[test]
fn addresses_belong_to_one_environment_and_never_do_nothing() {
    for key in OWN_ADDRESSES {
        let own = format!(r#"{{"{key}": "https://webexapis.com/x"}}"#);
        let config = Config::parse(&own, PUBLIC).unwrap();
        assert_eq!(config.environments(), [Environment::Configured], "{key}");
        let left_out =
            format!(r#"{{"environments": ["commercial"], "{key}": "https://webexapis.com/x"}}"#);
        assert_eq!(fault(&left_out, PUBLIC).1.as_deref(), Some("environments"));
    }
    let json = r#"{"apiUrl": "https://integration.webex.com/v1", "xmlUrl": "https://x.webex.com/XML", "issuer": "own",
        "environments": ["commercial", "configured"]}"#;
    let config = Config::parse(json, PUBLIC).unwrap();
    assert_eq!(config.service(Environment::Government), None);
    let commercial = config.service(Environment::Commercial).unwrap();
    assert_eq!(commercial, config.home());
    assert_eq!(commercial.api, "https://webexapis.com/v1");
    assert_eq!(
        (commercial.endpoints.issuer, commercial.xml),
        (None, XmlAddress::Direct)
    );
    let configured = config.service(Environment::Configured).unwrap();
    assert_eq!(configured.api, "https://integration.webex.com/v1");
    assert_eq!(configured.endpoints.issuer.as_deref(), Some("own"));
    assert_eq!(
        config.connect_origins(),
        [
            "https://integration.webex.com",
            "https://webexapis.com",
            "https://x.webex.com"
        ]
    );
}

#[test]
fn a_relay_on_the_pages_own_host() {
    let json = r#"{"clientId": "C1", "apiUrl": "relay/v1", "tokenUrl": "relay/access_token", "xmlUrl": "relay/xml/"}"#;
    let config = Config::parse(json, PUBLIC).unwrap();
    let home = config.home();
    assert_eq!(home.environment, Environment::Configured);
    assert_eq!(home.api, format!("{PUBLIC}/relay/v1"));
    assert_eq!(home.endpoints.token, format!("{PUBLIC}/relay/access_token"));
    assert_eq!(
        home.endpoints.authorize,
        "https://webexapis.com/v1/authorize"
    );
    let site = SiteName::parse("acme").unwrap();
    assert_eq!(
        home.xml.url(&site),
        Some(format!("{PUBLIC}/relay/xml/acme"))
    );
    assert_eq!(
        config.connect_origins(),
        Vec::<String>::new(),
        "the policy allows the page's own host anyway"
    );
    let token = r#"{"tokenUrl": "a/b/relay/access_token"}"#;
    let config = Config::parse(token, PUBLIC).unwrap();
    assert_eq!(config.connect_origins(), ["https://webexapis.com"]);
    for (key, value) in [
        ("tokenUrl", "/relay/access_token"),
        ("tokenUrl", "//evil.example/access_token"),
        ("tokenUrl", "relay//access_token"),
        ("tokenUrl", "relay/../access_token"),
        ("tokenUrl", "relay/%2e%2e/access_token"),
        ("tokenUrl", "relay/access_token?x=1"),
        ("tokenUrl", "relay/access_token#x"),
        ("tokenUrl", "access_token"),
        ("tokenUrl", "relay/a@evil.example"),
        ("tokenUrl", "relay\\\\evil"),
        ("authorizeUrl", "relay/authorize"),
        ("xmlUrl", "Direct"),
        ("xmlUrl", ""),
    ] {
        let json = format!("{{\"{key}\": \"{value}\"}}");
        assert_eq!(fault(&json, PUBLIC).1.as_deref(), Some(key), "{value}");
    }
    for page in ["http://rollcall.example.com", "null", ""] {
        assert_eq!(fault(token, page).1.as_deref(), Some("tokenUrl"), "{page}");
    }
    assert!(Config::parse(token, LOCAL).is_ok());
}

#[test]
fn the_xml_api_can_be_switched_off() {
    for (value, wanted) in [("direct", XmlAddress::Direct), ("off", XmlAddress::Off)] {
        let json = format!("{{\"xmlUrl\": \"{value}\"}}");
        assert_eq!(Config::parse(&json, PUBLIC).unwrap().home().xml, wanted);
    }
}
