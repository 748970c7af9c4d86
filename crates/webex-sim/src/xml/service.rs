//! Reads the envelope and dispatches on the operation.

use crate::answer::Answer;
use crate::call::Call;
use crate::world::World;
use crate::xml::element::Element;
use crate::xml::envelope::{self, Failure};
use crate::xml::{authenticate_user, reader};

/// The number of failures that the documentation does not list.
const OURS: &str = "999999";

/// Answers one request.
pub(crate) fn answer(world: &mut World, call: &Call<'_>) -> Answer {
    Ok(envelope::reply(outcome(world, call)))
}

fn outcome(world: &mut World, call: &Call<'_>) -> Result<(&'static str, String), Failure> {
    let ours = |reason: &str| Failure::new(OURS, reason);
    let text = text(call).ok_or_else(|| ours("The request is not UTF-8"))?;
    let message = reader::read(&text).map_err(|fault| {
        let reason = format!("The request is not well-formed XML: {fault}");
        Failure::new(OURS, reason)
    })?;
    let empty = Element::default();
    let context = message.at(&["header", "securityContext"]).unwrap_or(&empty);
    let content = message
        .at(&["body", "bodyContent"])
        .ok_or_else(|| ours("bodyContent is missing"))?;
    let site = context
        .value("siteName")
        .ok_or_else(|| ours("siteName is missing"))?;
    world
        .tenant
        .site(&format!("{site}.webex.com"))
        .ok_or_else(|| ours("No site has this siteName"))?;
    match operation(content.attribute("type").unwrap_or_default()) {
        "user.AuthenticateUser" => authenticate_user::answer(world, context, content, call.now),
        other => Err(Failure::new(
            OURS,
            format!("The operation {other} is not simulated"),
        )),
    }
}

/// Extracts `user.AuthenticateUser` from `java:com.webex.service.binding.user.AuthenticateUser`.
fn operation(kind: &str) -> &str {
    kind.split_once("service.binding.")
        .filter(|(start, _)| ["java:com.webex.", "java:com.webex.xmlapi."].contains(start))
        .map_or(kind, |(_, operation)| operation)
}

/// Returns the body, or the form field `XML` that old clients send.
fn text(call: &Call<'_>) -> Option<String> {
    let form = call
        .header("content-type")
        .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    if form {
        let mut fields = form_urlencoded::parse(call.body);
        let field = fields.find(|(name, _)| name == "XML");
        return field.map(|(_, value)| value.into_owned());
    }
    String::from_utf8(call.body.to_vec()).ok()
}
