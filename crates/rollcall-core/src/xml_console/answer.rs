//! What an answer says, and its elements as a tree. Secrets are hidden before anything is read.

use webex_api::xml::{Element, Exception, Namespace, XmlFault, exception, mask_secrets, reader};

/// The most elements that a tree shows.
pub const MOST_SHOWN: usize = 2_000;

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The text with its secrets hidden.
    pub text: String,
    /// What it says.
    pub said: Said,
    /// The outermost element.
    pub root: Branch,
    /// How many elements the tree leaves out.
    pub left_out: usize,
}

/// What an answer says about the request.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// It was carried out.
    Success {
        /// A backup site answered. What was written may not be on the primary site.
        backup: bool,
        /// The answer has the status of a part that failed, such as a person who was not deleted.
        partly: bool,
    },
    /// It was not.
    Failure {
        /// The number of the failure.
        id: String,
        /// The site's own words.
        reason: String,
        /// What is known of the number.
        known: Option<&'static Exception>,
    },
    /// The text is XML, but no answer of the XML API.
    Nothing,
}

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Branch {
    /// The name, without a prefix.
    pub name: String,
    /// The text directly inside.
    pub text: String,
    /// The elements inside.
    pub inside: Vec<Self>,
}

impl Answer {
    /// Reads an answer.
    ///
    /// # Errors
    /// If it is no XML.
    pub fn read(answer: &str) -> Result<Self, XmlFault> {
        let text = mask_secrets(answer);
        let document = reader::read(&text)?;
        let (said, mut room) = (said(document.root()), MOST_SHOWN);
        let root = branch(document.root(), &mut room);
        let left_out = document.len().saturating_sub(MOST_SHOWN);
        Ok(Self {
            said,
            root,
            left_out,
            text,
        })
    }
}

fn said(root: Element<'_>) -> Said {
    let of = |element: Element<'_>, name: &str| {
        let word = element.word_of(Namespace::Service, name);
        word.unwrap_or_default().to_owned()
    };
    let header = root.child(Namespace::Service, "header");
    let response = header.and_then(|header| header.child(Namespace::Service, "response"));
    let Some(response) = response else {
        return Said::Nothing;
    };
    let id = of(response, "exceptionID");
    match of(response, "result").as_str() {
        "SUCCESS" => Said::Success {
            backup: of(response, "gsbStatus") == "BACKUP",
            partly: has_failed(root),
        },
        "FAILURE" => Said::Failure {
            reason: of(response, "reason"),
            known: exception(&id),
            id,
        },
        _ => Said::Nothing,
    }
}

/// Whether an element named `status` says that something failed.
fn has_failed(element: Element<'_>) -> bool {
    element.name() == "status" && element.word() == "FAILURE" || element.children().any(has_failed)
}

fn branch(element: Element<'_>, room: &mut usize) -> Branch {
    *room = room.saturating_sub(1);
    let mut inside = Vec::new();
    for child in element.children() {
        if *room == 0 {
            break;
        }
        inside.push(branch(child, room));
    }
    Branch {
        name: element.name().to_owned(),
        text: element.text().trim().to_owned(),
        inside,
    }
}
