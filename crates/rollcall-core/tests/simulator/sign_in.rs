//! Signing in through the simulator: from the button to the tokens, and out again.

use crate::tab::{Tab, consent};
use crate::world::World;
use rollcall_core::route::Route;
use rollcall_core::session::{Event, Session, SignOutReason, Stored};
use webex_api::{GetMe, OAuthError};
use webex_sim::{OauthErrorShape, Settings, Switches};

fn token_requests(world: &World) -> usize {
    world
        .ledger()
        .iter()
        .filter(|sent| sent.path == "/v1/access_token")
        .count()
}

#[test]
fn a_person_signs_in_reloads_and_signs_out() {
    let mut world = World::new(20);
    let tab = Tab::new(&world);
    tab.sign_in(&world);
    assert_eq!(tab.went().as_deref(), Some("/people?q=ann"));
    assert!(tab.stored().transaction.is_none());

    world.client = tab.client().unwrap();
    let me = world.clock.run(world.client.call(&GetMe)).unwrap().value;
    assert!(!me.name().is_empty());

    tab.load(None);
    assert!(
        tab.session().signed_in().is_some(),
        "a reload keeps the session"
    );

    tab.tell(Event::SignOutRequested);
    assert_eq!(tab.stored(), Stored::default());
    tab.load(None);
    assert_eq!(tab.session(), Session::default());
}

#[test]
fn the_same_answer_twice_makes_one_token_request() {
    let world = World::new(20);
    let tab = Tab::new(&world);
    tab.tell(Event::SignInRequested {
        integration: None,
        return_to: Route::Home,
    });
    let location = consent(&world, &tab.went().unwrap());
    tab.load(Some(&location));
    tab.load(Some(&location));
    assert_eq!(token_requests(&world), 1);
    assert!(
        tab.session().signed_in().is_some(),
        "the second one takes nothing away"
    );

    let stranger = Tab::new(&world);
    stranger.load(Some(&location));
    assert_eq!(token_requests(&world), 1);
    assert_eq!(
        stranger.session(),
        Session::SignedOut {
            why: Some(SignOutReason::NoOpenSignIn)
        }
    );
}

#[test]
fn an_integration_that_wants_its_secret_is_named() {
    for shape in [OauthErrorShape::Oauth, OauthErrorShape::Gateway] {
        let switches = Switches {
            public_client: false,
            oauth_errors: shape,
            ..Switches::default()
        };
        let world = World::with(Settings {
            switches,
            ..Settings::with_people(20)
        });
        let tab = Tab::new(&world);
        tab.sign_in(&world);
        let session = tab.session();
        let Session::SignedOut {
            why: Some(SignOutReason::ExchangeFailed(error)),
        } = &session
        else {
            panic!("{session:?}")
        };
        assert!(
            matches!(
                error,
                OAuthError::Refused {
                    status: 400 | 401,
                    ..
                }
            ),
            "{error:?}"
        );
        assert_eq!(token_requests(&world), 1, "nothing weaker is tried");
    }
}
