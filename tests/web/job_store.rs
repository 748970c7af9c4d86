//! Jobs in IndexedDB.

use rollcall::browser::job_store::{self, StoredJob};
use wasm_bindgen_test::wasm_bindgen_test;

fn job(id: &str, kept: bool) -> StoredJob {
    StoredJob {
        id: id.to_owned(),
        owner: "ME".to_owned(),
        kept,
        plan: "header\nrow\n".to_owned(),
    }
}

async fn ids() -> Vec<String> {
    let jobs = job_store::all().await.unwrap();
    jobs.into_iter().map(|job| job.id).collect()
}

async fn append(id: &str, place: u32, lines: &[&str]) -> bool {
    let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    job_store::append(id, place, &lines).await.is_ok()
}

#[wasm_bindgen_test]
async fn jobs_come_back_with_their_lines_until_a_sign_out() {
    job_store::forget_all().await.unwrap();
    for job in [job("a", false), job("ab", false), job("c", true)] {
        job_store::put(&job).await.unwrap();
    }
    assert_eq!(job_store::all().await.unwrap()[2], job("c", true));
    assert!(append("a", 0, &["one", "two"]).await);
    assert!(append("a", 2, &["three"]).await);
    assert!(append("ab", 0, &["other"]).await);
    // What is written cannot be overwritten.
    assert!(!append("a", 2, &["again"]).await);
    assert_eq!(
        job_store::lines("a").await.unwrap(),
        ["one", "two", "three"]
    );
    assert_eq!(job_store::lines("b").await.unwrap(), [""; 0]);

    job_store::delete("a").await.unwrap();
    assert_eq!(ids().await, ["ab", "c"]);
    assert_eq!(job_store::lines("a").await.unwrap(), [""; 0]);
    assert_eq!(job_store::lines("ab").await.unwrap(), ["other"]);

    job_store::forget_all().await.unwrap();
    assert_eq!(ids().await, ["c"]);
    assert_eq!(job_store::lines("ab").await.unwrap(), [""; 0]);
    job_store::put(&job("c", false)).await.unwrap();
    // A tab that did not hear of the sign-out yet.
    assert!(append("late", 0, &["line"]).await);
    job_store::forget_all().await.unwrap();
    assert_eq!(ids().await, [""; 0]);
    assert_eq!(job_store::lines("late").await.unwrap(), [""; 0]);
}
