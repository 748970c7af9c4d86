//! nginx, Caddy and Apache with the files of `deploy/`.

mod apache;

use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use base64::Engine as _;

use crate::simulator::{CLIENT, SECRET};

/// The servers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Server {
    Nginx,
    Caddy,
    Apache,
}

/// Those that relay.
pub const SERVERS: [Server; 2] = [Server::Nginx, Server::Caddy];

/// Those that serve the app.
pub const HOSTS: [Server; 3] = [Server::Nginx, Server::Caddy, Server::Apache];

/// A running server.
pub struct Proxy {
    pub server: Server,
    pub port: u16,
    child: Child,
    folder: PathBuf,
}

/// What is served as the app.
pub const FILES: [(&str, &str); 7] = [
    ("index.html", "<!doctype html><title>Rollcall</title>"),
    (
        "404.html",
        "<!doctype html><title>Rollcall</title><p>deep link",
    ),
    ("config.json", "{}"),
    ("rollcall-0123456789abcdef.wasm", "\0asm"),
    ("rollcall-0123456789abcdef.js", "export {};"),
    ("rollcall-0123456789abcdef.js.br", "as Brotli"),
    ("rollcall-0123456789abcdef.js.gz", "as gzip"),
];

static NUMBER: AtomicU32 = AtomicU32::new(0);

impl Proxy {
    /// Starts a server in front of what listens on `upstream`.
    pub fn start(server: Server, upstream: u16) -> Self {
        Self::start_below(server, upstream, "/")
    }

    /// Starts one whose app is below `base`, with the files that `dist` packs for it.
    pub fn start_below(server: Server, upstream: u16, base: &str) -> Self {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("relay-{}-{number}", std::process::id());
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let app = folder.join("app").join(&base[1..]);
        std::fs::create_dir_all(&app).unwrap();
        for (name, content) in FILES {
            std::fs::write(app.join(name), content).unwrap();
        }
        // The port is free again for the server, and taken by nothing else in between on a machine that hands out ports in turn.
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        drop(listener);
        let setting = Setting {
            folder: &folder,
            port,
            upstream,
            base,
        };
        let mut command = match server {
            Server::Nginx => setting.nginx(),
            Server::Caddy => setting.caddy(),
            Server::Apache => setting.apache(),
        };
        let log = std::fs::File::create(folder.join("output")).unwrap();
        let child = command
            .stdin(Stdio::null())
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .spawn()
            .unwrap_or_else(|error| panic!("{server:?}: {error}; `cargo xtask setup` installs it"));
        let mut proxy = Self {
            server,
            port,
            child,
            folder,
        };
        proxy.wait();
        proxy
    }

    fn wait(&mut self) {
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            let ended = self.child.try_wait().unwrap().is_some();
            assert!(
                !ended && start.elapsed() < Duration::from_secs(20),
                "{:?}: {:?}",
                self.server,
                self.written()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// The origin of the page.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Checks that nothing of a relayed request is in what the server wrote, and the secret nowhere but in its place.
    ///
    /// Stops the server first, because some of it is written after the answer.
    pub fn check_silence(&mut self) {
        self.stop();
        let basic = basic();
        for (path, text) in self.written() {
            // Caddy's copy of its configuration names the paths.
            let copy = path.ends_with("autosave.json");
            let marks = ["CANARY", &basic, "/relay/", "/v1/", "XMLService"];
            for mark in &marks[..if copy { 2 } else { marks.len() }] {
                let at = text.find(mark);
                let around = at.map(|at| text.get(at.saturating_sub(200)..at + 100));
                assert_eq!(
                    around,
                    None,
                    "{:?} wrote {mark} to {}",
                    self.server,
                    path.display()
                );
            }
        }
    }

    /// Returns every file that the server wrote.
    fn written(&self) -> Vec<(PathBuf, String)> {
        let mut files = Vec::new();
        let mut folders = vec![self.folder.clone()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_none_or(|kind| kind != "conf") {
                    let bytes = std::fs::read(&path).unwrap_or_default();
                    files.push((path, String::from_utf8_lossy(&bytes).into_owned()));
                }
            }
        }
        files
    }
}

/// The credentials of the integration.
fn basic() -> String {
    base64::engine::general_purpose::STANDARD.encode(format!("{CLIENT}:{SECRET}"))
}

impl Proxy {
    /// Asks the server to end, which nginx's workers need, and waits for it.
    fn stop(&mut self) {
        if self.child.try_wait().is_ok_and(|status| status.is_none()) {
            let pid = self.child.id().to_string();
            let _ = Command::new("kill").args(["-TERM", &pid]).status();
            let _ = self.child.wait();
        }
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.stop();
        if !std::thread::panicking() {
            let _ = std::fs::remove_dir_all(&self.folder);
        }
    }
}

struct Setting<'a> {
    folder: &'a Path,
    port: u16,
    upstream: u16,
    base: &'a str,
}

