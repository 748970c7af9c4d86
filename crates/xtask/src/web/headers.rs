//! The headers that a careful host sends with the app. The samples for real hosts have the same ones.

use super::policy::{Place, policy};

/// Returns the headers for every answer.
pub fn headers(connect: &[String]) -> Vec<(&'static str, String)> {
    let mut headers = vec![("content-security-policy", policy(Place::Header, connect))];
    headers.extend(
        [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-embedder-policy", "require-corp"),
            ("cross-origin-resource-policy", "same-origin"),
            ("strict-transport-security", "max-age=63072000; includeSubDomains"),
            (
                "permissions-policy",
                "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
            ),
        ]
        .map(|(name, value)| (name, value.to_owned())),
    );
    headers
}

/// Returns the caching header. Files with a digest in their name never change; all others are revalidated every time.
pub fn cache_control(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name);
    let digest = stem.rsplit('-').next().filter(|digest| *digest != stem);
    match digest {
        // Trunk drops a leading zero.
        Some(digest)
            if (14..=16).contains(&digest.len())
                && digest.chars().all(|digit| digit.is_ascii_hexdigit()) =>
        {
            "public, max-age=31536000, immutable"
        }
        _ => "no-store",
    }
}

/// Returns the content type by file extension. With `nosniff`, a wrong one is fatal.
pub fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod deployed;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn caches_only_files_named_after_their_content() {
        for path in [
            "rollcall-0123456789abcdef.css",
            "rollcall-0123456789abcdef.wasm",
            "x/mark-123456789abcdef.svg",
            "token-broker-0123456789abcdef.js",
        ] {
            assert!(cache_control(path).contains("immutable"), "{path}");
        }
        for path in [
            "index.html",
            "404.html",
            "config.json",
            "boot.js",
            "token-broker.js",
            "a-page.html",
        ] {
            assert_eq!(cache_control(path), "no-store", "{path}");
        }
    }

    #[test]
    fn headers_forbid_framing() {
        let headers = headers(&[]);
        assert!(
            headers
                .iter()
                .any(|(name, value)| *name == "content-security-policy"
                    && value.contains("frame-ancestors 'none'"))
        );
        assert!(
            headers
                .iter()
                .any(|(name, value)| *name == "referrer-policy" && value == "no-referrer")
        );
    }
}
