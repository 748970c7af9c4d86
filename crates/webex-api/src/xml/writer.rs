//! Writes requests. No value can add an element: every character with a meaning in XML is escaped, and the ones that XML
//! cannot hold are refused.

/// The content of a request, element by element.
#[derive(Debug, Default)]
pub struct Content {
    text: String,
    open: Vec<&'static str>,
    refused: Option<IllegalCharacter>,
    credential: Option<usize>,
}

/// A request as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) text: String,
    /// Where the ticket or the access token goes.
    pub(crate) credential: Option<usize>,
}

/// A value holds a character that XML 1.0 does not have, such as a control character.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field} holds a character that XML cannot carry (U+{character:04X}); remove it")]
pub struct IllegalCharacter {
    /// The element.
    pub field: &'static str,
    /// The character's number.
    pub character: u32,
}

impl Content {
    /// Opens an element.
    pub fn open(&mut self, name: &'static str) {
        self.tag("<", name);
        self.open.push(name);
    }

    /// Closes the innermost element.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.tag("</", name);
        }
    }

    /// Writes an element with a value.
    pub fn value(&mut self, name: &'static str, value: &str) {
        self.tag("<", name);
        let refused = escape(&mut self.text, value);
        if let (Some(character), None) = (refused, &self.refused) {
            self.refused = Some(IllegalCharacter {
                field: name,
                character: character.into(),
            });
        }
        self.tag("</", name);
    }

    /// Writes an element with a value, if there is one.
    pub fn optional(&mut self, name: &'static str, value: Option<&str>) {
        if let Some(value) = value {
            self.value(name, value);
        }
    }

    /// Writes an element with a number.
    pub fn number(&mut self, name: &'static str, value: u32) {
        self.value(name, &value.to_string());
    }

    /// Writes `true` or `false`, if there is one.
    pub fn flag(&mut self, name: &'static str, value: Option<bool>) {
        let word = |value| if value { "true" } else { "false" };
        self.optional(name, value.map(word));
    }

    /// Writes text that is XML already. Only for text of this crate.
    pub(super) fn raw(&mut self, xml: &str) {
        self.text.push_str(xml);
    }

    /// Writes an element for the ticket or the access token, which the client fills in when it sends the request.
    pub(super) fn credential(&mut self, name: &'static str) {
        self.tag("<", name);
        self.credential = Some(self.text.len());
        self.tag("</", name);
    }

    /// Returns the text.
    ///
    /// # Errors
    /// Names the first field with a character that XML cannot hold.
    pub(crate) fn finish(mut self) -> Result<Written, IllegalCharacter> {
        while !self.open.is_empty() {
            self.close();
        }
        match self.refused {
            Some(refused) => Err(refused),
            None => Ok(Written {
                text: self.text,
                credential: self.credential,
            }),
        }
    }

    fn tag(&mut self, start: &str, name: &str) {
        self.text.push_str(start);
        self.text.push_str(name);
        self.text.push('>');
    }
}

/// Returns a value, escaped, for text that is put around it.
///
/// # Errors
/// If it holds a character that XML does not have.
pub fn escaped(field: &'static str, value: &str) -> Result<String, IllegalCharacter> {
    let mut text = String::new();
    match escape(&mut text, value) {
        None => Ok(text),
        Some(character) => Err(IllegalCharacter {
            field,
            character: character.into(),
        }),
    }
}

/// Appends a value, escaped. Returns the first character that XML does not have (XML 1.0, section 2.2), which is left
/// out.
///
/// A carriage return is written as a reference, because a reader turns a plain one into a line feed.
pub(crate) fn escape(text: &mut String, value: &str) -> Option<char> {
    let mut refused = None;
    for letter in value.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\'' => text.push_str("&apos;"),
            '\r' => text.push_str("&#13;"),
            '\t' | '\n' => text.push(letter),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => refused = refused.or(Some(letter)),
            _ => text.push(letter),
        }
    }
    refused
}
