//! The random id, and what other pages of the origin may see of it.

use super::*;

#[test]
fn ids_are_drawn_and_read_back() {
    let dice = Counter(Cell::new(0));
    let (one, other) = (
        SignInId::draw(&dice).unwrap(),
        SignInId::draw(&dice).unwrap(),
    );
    assert_ne!(one, other);
    assert_eq!(SignInId::parse(one.expose()), Some(one));
    assert_eq!(SignInId::draw(&Broken), Err(EntropyUnavailable));
}

#[test]
fn what_the_token_broker_would_not_take_is_no_id() {
    for text in [
        "",
        "short",
        "two words",
        "../../etc/passwd",
        "sign-in-é",
        &"a".repeat(129),
    ] {
        assert_eq!(SignInId::parse(text), None, "{text}");
    }
}

/// Lock names can be listed by every page of the origin, and the id opens the token broker.
#[test]
fn neither_a_lock_name_nor_a_message_holds_the_id() {
    let id = SignInId::draw(&Counter(Cell::new(7))).unwrap();
    let name = id.lock_name();
    assert!(
        name.starts_with("rollcall.refresh.") && name.len() == 17 + 43,
        "{name}"
    );
    assert!(!name.contains(id.expose()));
    assert!(!format!("{id:?}").contains(id.expose()));
    assert_eq!(SignInId::parse(id.expose()).unwrap().lock_name(), name);
    assert_ne!(self::id().lock_name(), name);
    let mark = EndedSignIns::default().and(Some(&id));
    assert!(
        !name.contains(mark.text().unwrap()),
        "the two digests are of different things"
    );
}

#[test]
fn without_randomness_nobody_is_signed_in() {
    let (exchanged, code) = exchanging(&integration());
    let done = exchange_done(code, Ok(tokens(1, START, true)));
    let (session, _) = exchanged.step(done, &without_entropy(START));
    assert!(
        matches!(why(&session), Some(SignOutReason::CannotBegin(_))),
        "{session:?}"
    );

    let (session, effects) = Session::default().step(token_pasted(true), &without_entropy(START));
    assert!(matches!(why(&session), Some(SignOutReason::CannotBegin(_))));
    assert!(effects.is_empty());
}
