//! The pages a person sees at the authorize endpoint. They contain no script and carry a policy that forbids it.

use crate::answer::Reply;
use crate::oauth::request::AuthorizationRequest;

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem;color:#111;background:#fff}\
    fieldset{border:1px solid #767676;border-radius:4px;margin:1rem 0;max-height:16rem;overflow:auto}label{display:block;padding:.25rem 0}\
    button{font:inherit;padding:.5rem 1.5rem;margin-right:1rem}code{overflow-wrap:anywhere}";

/// A person who can sign in.
pub(crate) struct Account<'a> {
    pub(crate) id: String,
    pub(crate) name: &'a str,
    pub(crate) email: &'a str,
    pub(crate) role: &'a str,
    pub(crate) chosen: bool,
}

/// Renders the consent page. Its form sends the request's own parameters back with the decision.
pub(crate) fn consent(
    request: &AuthorizationRequest,
    params: &[(String, String)],
    accounts: &[Account<'_>],
) -> Reply {
    let hidden: String = params
        .iter()
        .map(|(key, value)| {
            format!(
                "<input type=\"hidden\" name=\"{}\" value=\"{}\">",
                escape(key),
                escape(value)
            )
        })
        .collect();
    let scopes: String = request
        .scopes
        .iter()
        .map(|scope| format!("<li><code>{}</code></li>", escape(scope)))
        .collect();
    let people: String = accounts.iter().map(account).collect();
    let title = format!("{} asks for access", request.client.title());
    let body = format!(
        "<h1>{}</h1>\
         <p>This is the simulated Webex. Nothing here is real.</p>\
         <form method=\"post\" action=\"/v1/authorize\">{hidden}\
         <fieldset><legend>Sign in as</legend>{people}</fieldset>\
         <h2>What is asked for</h2><ul>{scopes}</ul>\
         <p>You will return to <code>{}</code></p>\
         <button name=\"decision\" value=\"accept\">Accept</button><button name=\"decision\" value=\"deny\">Deny</button></form>",
        escape(&title),
        escape(&request.redirect_uri)
    );
    page(200, &title, &body, Some(&request.redirect_uri))
}

/// Renders a page that explains why the request stops here.
pub(crate) fn error(error: &str, description: &str) -> Reply {
    let body = format!(
        "<h1>This request cannot be answered</h1><p>{}</p><p>Error: <code>{}</code></p>",
        escape(description),
        escape(error)
    );
    page(400, "Error", &body, None)
}

fn account(account: &Account<'_>) -> String {
    let Account {
        id,
        name,
        email,
        role,
        chosen,
    } = account;
    let checked = if *chosen { " checked" } else { "" };
    format!(
        "<label><input type=\"radio\" name=\"person\" value=\"{}\"{checked}> {} ({}, {})</label>",
        escape(id),
        escape(name),
        escape(email),
        escape(role)
    )
}

/// Renders a page. `form-action` also lists the redirect's origin, because browsers apply it to the redirect after the
/// form.
fn page(status: u16, title: &str, body: &str, redirect_uri: Option<&str>) -> Reply {
    let origin = redirect_uri
        .and_then(|uri| uri.parse::<http::Uri>().ok())
        .and_then(|uri| Some(format!(" {}://{}", uri.scheme_str()?, uri.authority()?)))
        .unwrap_or_default();
    let reply = Reply {
        status,
        content_type: "text/html;charset=UTF-8",
        body: format!(
            "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{}</title>\
             <meta name=\"viewport\" content=\"width=device-width\"><style>{STYLE}</style></head><body><main>{body}</main></body></html>",
            escape(title)
        )
        .into_bytes(),
        headers: Vec::new(),
    };
    let style = style_hash();
    reply
        .with_header(
            "Content-Security-Policy",
            format!(
                "default-src 'none'; style-src '{style}'; form-action 'self'{origin}; base-uri 'none'; frame-ancestors 'none'"
            ),
        )
        .with_header("X-Content-Type-Options", "nosniff".into())
        .with_header("Referrer-Policy", "no-referrer".into())
}

fn style_hash() -> String {
    use base64::Engine;
    use sha2::Digest;
    let hash = sha2::Sha256::digest(STYLE);
    format!(
        "sha256-{}",
        base64::engine::general_purpose::STANDARD.encode(hash)
    )
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}
