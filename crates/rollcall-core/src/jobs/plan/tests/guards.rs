//! Whom a job must not lock out.

use super::*;

#[test]
fn one_full_administrator_stays() {
    let (people, known) = loaded(&[Some(&[]), Some(&[]), Some(&[])]);
    let off = || Edit::SignIn(SignIn { enabled: false });
    let wishes = [off(), Edit::Deletion(Deletion), off()];
    let wishes = people.iter().zip(wishes).zip(1..);
    let wish = |((person, edit), line): ((&PersonId, Edit), u32)| Wish {
        line,
        person: Some(person.clone()),
        edit,
    };
    let refused = |full_admins: &[PersonId]| {
        let facts = Facts {
            pools: &[],
            home: None,
            me: None,
            full_admins,
            known: &known,
        };
        let planned = plan(&facts, &mut wishes.clone().map(wish));
        let refused = planned.refused.into_iter();
        refused.map(|it| (it.line, it.reason)).collect::<Vec<_>>()
    };
    assert_eq!(refused(&[]), []);
    assert_eq!(refused(&people[..2]), [(2, Reason::LastAdministrator)]);
    assert_eq!(refused(&people[2..]), [(3, Reason::LastAdministrator)]);
    let elsewhere = [people.clone(), vec!["ELSE".into()]].concat();
    assert_eq!(refused(&elsewhere), []);
}
