//! A request as a `curl` command that a person can read, keep and run.

use crate::pipeline::authorize;
use crate::pipeline::request::RequestParts;

/// The command of `parts`. It is built from the headers that are really sent, less the token.
pub(crate) fn command(parts: &RequestParts) -> String {
    let mut command = format!("curl --request {} {}", parts.method, quoted(&parts.url));
    // Double quotes here and only here: the shell is to put the token in.
    command.push_str(" \\\n  --header \"Authorization: Bearer $WEBEX_TOKEN\"");
    for (name, value) in authorize::plain_headers(parts) {
        command.push_str(" \\\n  --header ");
        command.push_str(&quoted(&format!("{name}: {value}")));
    }
    if let Some(body) = &parts.body {
        // `--data-raw`, because `--data` reads a file where the body begins with `@`.
        command.push_str(" \\\n  --data-raw ");
        command.push_str(&quoted(&String::from_utf8_lossy(body)));
    }
    command
}

/// The command that exchanges an authorization code. Secrets stay variables of the shell: `$WEBEX_CODE`, `$CLIENT_SECRET`,
/// `$WEBEX_CODE_VERIFIER`.
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

/// The command that refreshes a token. Secrets stay variables of the shell: `$WEBEX_REFRESH_TOKEN`, `$CLIENT_SECRET`.
pub fn curl_refresh(token_url: &str, client_id: &str, with_secret: bool) -> String {
    let mut command = form_post(token_url, "refresh_token", client_id, with_secret);
    command.push_str(" \\\n  --data-urlencode \"refresh_token=$WEBEX_REFRESH_TOKEN\"");
    command
}

/// `--data-urlencode` takes `name=value` with a plain name and encodes the value itself, and makes the request a POST.
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

/// One shell word. Inside single quotes nothing is special (POSIX.1 XCU 2.2.2); a quote ends, escapes and resumes.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What a shell makes of words of single quotes and backslashes.
    fn unquoted(word: &str) -> String {
        let mut text = String::new();
        let mut quoting = false;
        let mut characters = word.chars();
        while let Some(character) = characters.next() {
            match character {
                '\'' => quoting = !quoting,
                '\\' if !quoting => text.extend(characters.next()),
                other => {
                    assert!(quoting, "{other} stands bare in {word}");
                    text.push(other);
                }
            }
        }
        assert!(!quoting, "{word} does not end");
        text
    }

    #[test]
    fn the_commands_of_the_token_endpoint() {
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

    /// The words that a shell hands to the program, with secrets that a naive command would break on.
    #[test]
    fn a_real_shell_fills_the_secrets_in() {
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
        fn a_shell_reads_back_what_was_quoted(text in "[ -~é\n'\\\\$`\"!]{0,60}") {
            prop_assert_eq!(unquoted(&quoted(&text)), text);
        }
    }

    #[test]
    fn a_real_shell_agrees() {
        let text = "it's `$HOME` \"x\" \\ $(id) !!\n@é";
        let output = std::process::Command::new("sh")
            .args(["-c", &format!("printf %s {}", quoted(text))])
            .output();
        // No `sh` (Windows): the property test above stands alone.
        if let Ok(output) = output {
            assert_eq!(String::from_utf8(output.stdout).unwrap(), text);
        }
    }
}
