//! Reading answers: a JSON object taken apart member by member.
//!
//! One reader for all models, instead of a derived one for each: what a derive generates for each type, and again for its unknown
//! members, weighs more in the browser's bundle than everything else in this crate.

use serde_json::{Map, Value};

use crate::endpoint::DecodeError;

/// What an answer is read into.
pub trait FromMembers: Sized {
    /// Takes the members that the type knows.
    ///
    /// # Errors
    /// The first member that is missing or is not what it should be.
    fn from_members(members: Members) -> Result<Self, DecodeError>;
}

/// One object of an answer. Each method takes a member out; [`rest`](Self::rest) is what nobody took.
///
/// `null` and absence are the same. Faults name their place, such as `items[3].roles[1]`; it is put together on the way out, so
/// that reading what is right costs nothing for it.
#[derive(Debug)]
pub struct Members(Map<String, Value>);

impl Members {
    /// Takes a document apart.
    ///
    /// # Errors
    /// When it is not an object.
    pub fn of(document: Value) -> Result<Self, DecodeError> {
        match document {
            Value::Object(members) => Ok(Self(members)),
            other => Err(unexpected("an object", &other)),
        }
    }

    /// Text.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, DecodeError> {
        match self.take(name) {
            None => Ok(None),
            Some(value) => text(value).map(Some).map_err(|fault| at(name, fault)),
        }
    }

    /// Text that must be there.
    ///
    /// # Errors
    /// When it is not, or is anything else.
    pub fn required_text(&mut self, name: &str) -> Result<String, DecodeError> {
        self.text(name)?.ok_or_else(|| missing(name))
    }

    /// Whether a member is text.
    pub fn is_text(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(Value::is_string)
    }

    /// A list of texts; absent is empty.
    ///
    /// # Errors
    /// When it is no list, or one entry is no text.
    pub fn texts(&mut self, name: &str) -> Result<Vec<String>, DecodeError> {
        let values = self.values(name)?.unwrap_or_default();
        let mut texts = Vec::with_capacity(values.len());
        for (index, value) in values.into_iter().enumerate() {
            texts.push(text(value).map_err(|fault| at_entry(name, index, fault))?);
        }
        Ok(texts)
    }

    /// A boolean, or one written as text in any case: the Person schema declares a string where PUT takes a boolean.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn flag(&mut self, name: &str) -> Result<Option<bool>, DecodeError> {
        match self.take(name) {
            None => Ok(None),
            Some(Value::Bool(flag)) => Ok(Some(flag)),
            Some(Value::String(text)) if text.eq_ignore_ascii_case("true") => Ok(Some(true)),
            Some(Value::String(text)) if text.eq_ignore_ascii_case("false") => Ok(Some(false)),
            Some(other) => {
                let fault = unexpected("true, false, \"true\" or \"false\"", &other);
                Err(at(name, fault))
            }
        }
    }

    /// A whole number, written `50` or `50.0`: the License schema says `number`.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn whole(&mut self, name: &str) -> Result<Option<i64>, DecodeError> {
        let Some(value) = self.take(name) else {
            return Ok(None);
        };
        if let Some(whole) = value.as_i64() {
            return Ok(Some(whole));
        }
        match value.as_f64() {
            // 2^53: past it a double no longer holds every whole number.
            Some(whole) if whole.fract() == 0.0 && whole.abs() < 9_007_199_254_740_992.0 => {
                Ok(Some(whole as i64))
            }
            _ => Err(at(name, unexpected("a whole number", &value))),
        }
    }

    /// A list of objects; absent is empty.
    ///
    /// # Errors
    /// When it is no list, or one entry is not what it should be.
    pub fn list<T: FromMembers>(&mut self, name: &str) -> Result<Vec<T>, DecodeError> {
        let values = self.values(name)?.unwrap_or_default();
        let mut list = Vec::with_capacity(values.len());
        for (index, value) in values.into_iter().enumerate() {
            let entry = Self::of(value).and_then(T::from_members);
            list.push(entry.map_err(|fault| at_entry(name, index, fault))?);
        }
        Ok(list)
    }

    /// A list of objects that must be there: an answer without its list is not an empty list.
    ///
    /// # Errors
    /// When it is not, or as [`list`](Self::list).
    pub fn required_list<T: FromMembers>(&mut self, name: &str) -> Result<Vec<T>, DecodeError> {
        if self.0.get(name).is_none_or(Value::is_null) {
            return Err(missing(name));
        }
        self.list(name)
    }

    /// Everything that was not taken.
    pub fn rest(self) -> Map<String, Value> {
        self.0
    }

    fn take(&mut self, name: &str) -> Option<Value> {
        match self.0.remove(name) {
            None | Some(Value::Null) => None,
            value => value,
        }
    }

    fn values(&mut self, name: &str) -> Result<Option<Vec<Value>>, DecodeError> {
        match self.take(name) {
            None => Ok(None),
            Some(Value::Array(values)) => Ok(Some(values)),
            Some(other) => Err(at(name, unexpected("a list", &other))),
        }
    }
}

