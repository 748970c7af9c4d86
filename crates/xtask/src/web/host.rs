//! A static host as simple as real ones: files under a sub-path, `404.html` for everything else, no rewrites. The
//! caller supplies `config.json`, and the page's policy is adapted to it.

use super::document::Document;
use super::headers::{cache_control, content_type, headers};
use super::policy::{Place, connect_origins, policy};
use crate::failure::Failure;
use crate::workspace::read;
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Response, StatusCode, Uri, header};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::net::TcpListener;

/// What to serve, and how.
pub struct Site {
    /// The built files.
    pub folder: PathBuf,
    /// The path the build was made for, with both slashes.
    pub base: String,
    /// The file to serve as `config.json`, if not the build's own.
    pub config: Option<PathBuf>,
    /// Whether to send headers. False imitates a host that sends none, as many do.
    pub headers: bool,
}

struct Ready {
    site: Site,
    connect: Vec<String>,
    config: String,
}

/// Binds the address, calls `listening` with the site's URL, and serves until the process ends.
pub async fn serve(
    site: Site,
    listen: SocketAddr,
    option: &'static str,
    listening: impl FnOnce(String),
) -> Result<(), Failure> {
    let path = site
        .config
        .clone()
        .unwrap_or_else(|| site.folder.join("config.json"));
    let config = read(&path)?;
    let connect = connect_origins(&path, &config)?;
    let listener = TcpListener::bind(listen)
        .await
        .map_err(|error| match error.kind() {
            std::io::ErrorKind::AddrInUse => Failure::PortBusy {
                port: listen.port(),
                option,
            },
            _ => Failure::Usage(format!("cannot listen on {listen}: {error}")),
        })?;
    let address = listener.local_addr().map_err(Failure::file(&path))?;
    listening(format!("http://{address}{}", site.base));
    let state = Arc::new(Ready {
        site,
        connect,
        config,
    });
    let router = Router::new().fallback(answer).with_state(state);
    axum::serve(listener, router)
        .await
        .map_err(Failure::file(&path))
}

async fn answer(State(ready): State<Arc<Ready>>, uri: Uri, request: HeaderMap) -> Response<Body> {
    let name = uri
        .path()
        .strip_prefix(ready.site.base.as_str())
        .unwrap_or("404.html");
    let name = if name.is_empty() { "index.html" } else { name };
    let packed = accepts_brotli(&request);
    let (status, name, (content, encoding)) = match ready.content(name, packed) {
        Some(found) if uri.path().starts_with(ready.site.base.as_str()) => {
            (StatusCode::OK, name, found)
        }
        _ => (
            StatusCode::NOT_FOUND,
            "404.html",
            ready.content("404.html", packed).unwrap_or_default(),
        ),
    };
    let mut response = Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, content_type(name));
    if encoding {
        response = response
            .header(header::CONTENT_ENCODING, "br")
            .header(header::VARY, "accept-encoding");
    }
    if ready.site.headers {
        response = response.header(header::CACHE_CONTROL, cache_control(name));
        for (name, value) in headers(&ready.connect) {
            response = response.header(name, value);
        }
    }
    response.body(Body::from(content)).unwrap_or_default()
}

impl Ready {
    /// Returns a file's bytes, and whether they are Brotli. The page and the configuration are generated; other files
    /// are read from disk.
    fn content(&self, name: &str, packed: bool) -> Option<(Vec<u8>, bool)> {
        let plain = name
            .split('/')
            .all(|part| !part.is_empty() && part != ".." && !part.contains('\\'));
        if !plain || name.ends_with(".br") || name.ends_with(".gz") {
            return None;
        }
        if name == "config.json" {
            return Some((self.config.clone().into_bytes(), false));
        }
        let file = self.site.folder.join(name);
        if name.ends_with(".html") {
            let mut document = Document(std::fs::read_to_string(file).ok()?);
            document
                .set_policy(&policy(Place::Meta, &self.connect))
                .ok()?;
            let content = document.0.into_bytes();
            return Some(if packed {
                (super::compress::brotli(&content).ok()?, true)
            } else {
                (content, false)
            });
        }
        let content = std::fs::read(&file).ok()?;
        let sibling = file.with_file_name(format!("{}.br", file.file_name()?.to_str()?));
        match std::fs::read(sibling) {
            Ok(small) if packed => Some((small, true)),
            _ => Some((content, false)),
        }
    }
}

fn accepts_brotli(request: &HeaderMap) -> bool {
    request
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.split(',').any(|coding| coding.trim() == "br"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(headers: bool) -> (Arc<Ready>, PathBuf) {
        let folder =
            std::env::temp_dir().join(format!("rollcall-host-{}-{headers}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        for (name, content) in [
            ("index.html", "<meta charset=\"utf-8\">home"),
            ("404.html", "<meta charset=\"utf-8\">lost"),
            ("boot.js", "boot"),
            ("boot.js.br", "packed"),
        ] {
            std::fs::write(folder.join(name), content).unwrap();
        }
        let site = Site {
            folder: folder.clone(),
            base: "/x/".into(),
            config: None,
            headers,
        };
        (
            Arc::new(Ready {
                site,
                connect: vec!["https://webexapis.com".into()],
                config: "{}".into(),
            }),
            folder,
        )
    }

    #[tokio::test]
    async fn serves_files_under_the_base_and_404_elsewhere() {
        let (ready, folder) = site(true);
        for (path, status, content_type) in [
            ("/x/", 200, "text/html; charset=utf-8"),
            ("/x/boot.js", 200, "text/javascript; charset=utf-8"),
            ("/x/config.json", 200, "application/json"),
            ("/x/people/deep", 404, "text/html; charset=utf-8"),
            ("/boot.js", 404, "text/html; charset=utf-8"),
            ("/x/../secret", 404, "text/html; charset=utf-8"),
            ("/x/boot.js.br", 404, "text/html; charset=utf-8"),
        ] {
            let response = answer(
                State(ready.clone()),
                path.parse().unwrap(),
                HeaderMap::new(),
            )
            .await;
            assert_eq!(response.status(), status, "{path}");
            assert_eq!(response.headers()["content-type"], content_type, "{path}");
            assert!(
                response.headers().contains_key("content-security-policy"),
                "{path}"
            );
        }
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[tokio::test]
    async fn serves_brotli_on_request_and_can_omit_headers() {
        let (ready, folder) = site(false);
        let mut request = HeaderMap::new();
        request.insert("accept-encoding", "gzip, br".parse().unwrap());
        let response = answer(State(ready.clone()), "/x/boot.js".parse().unwrap(), request).await;
        assert_eq!(response.headers()["content-encoding"], "br");
        assert!(!response.headers().contains_key("content-security-policy"));
        let page = ready.content("index.html", false).unwrap().0;
        assert!(
            String::from_utf8(page)
                .unwrap()
                .contains("Content-Security-Policy"),
            "the page itself still has one"
        );
        std::fs::remove_dir_all(folder).unwrap();
    }
}
