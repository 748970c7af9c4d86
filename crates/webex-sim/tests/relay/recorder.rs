//! A server in the place of Webex that records what reaches it.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A recorder. It serves until the test ends.
pub struct Recorder {
    pub port: u16,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Recorder {
    /// Gives every request the same answer, which must name its length.
    pub fn answering(answer: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let seen = Arc::<Mutex<Vec<String>>>::default();
        let record = Arc::clone(&seen);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let record = Arc::clone(&record);
                std::thread::spawn(move || serve(stream, answer, &record));
            }
        });
        Self { port, seen }
    }

    /// Takes everything that was received so far, one text for each connection.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.seen.lock().unwrap())
    }
}

/// Reads until the other side is silent, so that a second request behind the first one is seen too.
fn serve(mut stream: TcpStream, answer: &str, record: &Mutex<Vec<String>>) {
    stream
        .set_read_timeout(Some(Duration::from_millis(150)))
        .unwrap();
    let mut received = Vec::new();
    let mut part = [0; 4096];
    while let Ok(length) = stream.read(&mut part) {
        if length == 0 {
            break;
        }
        received.extend_from_slice(&part[..length]);
    }
    let text = String::from_utf8_lossy(&received).into_owned();
    record.lock().unwrap().push(text);
    let _ = stream.write_all(answer.as_bytes());
}
