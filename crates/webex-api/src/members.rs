//! Decodes JSON objects member by member, so that one bad member affects nothing else.
//!
//! A member stays raw text until something asks for it. Members that nothing asks for are never decoded, and an
//! unreadable member is distinguished from a missing one: see [`Unreadable`].

mod fault;
mod unreadable;

#[cfg(test)]
mod tests;

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::decode_error::DecodeError;
use crate::error_body::ErrorBody;
use fault::{at, at_entry, missing, unexpected};
pub use unreadable::Unreadable;

/// A type that can be decoded from an object.
pub trait FromMembers: Sized {
    /// Reads the members that the type knows.
    ///
    /// # Errors
    /// Only for members that the type requires, such as an id. Other unreadable members are left out and recorded in
    /// [`Members::unreadable`].
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError>;
}

/// The members of one JSON object.
///
/// `null` and absent are equivalent. The last of repeated members counts. A member listed in the object's `errors` is
/// unreadable whatever its value, because Webex uses `errors` to mark what it could not fetch for an item of a list.
pub struct Members<'a> {
    members: Vec<(&'a RawValue, &'a RawValue)>,
    errors: Option<Box<Members<'a>>>,
    unreadable: Unreadable,
    escapes: bool,
}

impl<'a> Members<'a> {
    /// Reads the members of a document.
    ///
    /// # Errors
    /// If it is not an object.
    pub fn of(document: &'a RawValue) -> Result<Self, DecodeError> {
        if !document.get().starts_with('{') {
            return Err(unexpected("an object", document));
        }
        let pairs = serde_json::from_str::<Pairs<'_>>(document.get());
        let pairs = pairs.map_err(|_| unexpected("an object", document))?.0;
        let mut members = Self {
            escapes: pairs.iter().any(|(key, _)| key.get().contains('\\')),
            members: pairs,
            errors: None,
            unreadable: Unreadable::default(),
        };
        let errors = members.get("errors").map(Self::of);
        members.errors = errors.and_then(Result::ok).map(Box::new);
        Ok(members)
    }

    /// Whether a member is present and not null, whatever its type.
    pub fn holds(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Reads a string.
    pub fn text(&mut self, name: &str) -> Option<String> {
        self.read(name, text)
    }

    /// Reads a required string, which must not be empty.
    ///
    /// # Errors
    /// If it is missing, empty or not a string.
    pub fn required_text(&mut self, name: &str) -> Result<String, DecodeError> {
        let value = self.find(name)?.ok_or_else(|| missing(name))?;
        let text = text(value).map_err(|fault| at(name, fault))?;
        if text.is_empty() {
            return Err(missing(name));
        }
        Ok(text)
    }

    /// Reads a list of strings. One entry of another type makes the whole list unreadable, because a partial list could
    /// be written back.
    pub fn texts(&mut self, name: &str) -> Option<Vec<String>> {
        self.read(name, |value| each(value, |_, entry| text(entry)))
    }

    /// Reads a required list of strings, for use as the basis of a change.
    ///
    /// # Errors
    /// If it is missing or unreadable. Neither means an empty list.
    pub fn required_texts(&mut self, name: &str) -> Result<Vec<String>, DecodeError> {
        let value = self.find(name)?.ok_or_else(|| missing(name))?;
        each(value, |_, entry| text(entry)).map_err(|fault| at(name, fault))
    }

    /// Reads a boolean, or a boolean as a string in any case: the Person schema declares a string where PUT takes a
    /// boolean.
    pub fn flag(&mut self, name: &str) -> Option<bool> {
        self.read(name, |value| {
            let word = value.get().trim_matches('"');
            if word.eq_ignore_ascii_case("true") {
                Ok(true)
            } else if word.eq_ignore_ascii_case("false") {
                Ok(false)
            } else {
                Err(unexpected("true or false", value))
            }
        })
    }

    /// Reads a whole number, written `50` or `50.0`: the License schema says `number`.
    pub fn whole(&mut self, name: &str) -> Option<i64> {
        self.read(name, whole)
    }

    /// Reads a list of objects. One unreadable entry makes the whole list unreadable, as in [`texts`](Self::texts). An
    /// unreadable member of an entry affects only that member.
    pub fn list<T: FromMembers>(&mut self, name: &str) -> Option<Vec<T>> {
        let mut inner = Unreadable::default();
        let list = self.read(name, |value| {
            each(value, |index, entry| {
                let mut members = Members::of(entry)?;
                let read = T::from_members(&mut members)?;
                inner.take_in(members.unreadable().below(&format!("[{index}]")));
                Ok(read)
            })
        });
        self.unreadable.take_in(inner.below(name));
        list
    }

    /// Reads a required list of objects, for use as the basis of a change.
    ///
    /// # Errors
    /// If it is missing or an entry is unreadable. Neither means an empty list.
    pub fn required_list<T: FromMembers>(&mut self, name: &str) -> Result<Vec<T>, DecodeError> {
        let items = self.items(name)?;
        items
            .unreadable
            .into_iter()
            .next()
            .map_or(Ok(items.read), Err)
    }

    /// Reads the items of a list answer. An item that is not an object or has no id is left out and reported.
    ///
    /// # Errors
    /// If there is no list. A missing list does not mean an empty one.
    pub fn items<T: FromMembers>(&mut self, name: &str) -> Result<Items<T>, DecodeError> {
        let value = self.find(name)?.ok_or_else(|| missing(name))?;
        let entries = entries(value).map_err(|fault| at(name, fault))?;
        let mut items = Items {
            read: Vec::with_capacity(entries.len()),
            unreadable: Vec::new(),
        };
        for (index, entry) in entries.into_iter().enumerate() {
            match Members::of(entry).and_then(|mut members| T::from_members(&mut members)) {
                Ok(item) => items.read.push(item),
                Err(fault) => items.unreadable.push(at_entry(name, index, fault)),
            }
        }
        Ok(items)
    }

    /// Returns the members that were requested so far and could not be read, for the model to keep.
    pub fn unreadable(&mut self) -> Unreadable {
        std::mem::take(&mut self.unreadable)
    }

    /// Reads a member. An unreadable one is recorded and counts as absent.
    fn read<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&'a RawValue) -> Result<T, DecodeError>,
    ) -> Option<T> {
        let value = self
            .find(name)
            .and_then(|value| value.map(read).transpose().map_err(|fault| at(name, fault)));
        value.unwrap_or_else(|fault| {
            self.unreadable.note(fault);
            None
        })
    }

