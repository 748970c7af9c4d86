//! Setting and replacing tracking codes of people. Webex has no way to clear one.

use crate::sets::Set;

use crate::jobs::json::{object, text_or_null};
use serde_json::Value;
use webex_api::{PersonId, SiteUrl, TrackingCodeValue};

use super::Step;
use super::kind::{Area, Kind};
use crate::change::tracking_codes::CodeValue;
use crate::change::{AnyTarget, AnyValue, TrackingCodesOf};

/// A new value for one tracking code.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CodeEdit {
    /// The name of the code.
    pub name: String,
    /// Only where the code has this value; `None`: whatever it has.
    pub from: Option<String>,
    /// The value wanted, not empty.
    pub to: String,
}

/// New values for the tracking codes of a person on one site. Other codes keep theirs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TrackingCodes {
    /// The meeting site.
    pub site: SiteUrl,
    /// The codes, each once.
    pub codes: Vec<CodeEdit>,
}

fn value_of<'a>(held: &'a Set<CodeValue>, name: &str) -> Option<&'a str> {
    let code = held.iter().find(|code| code.0.name == name)?;
    Some(&code.0.value)
}

impl TrackingCodes {
    fn applied(&self, held: &Set<CodeValue>) -> Set<CodeValue> {
        let mut after = held.clone();
        for CodeEdit { name, from, to } in &self.codes {
            let fits = from.is_none() || from.as_deref() == value_of(held, name);
            if fits && !to.is_empty() {
                after.retain(|code| code.0.name != *name);
                let (name, value) = (name.clone(), to.clone());
                after.insert(CodeValue(TrackingCodeValue { name, value }));
            }
        }
        after
    }
}

impl Kind for TrackingCodes {
    const KEY: &'static str = "trackingCodes";

    fn target(&self, person: PersonId) -> AnyTarget {
        let site = self.site.clone();
        TrackingCodesOf { person, site }.into()
    }

    fn after(&self, before: &AnyValue) -> Option<AnyValue> {
        match before {
            AnyValue::TrackingCodes(held) => Some(self.applied(held).into()),
            _ => None,
        }
    }

    /// `None` if a code had no value before: it cannot be cleared.
    fn opposite(&self, before: &AnyValue, missing: &Set<String>) -> Option<Self> {
        let AnyValue::TrackingCodes(held) = before else {
            return None;
        };
        let after = self.applied(held);
        let made = after.difference(held);
        let made = made.filter(|code| !missing.contains(&code.to_string()));
        let back = |code: &CodeValue| {
            Some(CodeEdit {
                name: code.0.name.clone(),
                from: Some(code.0.value.clone()),
                to: value_of(held, &code.0.name)?.to_owned(),
            })
        };
        Some(Self {
            site: self.site.clone(),
            codes: made.map(back).collect::<Option<Vec<_>>>()?,
        })
    }

    fn area(&self) -> Area<'_> {
        Area::TrackingCodes(&self.site)
    }

    fn step(&self, _: Option<&AnyValue>) -> Step {
        Step::TrackingCodes
    }

    fn site(&self) -> Option<&SiteUrl> {
        Some(&self.site)
    }

    fn to_json(&self) -> Value {
        let mut codes = Vec::new();
        for code in &self.codes {
            let from = text_or_null(code.from.as_deref());
            codes.push(vec![code.name.as_str().into(), from, code.to.as_str().into()].into());
        }
        object(vec![
            ("site", self.site.as_str().into()),
            ("codes", Value::Array(codes)),
        ])
    }

    fn from_json(value: &Value) -> Option<Self> {
        let mut codes = Vec::new();
        for code in value.get("codes")?.as_array()? {
            let [name, from, to] = code.as_array()?.as_slice() else {
                return None;
            };
            codes.push(CodeEdit {
                name: name.as_str()?.to_owned(),
                from: match from {
                    Value::Null => None,
                    text => Some(text.as_str()?.to_owned()),
                },
                to: to.as_str()?.to_owned(),
            });
        }
        let site = value.get("site")?.as_str()?.into();
        Some(Self { site, codes })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Edit;
    use super::*;
    use crate::change::AnyValue;

    fn held(codes: &[[&str; 2]]) -> AnyValue {
        let code = |[name, value]: &[&str; 2]| {
            let (name, value) = ((*name).to_owned(), (*value).to_owned());
            CodeValue(TrackingCodeValue { name, value })
        };
        AnyValue::TrackingCodes(codes.iter().map(code).collect())
    }

    fn edit(name: &str, from: Option<&str>, to: &str) -> Edit {
        TrackingCodes {
            site: "a.example".into(),
            codes: vec![CodeEdit {
                name: name.to_owned(),
                from: from.map(str::to_owned),
                to: to.to_owned(),
            }],
        }
        .into()
    }

    #[test]
    fn a_code_is_set_or_replaced_and_the_others_stay() {
        let before = held(&[["Cost", "1"], ["Team", "X"]]);
        let after = held(&[["Cost", "2"], ["Team", "X"]]);
        let set = edit("Cost", None, "2");
        assert_eq!(set.after(&before), Some(after.clone()));
        assert_eq!(
            edit("Cost", Some("1"), "2").after(&before),
            Some(after.clone())
        );
        assert_eq!(
            edit("Cost", Some("9"), "2").after(&before),
            Some(before.clone())
        );
        assert_eq!(edit("Cost", None, "").after(&before), Some(before.clone()));
        let back = set.opposite(&before, &Set::new()).unwrap();
        assert_eq!(back.after(&after), Some(before.clone()));
        assert_eq!(edit("New", None, "1").opposite(&before, &Set::new()), None);
        let missing = [r#"["Cost","2"]"#.to_owned()].into();
        let nothing = set.opposite(&before, &missing).unwrap();
        assert_eq!(nothing.after(&after), Some(after));
        assert_eq!(Edit::from_json(&set.to_json()), Some(set));
    }
}
