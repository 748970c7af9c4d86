//! Objects and lists of JSON. One body each, where `json!` brings the code of every object again.

use serde_json::{Map, Value};

/// An object with these members.
pub(crate) fn object(members: Vec<(&str, Value)>) -> Value {
    let mut object = Map::new();
    for (name, value) in members {
        object.insert(name.to_owned(), value);
    }
    Value::Object(object)
}

/// A list of texts.
pub(crate) fn texts(texts: &mut dyn Iterator<Item = &str>) -> Value {
    let mut list = Vec::new();
    for text in texts {
        list.push(text.into());
    }
    Value::Array(list)
}

/// A text, or null.
pub(super) fn text_or_null(text: Option<&str>) -> Value {
    text.map_or(Value::Null, Value::from)
}
