//! The report as HTML.

use time::{OffsetDateTime, UtcOffset};

use super::{Content, Report, Section};
use crate::number::grouped;
use crate::people::Standing;
use crate::visible::visible;

/// Even an error in the escaping could load or run nothing.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// How many columns fit on a phone.
const NARROW: usize = 3;

/// Follows the system's theme, and prints dark on white.
const STYLE: &str = "\
:root{color-scheme:light dark;--text:#1c2024;--quiet:#5b6470;--line:#d8dde3;--back:#fff;--mark:#f2f5f8;--good:#0f6b3c;--warn:#8a4b00}\
@media(prefers-color-scheme:dark){:root{--text:#e6e9ed;--quiet:#a3adb8;--line:#3a424c;--back:#15181c;--mark:#1f242a;--good:#6fd3a0;--warn:#f0b35f}}\
@media print{:root{color-scheme:light;--text:#000;--quiet:#444;--line:#bbb;--back:#fff;--mark:#f4f4f4;--good:#000;--warn:#000}}\
*{box-sizing:border-box}\
body{margin:0 auto;max-width:60rem;padding:2rem 1rem;background:var(--back);color:var(--text);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}\
h1{margin:0;font-size:1.75rem;line-height:1.25}.name{font-size:1.25rem}h2{margin:2rem 0 .5rem;font-size:1.25rem}p{margin:.25rem 0}\
.quiet{color:var(--quiet)}.mark{margin:1rem 0;padding:.75rem 1rem;border-left:.25rem solid var(--quiet);background:var(--mark)}\
.good{border-color:var(--good)}.warn{border-color:var(--warn)}\
.wide{overflow-x:auto}.wide table{min-width:44rem}table{width:100%;border-collapse:collapse}\
th,td{padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line);text-align:start;vertical-align:top}\
.facts th{width:7rem;text-align:end;font-variant-numeric:tabular-nums}\
tr{break-inside:avoid}";

/// Writes the report as a file of its own.
pub fn html(report: &Report) -> String {
    let organization = report.organization.as_deref();
    let organization = organization.unwrap_or("Organisation without a known name");
    let mut page = Writer(String::with_capacity(8 * 1024));
    page.start("!doctype", &[("html", "")]);
    page.element("html", &[("lang", "en-GB")], |page| {
        page.element("head", &[], |page| head(page, organization));
        page.element("body", &[], |page| {
            page.element("main", &[], |page| body(page, report, organization));
        });
    });
    page.0
}

fn head(page: &mut Writer, organization: &str) {
    page.start("meta", &[("charset", "utf-8")]);
    let policy = [
        ("http-equiv", "Content-Security-Policy"),
        ("content", POLICY),
    ];
    page.start("meta", &policy);
    for (name, content) in [
        ("viewport", "width=device-width, initial-scale=1"),
        ("referrer", "no-referrer"),
        ("robots", "noindex"),
    ] {
        page.start("meta", &[("name", name), ("content", content)]);
    }
    page.element("title", &[], |page| {
        page.escape(organization);
        page.escape(": organisation health");
    });
    // Plain text here, which escaping would change.
    page.element("style", &[], |page| page.0.push_str(STYLE));
}

fn body(page: &mut Writer, report: &Report, organization: &str) {
    page.element("h1", &[], |page| page.escape("Organisation health"));
    page.paragraph("name", organization);
    page.paragraph("quiet", &saved(report));
    page.paragraph(class(report.completeness.standing), &people(report));
    for section in &report.sections {
        page.element("section", &[], |page| write_section(page, section));
    }
    if !report.hidden.is_empty() {
        page.element("section", &[], |page| {
            page.element("h2", &[], |page| page.text("Not in this report"));
            page.element("ul", &[], |page| {
                for hidden in &report.hidden {
                    page.element("li", &[], |page| page.text(hidden));
                }
            });
        });
    }
}

fn saved(report: &Report) -> String {
    let saved = moment(report.saved);
    match report.saved_by.as_deref() {
        Some(name) => ["Saved with Rollcall on ", &saved, " by ", name, "."].concat(),
        None => ["Saved with Rollcall on ", &saved, "."].concat(),
    }
}

fn people(report: &Report) -> String {
    let read = report
        .people_read
        .map(|read| format!(" Read on {}.", moment(read)));
    [
        report.completeness.words.as_str(),
        read.as_deref().unwrap_or_default(),
    ]
    .concat()
}

const fn class(standing: Standing) -> &'static str {
    match standing {
        Standing::Complete => "mark good",
        Standing::Differs | Standing::Incomplete => "mark warn",
        Standing::Open | Standing::NotKnown => "mark",
    }
}

fn write_section(page: &mut Writer, section: &Section) {
    page.element("h2", &[], |page| page.text(&section.title));
    match &section.content {
        Content::Nothing(why) => page.paragraph("quiet", why),
        Content::Facts(facts) => page.element("table", &[("class", "facts")], |page| {
            for (number, words) in facts {
                let number = number.map_or_else(|| "not known".to_owned(), grouped);
                page.element("tr", &[], |page| {
                    page.element("th", &[("scope", "row")], |page| page.escape(&number));
                    page.element("td", &[], |page| page.text(words));
                });
            }
        }),
        Content::Table(headings, rows) => {
            let table = |page: &mut Writer| {
                page.element("table", &[], |page| write_table(page, headings, rows));
            };
            if headings.len() > NARROW {
                // It scrolls on a phone, also by keyboard.
                let frame = [("class", "wide"), ("tabindex", "0")];
                page.element("div", &frame, table);
            } else {
                table(page);
            }
        }
    }
}

fn write_table(page: &mut Writer, headings: &[&str], rows: &[Vec<String>]) {
    page.element("thead", &[], |page| {
        page.element("tr", &[], |page| {
            for heading in headings {
                page.element("th", &[("scope", "col")], |page| page.escape(heading));
            }
        });
    });
    page.element("tbody", &[], |page| {
        for row in rows {
            page.element("tr", &[], |page| {
                for cell in row {
                    page.element("td", &[], |page| page.text(cell));
                }
            });
        }
    });
}

/// `4 May 2026, 10:05 UTC`.
fn moment(time: OffsetDateTime) -> String {
    let time = time.to_offset(UtcOffset::UTC);
    let (day, month, year) = (time.day(), time.month(), time.year());
    format!(
        "{day} {month} {year}, {:02}:{:02} UTC",
        time.hour(),
        time.minute()
    )
}

/// The markup so far. Tags are put together here, because text that looks like a tag would count as a template of the app
/// (`crates/xtask/src/web/templates.rs`).
struct Writer(String);

impl Writer {
    /// Adds a start tag, with its attributes. One without a value is only named.
    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            if !value.is_empty() {
                self.0.push_str("=\"");
                self.escape(value);
                self.0.push('"');
            }
        }
        self.0.push('>');
    }

    /// Adds an element.
    fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        content: impl FnOnce(&mut Self),
    ) {
        self.start(name, attributes);
        content(self);
        self.0.push('<');
        self.0.push('/');
        self.0.push_str(name);
        self.0.push('>');
    }

    fn paragraph(&mut self, class: &str, words: &str) {
        self.element("p", &[("class", class)], |page| page.text(words));
    }

    /// Adds a text of anyone's as content: escaped, with its direction isolated.
    fn text(&mut self, words: &str) {
        self.element("bdi", &[], |page| page.escape(words));
    }

    /// Adds a text so that no character of it is markup, or unseen.
    fn escape(&mut self, words: &str) {
        for character in visible(words).chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                other => self.0.push(other),
            }
        }
    }
}

#[cfg(test)]
mod tests;
