//! The elements and attributes of the app's compile-time templates, for the page's Trusted Types policy.
//!
//! Leptos keeps static parts of a view as text and clones them through `innerHTML`. That text is in the data of the
//! built modules, so the list is read from there, and `boot.js` allows exactly these names. A template with an active
//! element or an attribute outside [`ATTRIBUTES`] fails the build.

use crate::failure::Failure;
use std::collections::BTreeSet;
use std::path::Path;

/// Elements that a template may contain: they hold text, and load, run and submit nothing.
const ELEMENTS: &str = "abbr article aside b bdi blockquote br caption code col colgroup dd del details dfn div dl dt em figcaption figure \
    footer h1 h2 h3 h4 header hr i ins kbd legend li main mark nav ol p pre q s samp section small span strong sub summary sup table tbody \
    td tfoot th thead tr u ul var wbr";

/// Attributes that a template may have, besides `aria-*`. Their values are never an address, a script or a style.
const ATTRIBUTES: &str = "class colspan dir hidden id lang role rowspan scope tabindex title";

/// Elements that load, run or submit, or whose content is parsed differently. Other names in angle brackets are Rust
/// types.
const ACTIVE: &str = "a area audio base body button canvas dialog embed fieldset form frame frameset head iframe image img input link map \
    math meta noscript object option output picture plaintext script select slot source style svg template textarea video";

/// The elements and attributes in the templates.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Templates {
    /// Names of elements.
    pub elements: BTreeSet<String>,
    /// Names of attributes.
    pub attributes: BTreeSet<String>,
}

impl Templates {
    /// Reads every module of a build.
    pub fn of_build(folder: &Path) -> Result<Self, Failure> {
        let mut templates = Self::default();
        for file in super::compress::files(folder)? {
            if file
                .extension()
                .is_some_and(|extension| extension == "wasm")
            {
                let module = std::fs::read(&file).map_err(Failure::file(&file))?;
                for data in data_sections(&module) {
                    templates.add(&String::from_utf8_lossy(data));
                }
            }
        }
        templates.check()
    }

    /// Adds every tag in a text, as Leptos writes them.
    fn add(&mut self, text: &str) {
        for (at, _) in text.match_indices('<') {
            let Some((name, attributes)) = tag(&text[at + 1..]) else {
                continue;
            };
            if known(ELEMENTS, name) || known(ACTIVE, name) {
                self.elements.insert(name.to_owned());
                self.attributes
                    .extend(attributes.into_iter().map(str::to_owned));
            }
        }
    }

    fn check(self) -> Result<Self, Failure> {
        let element = self.elements.iter().find(|name| known(ACTIVE, name));
        let attribute = self
            .attributes
            .iter()
            .find(|name| !known(ATTRIBUTES, name) && !name.starts_with("aria-"));
        match element.or(attribute) {
            Some(name) => Err(Failure::Page(format!(
                "a part of a view that never changes has {name:?}, which could load, run or submit something: give that element a dynamic \
                 value, or, where it is a harmless attribute, name it in web/templates.rs"
            ))),
            None => Ok(self),
        }
    }

    /// Joins the names with bars, for a regular expression.
    pub fn alternatives(names: &BTreeSet<String>) -> String {
        names.iter().cloned().collect::<Vec<_>>().join("|")
    }
}

fn known(list: &str, name: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == name)
}

/// Parses the name and attributes of a start tag, after its `<`. Returns `None` for anything else.
fn tag(text: &str) -> Option<(&str, Vec<&str>)> {
    let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let name_end = text.find(|c| !letter(c))?;
    let (name, mut rest) = text.split_at(name_end);
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    let mut attributes = Vec::new();
    while let Some(attribute) = rest.strip_prefix(' ') {
        let end = attribute.find([' ', '=', '>', '<', '"'])?;
        attributes.push(&attribute[..end]);
        rest = &attribute[end..];
        if let Some(value) = rest.strip_prefix("=\"") {
            rest = value.split_once('"')?.1;
        }
    }
    rest.starts_with('>').then_some((name, attributes))
}

