//! Reading answers: a JSON object taken apart member by member, so that one wrong member costs that member and nothing else.
//!
//! A member stays the text that Webex sent until somebody asks for it. What nobody asks for is never decoded, and what cannot be
//! decoded is told apart from what was left out: see [`Unreadable`].

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

/// What an answer is read into.
pub trait FromMembers: Sized {
    /// Takes the members that the type knows.
    ///
    /// # Errors
    /// Only for what the type is nothing without, such as an id. Other members that cannot be read are left out and noted in
    /// [`Members::unreadable`].
    fn from_members(members: &mut Members<'_>) -> Result<Self, DecodeError>;
}

/// One object of an answer.
///
/// `null` and absence are the same. Of members with the same name the last counts. A member that the object names in `errors` is
/// unreadable, whatever it holds: so Webex marks what it could not fetch of one item of a list.
pub struct Members<'a> {
    members: Vec<(&'a RawValue, &'a RawValue)>,
    errors: Option<Box<Members<'a>>>,
    unreadable: Unreadable,
}

impl<'a> Members<'a> {
    /// Takes a document apart.
    ///
    /// # Errors
    /// When it is not an object.
    pub fn of(document: &'a RawValue) -> Result<Self, DecodeError> {
        if !document.get().starts_with('{') {
            return Err(unexpected("an object", document));
        }
        let pairs = serde_json::from_str::<Pairs<'_>>(document.get());
        let mut members = Self {
            members: pairs.map_err(|_| unexpected("an object", document))?.0,
            errors: None,
            unreadable: Unreadable::default(),
        };
        let errors = members.get("errors").map(Self::of);
        members.errors = errors.and_then(Result::ok).map(Box::new);
        Ok(members)
    }

    /// Whether a member is there, whatever it is, and is not null.
    pub fn holds(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Text.
    pub fn text(&mut self, name: &str) -> Option<String> {
        self.read(name, text)
    }

    /// Text that must be there and must not be empty.
    ///
    /// # Errors
    /// When it is not, or is anything else.
    pub fn required_text(&mut self, name: &str) -> Result<String, DecodeError> {
        let value = self.find(name)?.ok_or_else(|| missing(name))?;
        let text = text(value).map_err(|fault| at(name, fault))?;
        if text.is_empty() {
            return Err(missing(name));
        }
        Ok(text)
    }

    /// A list of texts. One entry that is no text makes the list unreadable: a list that is nearly right would be written back.
    pub fn texts(&mut self, name: &str) -> Option<Vec<String>> {
        self.read(name, |value| each(value, |_, entry| text(entry)))
    }

    /// A list of texts that must be there, as it is the basis of a change.
    ///
    /// # Errors
    /// When it was left out, or cannot be read: neither is an empty list.
    pub fn required_texts(&mut self, name: &str) -> Result<Vec<String>, DecodeError> {
        let value = self.find(name)?.ok_or_else(|| missing(name))?;
        each(value, |_, entry| text(entry)).map_err(|fault| at(name, fault))
    }

    /// A boolean, or one written as text in any case: the Person schema declares a string where PUT takes a boolean.
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

    /// A whole number, written `50` or `50.0`: the License schema says `number`.
    pub fn whole(&mut self, name: &str) -> Option<i64> {
        self.read(name, whole)
    }

    /// A list of objects. One entry that cannot be read makes the list unreadable, as with [`texts`](Self::texts); a member of an
    /// entry costs that member only.
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

    /// A list of objects that must be there, as it is the basis of a change.
    ///
    /// # Errors
    /// When it was left out, or an entry cannot be read: neither is an empty list.
    pub fn required_list<T: FromMembers>(&mut self, name: &str) -> Result<Vec<T>, DecodeError> {
        let items = self.items(name)?;
        items
            .unreadable
            .into_iter()
            .next()
            .map_or(Ok(items.read), Err)
    }

    /// The items of a list answer. One that is no object or lacks its id is left out and told.
    ///
    /// # Errors
    /// When there is no list: an answer without its list is not an empty list.
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

    /// What was asked for and could not be read, so far. A model keeps it.
    pub fn unreadable(&mut self) -> Unreadable {
        std::mem::take(&mut self.unreadable)
    }

    /// Reads a member; one that cannot be read is noted and counts as absent.
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

    /// A member that is there and not null.
    fn find(&self, name: &str) -> Result<Option<&'a RawValue>, DecodeError> {
        let fault = self.errors.as_ref().and_then(|errors| errors.get(name));
        fault.map_or(Ok(self.get(name)), |fault| Err(at(name, withheld(fault))))
    }

    fn get(&self, name: &str) -> Option<&'a RawValue> {
        let (_, value) = self.members.iter().rev().find(|(key, _)| is(key, name))?;
        (value.get() != "null").then_some(value)
    }
}

/// The items of a list answer.
#[derive(Debug)]
pub struct Items<T> {
    /// In the order of the list.
    pub read: Vec<T>,
    /// What is wrong with each of the others.
    pub unreadable: Vec<DecodeError>,
}

/// Whether a key, which is JSON text in quotes, is a name.
fn is(key: &RawValue, name: &str) -> bool {
    let key = key.get();
    let plain = key.strip_prefix('"').and_then(|key| key.strip_suffix('"'));
    plain == Some(name)
        // Only a key with escapes may be another spelling of it.
        || key.contains('\\') && serde_json::from_str::<String>(key).is_ok_and(|key| key == name)
}

/// A member that Webex says it could not read, in its words.
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
    // Text that fails has half of a surrogate pair in it, which is no character.
    serde_json::from_str(value.get()).map_err(|_| unexpected("text", value))
}

fn whole(value: &RawValue) -> Result<i64, DecodeError> {
    let digits = value.get();
    let number = digits.parse::<i64>().ok().or_else(|| {
        let number = digits.parse::<f64>().ok()?;
        // 2^53: past it a double no longer holds every whole number.
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

/// The members of an object, in their order.
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

/// Implements `Deserialize` by way of [`FromMembers`], for those who hold a model's JSON in another form than an answer's body.
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

/// Texts as a list of ids.
pub(crate) fn all<T: From<String>>(texts: Vec<String>) -> Vec<T> {
    texts.into_iter().map(T::from).collect()
}