impl Setting<'_> {
    /// Reads a file of `deploy/` and replaces what belongs to a place. Every replacement must occur.
    fn replaced(&self, name: &str, replacements: &[(&str, String)]) -> String {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../deploy")
            .join(name);
        let mut text = std::fs::read_to_string(path).unwrap();
        for (from, to) in replacements {
            assert!(text.contains(from), "{name} has no {from}");
            text = text.replace(from, to);
        }
        // As `dist --public-url` does.
        text.replace(" /404.html", &format!(" {}404.html", self.base))
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    fn path(&self, name: &str) -> String {
        self.folder.join(name).display().to_string()
    }

    fn basic(&self, example: &str) -> String {
        self.replaced(example, &[("Q0xJRU5UX0lEOkNMSUVOVF9TRUNSRVQ=", basic())])
    }

    fn nginx(&self) -> Command {
        let (port, upstream) = (self.port, self.upstream);
        let conf = self.replaced(
            "nginx/rollcall.conf",
            &[
                (
                    "listen 80;",
                    format!("listen 127.0.0.1:{port};\n\tserver_name other;"),
                ),
                (
                    "listen 443 ssl http2;",
                    format!("listen 127.0.0.1:{port} default_server;"),
                ),
                ("ssl_certificate /etc/ssl/rollcall.pem;", String::new()),
                (
                    "ssl_certificate_key /etc/ssl/private/rollcall.key;",
                    String::new(),
                ),
                (
                    "https://rollcall.example.com",
                    format!("http://127.0.0.1:{port}"),
                ),
                ("server_name rollcall.example.com;", String::new()),
                ("/var/www/rollcall", self.path("app")),
                (
                    "/etc/nginx/rollcall-",
                    format!("{}/rollcall-", self.folder.display()),
                ),
                (
                    "https://$rollcall_site.webex.com/",
                    format!("http://127.0.0.1:{upstream}/_site/$rollcall_site/"),
                ),
                (
                    "https://webexapis.com",
                    format!("http://127.0.0.1:{upstream}"),
                ),
                (
                    r"https://webexapis\.com",
                    format!(r"http://127\.0\.0\.1:{upstream}"),
                ),
                ("Host webexapis.com", format!("Host 127.0.0.1:{upstream}")),
            ],
        );
        self.write("rollcall.conf", &conf);
        self.write(
            "rollcall-headers.conf",
            &self.replaced("nginx/rollcall-headers.conf", &[]),
        );
        self.write(
            "rollcall-secret.conf",
            &self.basic("nginx/rollcall-secret.conf.example"),
        );
        // What Debian's own nginx.conf does, in a folder of ours.
        let folder = self.folder.display();
        let main = self.write(
            "main.conf",
            &format!(
                "daemon off;\npid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{}}\nhttp {{\n\
                 client_body_temp_path {folder}/body;\nproxy_temp_path {folder}/proxy;\nfastcgi_temp_path {folder}/f;\nuwsgi_temp_path {folder}/u;\nscgi_temp_path {folder}/s;\n\
                 access_log {folder}/access.log;\ninclude {folder}/rollcall.conf;\n}}\n"
            ),
        );
        let program = ["/usr/sbin/nginx", "/usr/local/sbin/nginx"];
        let program = program.into_iter().find(|path| Path::new(path).is_file());
        let mut command = Command::new(program.unwrap_or("nginx"));
        command.arg("-c").arg(main).args(["-e", "stderr"]);
        command
    }

    fn caddy(&self) -> Command {
        let (port, upstream) = (self.port, self.upstream);
        let conf = self.replaced(
            "caddy/Caddyfile",
            &[
                (
                    "https://rollcall.example.com",
                    format!("http://127.0.0.1:{port}"),
                ),
                (
                    "\nrollcall.example.com {",
                    format!("\nhttp://127.0.0.1:{port} {{"),
                ),
                ("/var/www/rollcall", self.path("app")),
                (
                    "import /etc/caddy/rollcall-headers",
                    format!("import {}", self.path("rollcall-headers.conf")),
                ),
                (
                    "rewrite * /WBXService/XMLService",
                    "rewrite * /_site/{re.site.1}/WBXService/XMLService".into(),
                ),
                (
                    "reverse_proxy {re.site.1}.webex.com:443",
                    format!("reverse_proxy 127.0.0.1:{upstream}"),
                ),
                ("\n\t\t\t\t\ttls\n", "\n".into()),
                (
                    "https://webexapis.com",
                    format!("http://127.0.0.1:{upstream}"),
                ),
                ("Host webexapis.com", format!("Host 127.0.0.1:{upstream}")),
            ],
        );
        self.write(
            "rollcall-headers.conf",
            &self.replaced("caddy/rollcall-headers", &[]),
        );
        let secret = self.basic("caddy/rollcall-secret.example");
        let mut variables = secret.lines().filter(|line| !line.starts_with('#'));
        let (name, value) = variables.next().unwrap().split_once('=').unwrap();
        let file = self.write("Caddyfile.conf", &conf);
        let mut command = Command::new("caddy");
        command
            .args(["run", "--adapter", "caddyfile", "--config"])
            .arg(file)
            // As systemd does with EnvironmentFile.
            .env(name, value)
            .env("XDG_DATA_HOME", self.path("data"))
            .env("XDG_CONFIG_HOME", self.path("settings"))
            .env("HOME", self.path("home"));
        command
    }
}
