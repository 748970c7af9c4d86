//! `webex-sim`: see `--help`.

use std::process::ExitCode;

use webex_sim::server::args::{Args, HELP, Stop};

#[tokio::main]
async fn main() -> ExitCode {
    let args = match Args::parse(std::env::args().skip(1)) {
        Ok(args) => args,
        Err(Stop::Help) => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        Err(Stop::Wrong(text)) => return fail(&text),
    };
    match webex_sim::server::run(args).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(text) => fail(&text),
    }
}

fn fail(text: &str) -> ExitCode {
    eprintln!("webex-sim: {text}");
    ExitCode::from(2)
}
