//! Every other sign-in method, through the simulator: own integrations, pasted codes and tokens, the implicit grant.

use crate::browser::Browser;
use crate::tab::{ORIGIN, Tab, consent};
use crate::world::World;
use rollcall_core::config::{Environment, SignInMethod};
use rollcall_core::session::{Event, Integration, Session, SessionSettings, SignOutReason};
use serde_json::json;
use std::time::Duration;
use webex_api::{Clock, GetMe, ResponseType, Secret, TokenSet};
use webex_sim::{Registration, Settings, Switches};

const PORTAL_PAGE: &str = "https://oauth.pstmn.io/v1/callback";

/// A world where no integration gets by without its secret.
fn strict() -> World {
    World::with(Settings {
        switches: Switches {
            public_client: false,
            ..Switches::default()
        },
        registrations: vec![Registration {
            id: "C-OWN".into(),
            secret: "OWN-SECRET-CANARY".into(),
            redirect_uris: vec![PORTAL_PAGE.into(), format!("{ORIGIN}/gov")],
            ..Registration::default()
        }],
        ..Settings::with_people(20)
    })
}

/// An integration that the admin typed in, in another environment than that of the settings.
fn own() -> Integration {
    let service = Tab::config().service(Environment::Government).unwrap();
    Integration {
        client_id: "C-OWN".into(),
        client_secret: Some(Secret::new("OWN-SECRET-CANARY")),
        redirect_uri: service.redirect_uri(ORIGIN, "/"),
        endpoints: service.endpoints,
        environment: Environment::Government,
        own: true,
        ..Tab::integration()
    }
}

fn works(world: &World, tab: &Tab) -> bool {
    let client = tab.client();
    client.is_some_and(|client| world.clock.run(client.call(&GetMe)).is_ok())
}

fn token_requests(world: &World) -> usize {
    let is_token = |path: &str| path == "/v1/access_token";
    world
        .ledger()
        .iter()
        .filter(|sent| is_token(&sent.path))
        .count()
}

fn method(tab: &Tab) -> Option<SignInMethod> {
    tab.session().signed_in().map(|signed_in| signed_in.method)
}

