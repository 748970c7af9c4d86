//! Signing in through the simulator: from the button to the tokens, and out again.

use crate::session_driver::{Driver, consent};
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
    let driver = Driver::new(&world);
    world.clock.run(driver.sign_in(&world));
    assert_eq!(
        driver.went.borrow().last().map(String::as_str),
        Some("/people?q=ann")
    );
    assert!(driver.stored.borrow().transaction.is_none());

    world.client = world.client_with(driver.tokens());
    let me = world.clock.run(world.client.call(&GetMe)).unwrap().value;
    assert!(!me.name().is_empty());

    world.clock.run(driver.start(None));
    assert!(
        driver.session.borrow().signed_in().is_some(),
        "a reload keeps the session"
    );

    world.clock.run(driver.tell(Event::SignOutRequested));
    assert_eq!(*driver.stored.borrow(), Stored::default());
    world.clock.run(driver.start(None));
    assert_eq!(*driver.session.borrow(), Session::default());
}

#[test]
fn the_same_answer_twice_makes_one_token_request() {
    let world = World::new(20);
    let driver = Driver::new(&world);
    world.clock.run(driver.tell(Event::SignInRequested {
        integration: None,
        return_to: Route::Home,
    }));
    let url = driver.went.borrow_mut().pop().unwrap();
    let location = consent(&world, &url);
    world.clock.run(driver.start(Some(&location)));
    world.clock.run(driver.start(Some(&location)));
    assert_eq!(token_requests(&world), 1);
    assert!(
        driver.session.borrow().signed_in().is_some(),
        "the second one takes nothing away"
    );

    let stranger = Driver::new(&world);
    world.clock.run(stranger.start(Some(&location)));
    assert_eq!(token_requests(&world), 1);
    assert_eq!(
        *stranger.session.borrow(),
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
        let driver = Driver::new(&world);
        world.clock.run(driver.sign_in(&world));
        let session = driver.session.borrow();
        let Session::SignedOut {
            why: Some(SignOutReason::ExchangeFailed(error)),
        } = &*session
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