/// Returns the data sections of a module (WebAssembly core specification, §5.5.2), and nothing for other files.
fn data_sections(module: &[u8]) -> Vec<&[u8]> {
    const DATA: u8 = 11;
    let mut found = Vec::new();
    let mut rest = module.strip_prefix(b"\0asm\x01\0\0\0").unwrap_or_default();
    while let Some((&id, behind)) = rest.split_first() {
        let Some((section, next)) =
            length(behind).and_then(|(length, behind)| behind.split_at_checked(length))
        else {
            break;
        };
        if id == DATA {
            found.push(section);
        }
        rest = next;
    }
    found
}

/// Parses an unsigned LEB128 number. Also returns the rest.
fn length(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let end = bytes.iter().take(5).position(|byte| byte & 0x80 == 0)? + 1;
    let (number, behind) = bytes.split_at(end);
    let number = number
        .iter()
        .rev()
        .fold(0, |number, byte| number << 7 | usize::from(byte & 0x7f));
    Some((number, behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Result<Templates, Failure> {
        let mut templates = Templates::default();
        templates.add(text);
        templates.check()
    }

    #[test]
    fn reads_the_tags_of_templates() {
        let templates = of("x<p class=\"a &gt; b\" id=\"c\">1 < 2</p><th scope=\"col\" hidden>y</th><br><T>, a<b and <title>z</title>, Vec<u8>, Option<bool>").unwrap();
        assert_eq!(Templates::alternatives(&templates.elements), "br|p|th");
        assert_eq!(
            Templates::alternatives(&templates.attributes),
            "class|hidden|id|scope"
        );
    }

    #[test]
    fn refuses_active_templates() {
        for text in [
            "<script>",
            "<style>",
            "<a href=\"/x\">",
            "<p onclick=\"x\">",
            "<p style=\"x\">",
            "<svg>",
            "<img src=\"x\">",
            "<form>",
            "<input>",
            "<iframe>",
            "<template>",
            "<slot>",
            "<p is=\"x\">",
            "<link>",
            "<meta>",
            "<math>",
            "<noscript>",
        ] {
            assert!(of(text).is_err(), "{text}");
        }
    }

    #[test]
    fn allowed_names_are_not_active() {
        for list in [ELEMENTS, ATTRIBUTES] {
            for name in list.split_ascii_whitespace() {
                let acts = [
                    "a",
                    "audio",
                    "base",
                    "button",
                    "dialog",
                    "embed",
                    "form",
                    "iframe",
                    "img",
                    "input",
                    "link",
                    "math",
                    "meta",
                    "noscript",
                    "object",
                    "script",
                    "select",
                    "slot",
                    "style",
                    "svg",
                    "template",
                    "textarea",
                    "video",
                    "action",
                    "autofocus",
                    "contenteditable",
                    "formaction",
                    "href",
                    "is",
                    "ping",
                    "popover",
                    "src",
                    "srcdoc",
                    "srcset",
                ];
                assert!(!acts.contains(&name) && !name.starts_with("on"), "{name}");
            }
        }
    }

    #[test]
    fn reads_only_the_data_of_a_module() {
        let folder =
            std::env::temp_dir().join(format!("rollcall-templates-{}", std::process::id()));
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        for (id, content) in [(10, "<i>"), (11, "<p role=\"status\">")] {
            // A length may be encoded in more bytes than it needs.
            module.extend([id, content.len() as u8 | 0x80, 0]);
            module.extend(content.bytes());
        }
        crate::workspace::write(&folder.join("a.wasm"), &module).unwrap();
        crate::workspace::write(&folder.join("b.wasm"), "no module <b>").unwrap();
        crate::workspace::write(&folder.join("c.js"), "<u>").unwrap();
        let templates = Templates::of_build(&folder).unwrap();
        assert_eq!(Templates::alternatives(&templates.elements), "p");
        assert_eq!(Templates::alternatives(&templates.attributes), "role");
        std::fs::remove_dir_all(folder).unwrap();
    }
}
