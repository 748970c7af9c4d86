//! Files of a job: the results, and the shell script.

use rollcall_core::jobs::driver::Job;
use rollcall_core::jobs::plan::Plan;
use rollcall_core::jobs::report::{results, to_csv, to_json};

use crate::browser::download;
use crate::components::export::{FileFormat, tell_refused};
use crate::session::use_session;
use crate::ui::toast::use_notices;

/// Saves what became of each row.
pub fn report(job: &Job, format: FileFormat) {
    let progress = job.progress();
    let rows = results(&progress);
    let (name, kind, text) = match format {
        FileFormat::Csv => ("rollcall-job.csv", "text/csv", to_csv(&rows)),
        FileFormat::Json => (
            "rollcall-job.json",
            "application/json",
            to_json(progress.plan(), &rows),
        ),
    };
    save(name, kind, &text);
}

/// Saves a plan as a shell script of `curl` lines.
pub fn script(plan: &Plan) {
    if let Some(client) = use_session().client() {
        let script = rollcall_core::jobs::script::script(plan, &client, &|_| None);
        save("rollcall-job.sh", "text/x-shellscript", &script.text);
    }
}

/// Saves a plan, to be opened here again or by a colleague: ids and values, no tokens.
pub fn plan(plan: &Plan) {
    save("rollcall-plan.jsonl", "application/jsonl", &plan.to_text());
}

fn save(name: &str, kind: &str, text: &str) {
    if !download::save(name, kind, text) {
        tell_refused(use_notices());
    }
}
