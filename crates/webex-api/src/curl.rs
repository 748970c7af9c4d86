//! Writes a request as a `curl` command that a person can read, keep and run.

use crate::pipeline::authorize;
use crate::pipeline::request::{Protocol, RequestParts};

/// Returns the command for `parts`. It is built from the headers that are actually sent, except the token.
pub(crate) fn command(parts: &RequestParts) -> String {
    let mut command = format!("curl --request {} {}", parts.method, quoted(&parts.url));
    // Double quotes only here, so that the shell substitutes the token.
    command.push_str(" \\\n  --header \"Authorization: Bearer $WEBEX_TOKEN\"");
    for (name, value) in authorize::plain_headers(parts) {
        command.push_str(" \\\n  --header ");
        command.push_str(&quoted(&[name.as_str(), ": ", value].concat()));
    }
    if let Some(body) = &parts.body {
        // `--data-raw`, because `--data` reads a file if the body starts with `@`.
        command.push_str(" \\\n  --data-raw ");
        command.push_str(&quoted(&String::from_utf8_lossy(body)));
    }
    command
}

/// Returns the command for a request of the XML API, with a shell variable in the place of its credential. `hide` hides
/// other secrets in the body.
pub(crate) fn xml_command(
    parts: &RequestParts,
    variable: &str,
    hide: fn(&str) -> String,
) -> String {
    let mut command = format!("curl --request {} {}", parts.method, quoted(&parts.url));
    for (name, value) in authorize::plain_headers(parts) {
        command.push_str(" \\\n  --header ");
        command.push_str(&quoted(&[name.as_str(), ": ", value].concat()));
    }
    let body = String::from_utf8_lossy(parts.body.as_deref().unwrap_or_default());
    let at = match parts.protocol {
        Protocol::Xml { credential, .. } => credential,
        Protocol::Rest => None,
    };
    command.push_str(" \\\n  --data-raw ");
    match at.and_then(|at| body.split_at_checked(at)) {
        Some((before, after)) => {
            command.push_str(&quoted(&hide(before)));
            // Double quotes only here, so that the shell substitutes the credential.
            command.push_str(&["\"", variable, "\""].concat());
            command.push_str(&quoted(&hide(after)));
        }
        None => command.push_str(&quoted(&hide(&body))),
    }
    command
}

/// Returns the command that exchanges an authorization code. Secrets stay shell variables: `$WEBEX_CODE`,
/// `$CLIENT_SECRET`, `$WEBEX_CODE_VERIFIER`.
pub fn curl_exchange(
    token_url: &str,
    client_id: &str,
    redirect_uri: &str,
    with_secret: bool,
    with_verifier: bool,
) -> String {
    let mut command = form_post(token_url, "authorization_code", client_id, with_secret);
    command.push_str(" \\\n  --data-urlencode \"code=$WEBEX_CODE\" \\\n  --data-urlencode ");
    command.push_str(&quoted(&["redirect_uri=", redirect_uri].concat()));
    if with_verifier {
        command.push_str(" \\\n  --data-urlencode \"code_verifier=$WEBEX_CODE_VERIFIER\"");
    }
    command
}

/// Returns the command that refreshes a token. Secrets stay shell variables: `$WEBEX_REFRESH_TOKEN`, `$CLIENT_SECRET`.
pub fn curl_refresh(token_url: &str, client_id: &str, with_secret: bool) -> String {
    let mut command = form_post(token_url, "refresh_token", client_id, with_secret);
    command.push_str(" \\\n  --data-urlencode \"refresh_token=$WEBEX_REFRESH_TOKEN\"");
    command
}

/// Starts a form POST. `--data-urlencode` takes `name=value` with a plain name, encodes the value and makes the request
/// a POST.
fn form_post(token_url: &str, grant_type: &str, client_id: &str, with_secret: bool) -> String {
    let mut command = ["curl --request POST ", &quoted(token_url)].concat();
    command.push_str(" \\\n  --data-urlencode ");
    command.push_str(&quoted(&["grant_type=", grant_type].concat()));
    command.push_str(" \\\n  --data-urlencode ");
    command.push_str(&quoted(&["client_id=", client_id].concat()));
    if with_secret {
        command.push_str(" \\\n  --data-urlencode \"client_secret=$CLIENT_SECRET\"");
    }
    command
}