    /// Finds a member that is present and not null.
    fn find(&self, name: &str) -> Result<Option<&'a RawValue>, DecodeError> {
        let fault = self.errors.as_ref().and_then(|errors| errors.get(name));
        fault.map_or(Ok(self.get(name)), |fault| Err(at(name, withheld(fault))))
    }

    fn get(&self, name: &str) -> Option<&'a RawValue> {
        let (_, value) = self
            .members
            .iter()
            .rev()
            .find(|(key, _)| is(key, name, self.escapes))?;
        (value.get() != "null").then_some(value)
    }
}

/// The items of a list answer.
#[derive(Debug)]
pub struct Items<T> {
    /// The readable items, in order.
    pub read: Vec<T>,
    /// What is wrong with each of the others.
    pub unreadable: Vec<DecodeError>,
}

/// Whether a key, which is quoted JSON text, equals a name.
fn is(key: &RawValue, name: &str, escapes: bool) -> bool {
    let key = key.get();
    key.len() == name.len() + 2 && key.as_bytes()[1..].starts_with(name.as_bytes())
        // Only a key with escapes can be another spelling of the name.
        || escapes && key.contains('\\') && serde_json::from_str::<String>(key).is_ok_and(|key| key == name)
}

/// Describes a member that Webex says it could not read, in Webex's words.
#[cold]
fn withheld(fault: &RawValue) -> DecodeError {
    let mut message = "Webex could not read it itself".to_owned();
    if let Some(words) = ErrorBody::read(fault.get().as_bytes()).message {
        message.push_str(": ");
        message.push_str(&words);
    }
    DecodeError {
        path: None,
        message,
    }
}

fn text(value: &RawValue) -> Result<String, DecodeError> {
    // Valid JSON text that fails to decode contains half a surrogate pair.
    serde_json::from_str(value.get()).map_err(|_| unexpected("text", value))
}

fn whole(value: &RawValue) -> Result<i64, DecodeError> {
    let digits = value.get();
    let number = digits.parse::<i64>().ok().or_else(|| {
        let number = serde_json::from_str::<f64>(digits).ok()?;
        // Beyond 2^53, a double cannot represent every whole number.
        let exact = number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0;
        exact.then_some(number as i64)
    });
    number.ok_or_else(|| unexpected("a whole number", value))
}

fn entries(value: &RawValue) -> Result<Vec<&RawValue>, DecodeError> {
    serde_json::from_str(value.get()).map_err(|_| unexpected("a list", value))
}

fn each<'a, T>(
    value: &'a RawValue,
    mut read: impl FnMut(usize, &'a RawValue) -> Result<T, DecodeError>,
) -> Result<Vec<T>, DecodeError> {
    let mut list = Vec::new();
    for (index, entry) in entries(value)?.into_iter().enumerate() {
        list.push(read(index, entry).map_err(|fault| at_entry("", index, fault))?);
    }
    Ok(list)
}

/// The members of an object, in order.
struct Pairs<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de> Deserialize<'de> for Pairs<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OfMap;

        impl<'de> Visitor<'de> for OfMap {
            type Value = Pairs<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<'de>, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }

        deserializer.deserialize_map(OfMap)
    }
}

/// Implements `Deserialize` through [`FromMembers`], for callers that hold a model's JSON in a form other than an
/// answer's body.
macro_rules! deserialize_by_members {
    ($($name:ident),+) => {
        $(impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let document = <Box<serde_json::value::RawValue> as serde::Deserialize>::deserialize(deserializer)?;
                $crate::members::Members::of(&document)
                    .and_then(|mut members| <Self as $crate::members::FromMembers>::from_members(&mut members))
                    .map_err(serde::de::Error::custom)
            }
        })+
    };
}

pub(crate) use deserialize_by_members;

/// Converts strings to ids.
pub(crate) fn all<T: From<String>>(texts: Vec<String>) -> Vec<T> {
    texts.into_iter().map(T::from).collect()
}
