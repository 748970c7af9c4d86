//! Small, strict edits of the page that Trunk writes. A missing tag is an error: a page without its policy must not be
//! published.

use crate::failure::Failure;

pub struct Document(pub String);

/// A start tag of the page.
pub struct Tag {
    text: String,
}

impl Tag {
    /// Returns the value of a double-quoted attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let from = self.text.split_once(&format!(" {name}=\""))?.1;
        Some(from.split_once('"')?.0)
    }
}

impl Document {
    /// Returns the start tags that start with `opening` (for example `<link `) and contain `mark`.
    pub fn tags(&self, opening: &str, mark: &str) -> Vec<Tag> {
        let mut found = Vec::new();
        let mut rest = self.0.as_str();
        while let Some(at) = rest.find(opening) {
            rest = &rest[at..];
            let end = rest.find('>').map_or(rest.len(), |end| end + 1);
            if rest[..end].contains(mark) {
                found.push(Tag {
                    text: rest[..end].to_owned(),
                });
            }
            rest = &rest[end..];
        }
        found
    }

    /// Returns the only such tag.
    pub fn tag(&self, opening: &str, mark: &str) -> Result<Tag, Failure> {
        let mut tags = self.tags(opening, mark);
        match (tags.pop(), tags.len()) {
            (Some(tag), 0) => Ok(tag),
            (_, others) => Err(Failure::Page(format!(
                "{opening}… {mark}…> occurs {} times instead of once",
                others + usize::from(others > 0)
            ))),
        }
    }

    /// Replaces a tag with `html`. If that is empty, removes the tag's line too.
    pub fn replace(&mut self, tag: &Tag, html: &str) {
        let line = format!("{}\n", tag.text);
        if html.is_empty() && self.0.contains(&line) {
            self.0 = self.0.replacen(&line, "", 1);
        } else {
            self.0 = self.0.replacen(&tag.text, html, 1);
        }
    }

    /// Inserts or replaces the policy, directly after `<meta charset>` and before anything that could load.
    pub fn set_policy(&mut self, policy: &str) -> Result<(), Failure> {
        for old in self.tags("<meta ", "Content-Security-Policy") {
            self.replace(&old, "");
        }
        let charset = self.tag("<meta ", "charset=")?;
        let html = format!(
            "{}\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">",
            charset.text
        );
        self.replace(&charset, &html);
        Ok(())
    }

    /// Removes comments, which are for people who edit the source.
    pub fn drop_comments(&mut self) {
        while let Some(from) = self.0.find("<!--") {
            let Some(length) = self.0[from..].find("-->") else {
                return;
            };
            let end = from + length + 3;
            let end = if self.0[end..].starts_with('\n') {
                end + 1
            } else {
                end
            };
            self.0.replace_range(from..end, "");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Document {
        Document("<head>\n<meta charset=\"utf-8\">\n<!-- why -->\n<link rel=\"stylesheet\" href=\"/a.css\"/>\n<link rel=\"stylesheet\" href=\"/b.css\"/>\n<link rel=\"icon\" href=\"/i.svg\"/>\n</head>".to_owned())
    }

    #[test]
    fn puts_the_policy_first_and_replaces_it() {
        let mut page = page();
        page.set_policy("default-src 'none'").unwrap();
        page.set_policy("default-src 'self'").unwrap();
        assert!(page.0.starts_with("<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\">\n"), "{}", page.0);
        assert!(!page.0.contains("'none'"));
    }

    #[test]
    fn refuses_a_page_without_its_anchor() {
        assert!(
            Document("<head></head>".to_owned())
                .set_policy("x")
                .is_err()
        );
        assert!(page().tag("<link ", "stylesheet").is_err(), "there are two");
        assert!(page().tag("<script ", "boot.js").is_err());
    }

    #[test]
    fn reads_replaces_and_removes_tags() {
        let mut page = page();
        let sheets = page.tags("<link ", "rel=\"stylesheet\"");
        assert_eq!(
            sheets
                .iter()
                .filter_map(|tag| tag.attribute("href"))
                .collect::<Vec<_>>(),
            ["/a.css", "/b.css"]
        );
        page.replace(&sheets[0], "<b>");
        page.replace(&sheets[1], "");
        page.drop_comments();
        assert_eq!(
            page.0,
            "<head>\n<meta charset=\"utf-8\">\n<b>\n<link rel=\"icon\" href=\"/i.svg\"/>\n</head>"
        );
    }
}
