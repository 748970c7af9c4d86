//! The way to the form of a new job.

use crate::data::{JobStage, Jobs};

/// Leaves what would be shown in place of the form: a preview that was not run, and the report of a job that is over, which stays
/// under Activity. A job that is not over stays on the page.
pub fn show_form(jobs: Jobs) {
    if jobs.stage.get_untracked() == JobStage::Preview {
        jobs.drop_draft();
    }
    if jobs
        .job()
        .is_some_and(|job| job.progress().standing().is_over())
    {
        jobs.close();
    }
}