fn text(value: Value) -> Result<String, DecodeError> {
    match value {
        Value::String(text) => Ok(text),
        other => Err(unexpected("text", &other)),
    }
}

/// Texts as identifiers or other types that are text inside.
pub(crate) fn all<T: From<String>>(texts: Vec<String>) -> Vec<T> {
    texts.into_iter().map(T::from).collect()
}

#[cold]
fn missing(name: &str) -> DecodeError {
    let message = "it must be there and is missing".to_owned();
    DecodeError {
        path: Some(name.to_owned()),
        message,
    }
}

/// A value of the wrong kind. The value itself is left out: it may be long, and it is somebody's data.
#[cold]
fn unexpected(expected: &str, found: &Value) -> DecodeError {
    let found = match found {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    };
    DecodeError {
        path: None,
        message: ["expected ", expected, ", found ", found].concat(),
    }
}

/// The same fault, seen from the object that holds `place`.
#[cold]
fn at(place: &str, mut fault: DecodeError) -> DecodeError {
    fault.path = Some(match fault.path {
        None => place.to_owned(),
        Some(inner) => [place, ".", &inner].concat(),
    });
    fault
}

/// The same fault, seen from the object whose list `name` it is in.
#[cold]
fn at_entry(name: &str, index: usize, fault: DecodeError) -> DecodeError {
    at(&format!("{name}[{index}]"), fault)
}

/// Implements `Deserialize` by way of [`FromMembers`], for those who hold a model's JSON in another form than an answer's body.
macro_rules! deserialize_by_members {
    ($($name:ident),+) => {
        $(impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let document = <serde_json::Value as serde::Deserialize>::deserialize(deserializer)?;
                $crate::members::Members::of(document)
                    .and_then(<Self as $crate::members::FromMembers>::from_members)
                    .map_err(serde::de::Error::custom)
            }
        })+
    };
}

pub(crate) use deserialize_by_members;

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[derive(Debug)]
    struct Branch(Vec<Branch>, Vec<String>);

    impl FromMembers for Branch {
        fn from_members(mut members: Members) -> Result<Self, DecodeError> {
            Ok(Self(members.list("branches")?, members.texts("leaves")?))
        }
    }

    fn members(document: Value) -> Members {
        Members::of(document).unwrap()
    }

    #[test]
    fn a_fault_is_named_by_its_whole_place() {
        let rows = [
            (json!([]), None, "expected an object, found a list"),
            (
                json!({"leaves": {}}),
                Some("leaves"),
                "expected a list, found an object",
            ),
            (
                json!({"branches": [{}, {"branches": [{"leaves": ["a", 7]}]}]}),
                Some("branches[1].branches[0].leaves[1]"),
                "expected text, found a number",
            ),
            (
                json!({"branches": [null]}),
                Some("branches[0]"),
                "expected an object, found null",
            ),
        ];
        for (document, path, message) in rows {
            let fault = Members::of(document)
                .and_then(Branch::from_members)
                .unwrap_err();
            assert_eq!((fault.path.as_deref(), &*fault.message), (path, message));
        }
        let read = members(json!({"branches": null, "leaves": ["a"]}));
        let Branch(branches, leaves) = Branch::from_members(read).unwrap();
        assert!(branches.is_empty() && leaves == ["a"]);
    }

    #[test]
    fn what_must_be_there() {
        for document in [json!({}), json!({"a": null})] {
            let fault = members(document.clone()).required_text("a").unwrap_err();
            assert_eq!(fault.path.as_deref(), Some("a"));
            let fault = members(document.clone()).required_list::<Branch>("a");
            assert_eq!(fault.unwrap_err().path.as_deref(), Some("a"));
            assert_eq!(members(document.clone()).text("a"), Ok(None));
            assert_eq!(members(document.clone()).flag("a"), Ok(None));
            assert_eq!(members(document).whole("a"), Ok(None));
        }
    }

    #[test]
    fn whole_numbers() {
        let whole = |value: Value| members(json!({"a": value})).whole("a");
        assert_eq!(whole(json!(50)), Ok(Some(50)));
        assert_eq!(whole(json!(-50.0)), Ok(Some(-50)));
        assert_eq!(whole(json!(i64::MIN)), Ok(Some(i64::MIN)));
        for wrong in [
            json!(5.5),
            json!(1e300),
            json!(u64::MAX),
            json!("5"),
            json!(true),
        ] {
            assert!(whole(wrong.clone()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_rest_is_what_nobody_took() {
        let mut some = members(json!({"a": "x", "b": null, "c": null, "d": 1}));
        some.text("a").unwrap();
        some.flag("b").unwrap();
        assert_eq!(Value::Object(some.rest()), json!({"c": null, "d": 1}));
    }
}