/// Quotes one shell word. Nothing is special inside single quotes (POSIX.1 XCU 2.2.2); a quote closes, escapes and
/// reopens them.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Resolves single quotes and backslashes as a shell does.
    fn unquoted(word: &str) -> String {
        let mut text = String::new();
        let mut quoting = false;
        let mut characters = word.chars();
        while let Some(character) = characters.next() {
            match character {
                '\'' => quoting = !quoting,
                '\\' if !quoting => text.extend(characters.next()),
                other => {
                    assert!(quoting, "{other} is unquoted in {word}");
                    text.push(other);
                }
            }
        }
        assert!(!quoting, "{word} does not end");
        text
    }

    #[test]
    fn writes_the_token_endpoint_commands() {
        let url = "https://webexapis.com/v1/access_token";
        let redirect = "https://oauth.pstmn.io/v1/callback";
        let expected = [
            "curl --request POST 'https://webexapis.com/v1/access_token' \\",
            "  --data-urlencode 'grant_type=authorization_code' \\",
            "  --data-urlencode 'client_id=C0ffee' \\",
            "  --data-urlencode \"client_secret=$CLIENT_SECRET\" \\",
            "  --data-urlencode \"code=$WEBEX_CODE\" \\",
            "  --data-urlencode 'redirect_uri=https://oauth.pstmn.io/v1/callback' \\",
            "  --data-urlencode \"code_verifier=$WEBEX_CODE_VERIFIER\"",
        ];
        let whole = curl_exchange(url, "C0ffee", redirect, true, true);
        assert_eq!(whole.lines().collect::<Vec<_>>(), expected);
        let bare = curl_exchange(url, "C0ffee", redirect, false, false);
        assert!(
            !bare.contains("SECRET") && !bare.contains("VERIFIER"),
            "{bare}"
        );
        assert!(!bare.ends_with('\\'), "{bare}");
        let expected = [
            "curl --request POST 'https://webexapis.com/v1/access_token' \\",
            "  --data-urlencode 'grant_type=refresh_token' \\",
            "  --data-urlencode 'client_id=it'\\''s' \\",
            "  --data-urlencode \"client_secret=$CLIENT_SECRET\" \\",
            "  --data-urlencode \"refresh_token=$WEBEX_REFRESH_TOKEN\"",
        ];
        let whole = curl_refresh(url, "it's", true);
        assert_eq!(whole.lines().collect::<Vec<_>>(), expected);
        assert!(!curl_refresh(url, "it's", false).contains("SECRET"));
    }

    /// A shell passes these words to the program, with secrets that would break a naive command.
    #[test]
    fn shell_substitutes_the_secrets() {
        let command = curl_exchange("https://x/t", "C", "https://r/?a=b&c", true, true);
        let script = command.replacen("curl", "printf '%s\\n'", 1);
        let output = std::process::Command::new("sh")
            .args(["-c", &script])
            .env("CLIENT_SECRET", "a b'\"$x")
            .env("WEBEX_CODE", "c*")
            .env("WEBEX_CODE_VERIFIER", "v")
            .output();
        let Ok(output) = output else { return };
        let text = String::from_utf8(output.stdout).unwrap();
        let words: Vec<&str> = text
            .lines()
            .filter(|word| *word != "--data-urlencode")
            .collect();
        let expected = [
            "--request",
            "POST",
            "https://x/t",
            "grant_type=authorization_code",
            "client_id=C",
            "client_secret=a b'\"$x",
            "code=c*",
            "redirect_uri=https://r/?a=b&c",
            "code_verifier=v",
        ];
        assert_eq!(words, expected);
    }

    proptest! {
        #[test]
        fn quoting_round_trips(text in "[ -~é\n'\\\\$`\"!]{0,60}") {
            prop_assert_eq!(unquoted(&quoted(&text)), text);
        }
    }

    #[test]
    fn shell_reads_quoted_words() {
        let text = "it's `$HOME` \"x\" \\ $(id) !!\n@é";
        let output = std::process::Command::new("sh")
            .args(["-c", &format!("printf %s {}", quoted(text))])
            .output();
        // Without `sh` (Windows), the property test above is the only one.
        if let Ok(output) = output {
            assert_eq!(String::from_utf8(output.stdout).unwrap(), text);
        }
    }
}