fn why(tab: &Tab) -> SignOutReason {
    match tab.session() {
        Session::SignedOut { why: Some(why) } => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_own_integration_signs_in_with_its_secret_and_forgets_it_at_a_reload() {
    let world = strict();
    let tab = Tab::new(&world);
    tab.sign_in_with(&world, Some(own()));
    assert_eq!(method(&tab), Some(SignInMethod::Integration));
    assert!(works(&world, &tab));
    let kept = tab.stored().tokens.unwrap();
    assert!(!kept.expose().contains("OWN-SECRET"));
    assert!(tab.stored().transaction.is_none());

    tab.tell(Event::RefreshRequested);
    assert_eq!(token_requests(&world), 2);
    tab.load(None);
    tab.tell(Event::RefreshRequested);
    assert_eq!(token_requests(&world), 2, "the secret is gone");
    let secret = Secret::new("OWN-SECRET-CANARY");
    tab.tell(Event::SecretGiven { secret });
    tab.tell(Event::RefreshRequested);
    assert_eq!(token_requests(&world), 3);
    assert!(works(&world, &tab));
}

#[test]
fn a_wrong_secret_is_told_and_nothing_weaker_is_tried() {
    let world = strict();
    let tab = Tab::new(&world);
    let wrong = Integration {
        client_secret: Some(Secret::new("wrong")),
        ..own()
    };
    tab.sign_in_with(&world, Some(wrong));
    assert!(matches!(why(&tab), SignOutReason::ExchangeFailed(_)));
    assert_eq!(token_requests(&world), 1);
}

/// What is done elsewhere with a browser and curl: the redirect leads to a page that is not this app.
#[test]
fn the_answer_of_a_link_is_pasted_as_an_address_or_as_a_bare_code() {
    for bare in [false, true] {
        let world = strict();
        let tab = Tab::new(&world);
        let foreign = Integration {
            redirect_uri: PORTAL_PAGE.into(),
            ..own()
        };
        tab.tell(Event::LinkRequested {
            integration: Box::new(foreign.clone()),
        });
        let link = tab.went().unwrap();
        let location = consent(&world, &link);
        let text = if bare {
            let code = location.split_once("code=").unwrap().1;
            code.split('&').next().unwrap().to_owned()
        } else {
            location
        };
        tab.paste(&text, &foreign);
        assert_eq!(method(&tab), Some(SignInMethod::Code));
        assert!(works(&world, &tab));

        tab.tell(Event::ClearRequested);
        tab.paste(&text, &foreign);
        assert!(
            matches!(why(&tab), SignOutReason::ExchangeFailed(_)),
            "a code is good once"
        );
    }
}

#[test]
fn a_code_of_a_sign_in_elsewhere_is_exchanged_with_the_secret_only() {
    let world = strict();
    let foreign = Integration {
        redirect_uri: PORTAL_PAGE.into(),
        ..own()
    };
    // Somebody else's link: no PKCE, and a state that nobody here knows.
    let link = format!(
        "{}?response_type=code&client_id=C-OWN&redirect_uri={}&scope=spark%3Apeople_read&state=theirs",
        foreign.endpoints.authorize, "https%3A%2F%2Foauth.pstmn.io%2Fv1%2Fcallback"
    );
    let location = consent(&world, &link);
    let tab = Tab::new(&world);
    let secretless = Integration {
        client_secret: None,
        ..foreign.clone()
    };
    tab.paste(&location, &secretless);
    assert_eq!(why(&tab), SignOutReason::NoOpenSignIn);
    assert_eq!(token_requests(&world), 0);

    tab.paste(&location, &foreign);
    assert_eq!(method(&tab), Some(SignInMethod::Code));
    assert!(works(&world, &tab));
}

#[test]
fn a_pasted_token_works_until_webex_rejects_it() {
    for keep_for_tab in [false, true] {
        let world = World::new(20);
        let tab = Tab::new(&world);
        let access_token = world.mint(json!({}));
        let tokens = TokenSet {
            access_token: access_token.clone(),
            expires_at: None,
            refresh_token: None,
            refresh_expires_at: None,
            scopes: None,
        };
        tab.tell(Event::TokenPasted {
            tokens,
            environment: Environment::Commercial,
            keep_for_tab,
        });
        assert!(works(&world, &tab));
        assert_eq!(tab.stored().tokens.is_some(), keep_for_tab);
        if keep_for_tab {
            tab.load(None);
        }
        world.control(
            "DELETE",
            "tokens",
            &json!({ "token": access_token.expose() }),
        );
        assert!(!works(&world, &tab));
        assert_eq!(why(&tab), SignOutReason::Rejected);
        assert_eq!(tab.stored(), Default::default());
        assert_eq!(token_requests(&world), 0);
    }
}

#[test]
fn the_implicit_grant_works_only_where_it_is_allowed() {
    for allowed in [false, true] {
        let world = World::new(20);
        let settings = SessionSettings {
            implicit_allowed: allowed,
            ..Tab::settings()
        };
        let tab = Tab::with(&world, &Browser::new(), settings);
        let implicit = Integration {
            response_type: ResponseType::Token,
            own: true,
            ..Tab::integration()
        };
        tab.sign_in_with(&world, Some(implicit));
        assert_eq!(token_requests(&world), 0);
        assert_eq!(method(&tab), allowed.then_some(SignInMethod::Implicit));
        if allowed {
            assert!(works(&world, &tab));
            assert_eq!(tab.present().refresh_token, None);
        } else {
            assert!(matches!(why(&tab), SignOutReason::CallbackRefused(_)));
            assert!(tab.stored().tokens.is_none());
        }
    }
}

/// A laptop that sleeps: the page wakes to a click, and a tab is restored from yesterday.
#[test]
fn a_session_ends_by_the_wall_clock() {
    let world = World::new(20);
    let browser = Browser::new();
    let tab = Tab::in_browser(&world, &browser);
    tab.sign_in(&world);
    let kept = tab.stored();
    world.forget_ledger();
    tab.fall_asleep();
    world
        .clock
        .run(world.clock.sleep(Duration::from_secs(31 * 60)));
    tab.wake_up();
    tab.tell(Event::Active);
    assert_eq!(why(&tab), SignOutReason::Idle);
    assert_eq!(tab.stored(), Default::default());
    assert!(!works(&world, &tab));

    tab.store(kept);
    tab.load(None);
    assert_eq!(why(&tab), SignOutReason::Idle);
    assert!(world.ledger().is_empty(), "nothing was asked with a token");
    assert_eq!(browser.sign_outs_told(), 0, "a restored tab ends no other");
}
